-- Open311: who may file from elsewhere, and what is asked beside the text.
CREATE TABLE api_keys (
  id serial NOT NULL,
  name text NOT NULL,
  holder text NOT NULL,
  key_hash text NOT NULL,
  prefix text NOT NULL,
  area_id int NOT NULL REFERENCES areas,
  pos int NOT NULL DEFAULT 0,
  per_minute int NOT NULL CHECK (per_minute > 0),
  valid_to date,
  created_by_id int REFERENCES users,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  revoked_at timestamptz(3),
  last_used_at timestamptz(3),
  CONSTRAINT api_keys_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX api_keys_key_hash_key ON api_keys (key_hash);
CREATE INDEX api_keys_pos_idx ON api_keys (pos);
CREATE TABLE request_attributes (
  id serial NOT NULL,
  category_id int NOT NULL REFERENCES request_categories,
  code text NOT NULL,
  datatype text NOT NULL CHECK (datatype IN ('string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist')),
  is_variable boolean NOT NULL DEFAULT true,
  is_required boolean NOT NULL DEFAULT false,
  description text NOT NULL,
  datatype_description text NOT NULL DEFAULT '',
  sort int NOT NULL,
  "values" jsonb NOT NULL DEFAULT '[]',
  CONSTRAINT request_attributes_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX request_attributes_category_id_code_key ON request_attributes (category_id, code);

ALTER TABLE requests ADD COLUMN attributes jsonb,
  ADD CONSTRAINT requests_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES api_keys (id);
-- What other platforms ask for: a span of time in all areas.
CREATE INDEX requests_received_at ON requests (received_at);

INSERT INTO positioned_tables VALUES ('api_keys');
CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON api_keys FOR EACH ROW EXECUTE FUNCTION take_position();

DO $do$
DECLARE
  writable text := $w$(SELECT app_permission()) = 'api-keys.manage' AND pos >= (SELECT app_bound('app.write_lo')) AND pos <= (SELECT app_bound('app.write_hi'))
    AND ((SELECT app_ranges('app.write_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.write_ranges')))$w$;
  readable text := $r$(SELECT app_permission()) = 'api-keys.manage' AND pos >= (SELECT app_bound('app.read_lo')) AND pos <= (SELECT app_bound('app.read_hi'))
    AND ((SELECT app_ranges('app.read_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.read_ranges')))$r$;
BEGIN
  ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
  ALTER TABLE request_attributes ENABLE ROW LEVEL SECURITY;
  -- The desk finds a key by its hash and notes that it was used.
  EXECUTE format('CREATE POLICY readable ON api_keys FOR SELECT USING ((SELECT is_request_desk()) OR (%s))', readable);
  EXECUTE format('CREATE POLICY insertable ON api_keys FOR INSERT WITH CHECK (%s)', writable);
  EXECUTE format('CREATE POLICY changeable ON api_keys FOR UPDATE USING ((SELECT is_request_desk()) OR (%s))', writable);
  GRANT SELECT, INSERT ON api_keys TO gongzhi_app;
  GRANT UPDATE (revoked_at, last_used_at) ON api_keys TO gongzhi_app;
  CREATE POLICY everyone_reads ON request_attributes FOR SELECT USING (true);
  CREATE POLICY insertable ON request_attributes FOR INSERT WITH CHECK ((SELECT app_permission()) = 'request.settings');
  CREATE POLICY changeable ON request_attributes FOR UPDATE USING ((SELECT app_permission()) = 'request.settings');
  GRANT SELECT, INSERT, UPDATE ON request_attributes TO gongzhi_app;
END $do$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO gongzhi_app;

INSERT INTO request_attributes (category_id, code, datatype, is_required, description, datatype_description, sort, "values")
SELECT c.id, g.code, g.datatype, g.is_required, g.description, g.hint, g.sort, g.list::jsonb
FROM (VALUES
  ('DT', 'FAULT', 'singlevaluelist', true, '电梯是什么情况', '', 1, '[{"key":"trapped","name":"有人被困"},{"key":"stopped","name":"停运"},{"key":"noise","name":"异响、抖动"},{"key":"add","name":"加装"}]'),
  ('DT', 'SINCE', 'datetime', false, '从什么时候起', '', 2, '[]'),
  ('SDQ', 'KINDS', 'multivaluelist', true, '停了什么', '可以选几样', 1, '[{"key":"water","name":"水"},{"key":"power","name":"电"},{"key":"gas","name":"气"},{"key":"heat","name":"热"}]'),
  ('SDQ', 'HOUSEHOLDS', 'number', false, '大约多少户', '', 2, '[]'),
  ('DL', 'LAMP', 'string', false, '灯杆或井盖上的编号', '', 1, '[]'),
  ('ZS', 'SOURCE', 'singlevaluelist', false, '噪声从哪里来', '', 1, '[{"key":"site","name":"工地"},{"key":"shop","name":"商铺、餐馆"},{"key":"home","name":"邻居"},{"key":"square","name":"广场活动"}]'),
  ('ZS', 'HOURS', 'string', false, '一般在几点', '', 2, '[]'),
  ('TCN', 'WISH', 'text', false, '希望怎样解决', '', 1, '[]')
) AS g (category, code, datatype, is_required, description, hint, sort, list) JOIN request_categories c ON c.code = g.category;
