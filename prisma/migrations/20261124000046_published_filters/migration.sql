-- What all may read, by place, kind, outcome and time: found in the index alone, row-level security included.
DROP INDEX requests_published;
CREATE INDEX requests_published ON requests (pos, id) INCLUDE (category_id, received_on, state, closed_at, is_solved, department_id)
  WHERE public_state = 'published';
