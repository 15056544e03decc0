-- Which of several reporters took a step: what one of them wrote is not shown to the others.
ALTER TABLE request_moves ADD COLUMN reporter_id int REFERENCES request_reporters (id);
-- Files of a step are found by it.
CREATE INDEX attachments_move_id ON attachments (move_id) WHERE move_id IS NOT NULL;
CREATE INDEX request_moves_reporter_id ON request_moves (reporter_id) WHERE reporter_id IS NOT NULL;
-- What all may read, newest first.
CREATE INDEX requests_published_newest ON requests (id) WHERE public_state = 'published';
