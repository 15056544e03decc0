-- What a service asks is changed on a page: two people at once are noticed, and what is asked no longer keeps its words
-- for the requests that answered it.
ALTER TABLE request_attributes ADD COLUMN retired_on date, ADD COLUMN version int NOT NULL DEFAULT 1;
-- A choice that has to be made leaves room for what nobody thought of.
UPDATE request_attributes SET "values" = "values" || '[{"key":"other","name":"其他"}]'
WHERE code IN ('FAULT', 'SOURCE') AND NOT "values" @> '[{"key":"other"}]';
