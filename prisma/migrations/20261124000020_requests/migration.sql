-- 诉求: what residents ask and grids find, its way through the levels, and what came of it.
CREATE TYPE "RequestState" AS ENUM ('received', 'objected', 'signed', 'paused', 'submitted', 'answered', 'closed', 'merged', 'declined');
CREATE TYPE "RequestSource" AS ENUM ('web', 'phone', 'window', 'visit', 'grid', 'hotline', 'api');
CREATE TYPE "RequestKind" AS ENUM ('need', 'advice', 'effect');
CREATE TYPE "Satisfaction" AS ENUM ('satisfied', 'basically', 'dissatisfied');
CREATE TYPE "LimitUnit" AS ENUM ('hours', 'working_hours', 'working_days');
CREATE TYPE "PublicState" AS ENUM ('none', 'wanted', 'published', 'refused');
CREATE TABLE departments (
  id serial NOT NULL,
  name text NOT NULL,
  area_id int NOT NULL,
  pos int NOT NULL DEFAULT 0,
  field text NOT NULL,
  retired_on date,
  is_demo boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT departments_pkey PRIMARY KEY (id)
);
CREATE TABLE department_members (
  department_id int NOT NULL,
  user_id int NOT NULL,
  since timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT department_members_pkey PRIMARY KEY (department_id, user_id)
);
CREATE TABLE request_categories (
  id serial NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  group_name text NOT NULL,
  description text NOT NULL DEFAULT '',
  keywords text[],
  field text NOT NULL DEFAULT '',
  is_event boolean NOT NULL DEFAULT false,
  sort int NOT NULL DEFAULT 0,
  retired_on date,
  CONSTRAINT request_categories_pkey PRIMARY KEY (id)
);
CREATE TABLE request_limits (
  id serial NOT NULL,
  category_id int NOT NULL,
  version int NOT NULL,
  valid_from date NOT NULL,
  sign_hours int NOT NULL,
  contact_hours int NOT NULL,
  amount int NOT NULL,
  unit "LimitUnit" NOT NULL,
  document text NOT NULL DEFAULT '',
  set_by_id int,
  set_by text NOT NULL DEFAULT '',
  set_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT request_limits_pkey PRIMARY KEY (id)
);
CREATE TABLE request_formulas (
  version int NOT NULL,
  valid_from date NOT NULL,
  basically_weight decimal(3,2) NOT NULL,
  response_weight decimal(3,2) NOT NULL,
  solved_weight decimal(3,2) NOT NULL,
  satisfied_weight decimal(3,2) NOT NULL,
  document text NOT NULL DEFAULT '',
  set_by_id int,
  set_by text NOT NULL DEFAULT '',
  set_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT request_formulas_pkey PRIMARY KEY (version)
);
CREATE TABLE requests (
  id serial NOT NULL,
  code text NOT NULL DEFAULT '',
  area_id int NOT NULL,
  pos int NOT NULL DEFAULT 0,
  address text NOT NULL DEFAULT '',
  lat double precision,
  long double precision,
  category_id int NOT NULL,
  kind "RequestKind" NOT NULL DEFAULT 'need',
  source "RequestSource" NOT NULL,
  grid_id int,
  text text NOT NULL,
  media_url text,
  state "RequestState" NOT NULL DEFAULT 'received',
  round int NOT NULL DEFAULT 1,
  held_area_id int NOT NULL,
  department_id int,
  received_at timestamptz(3) NOT NULL,
  received_on date NOT NULL,
  limit_id int NOT NULL,
  sign_due_at timestamptz(3),
  contact_due_at timestamptz(3),
  near_due_at timestamptz(3),
  due_at timestamptz(3),
  escalate_at timestamptz(3),
  signed_at timestamptz(3),
  contacted_at timestamptz(3),
  paused_at timestamptz(3),
  pause_reason text,
  submitted_at timestamptz(3),
  submitted_by_id int,
  result text,
  answered_at timestamptz(3),
  closed_at timestamptz(3),
  returns int NOT NULL DEFAULT 0,
  objections int NOT NULL DEFAULT 0,
  escalations int NOT NULL DEFAULT 0,
  is_responded boolean,
  is_solved boolean,
  satisfaction "Satisfaction",
  rated_by text,
  excluded_at timestamptz(3),
  merged_into_id int,
  public_state "PublicState" NOT NULL DEFAULT 'none',
  public_text text,
  public_result text,
  entered_by_id int,
  api_key_id int,
  is_demo boolean NOT NULL DEFAULT false,
  search_text text NOT NULL DEFAULT '',
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT requests_pkey PRIMARY KEY (id)
);
CREATE TABLE request_reporters (
  id serial NOT NULL,
  request_id int NOT NULL,
  query_hash text NOT NULL,
  source "RequestSource" NOT NULL,
  text text NOT NULL DEFAULT '',
  is_first boolean NOT NULL,
  came_from_id int,
  at timestamptz(3) NOT NULL,
  CONSTRAINT request_reporters_pkey PRIMARY KEY (id)
);
CREATE TABLE request_contacts (
  reporter_id int NOT NULL,
  sealed text NOT NULL,
  masked text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT request_contacts_pkey PRIMARY KEY (reporter_id)
);
CREATE TABLE request_moves (
  id bigserial NOT NULL,
  request_id int NOT NULL,
  at timestamptz(3) NOT NULL,
  user_id int,
  actor text NOT NULL,
  unit text NOT NULL DEFAULT '',
  action text NOT NULL,
  from_state "RequestState",
  to_state "RequestState" NOT NULL,
  reason text NOT NULL DEFAULT '',
  to_area_id int,
  to_department_id int,
  is_shown boolean NOT NULL DEFAULT false,
  CONSTRAINT request_moves_pkey PRIMARY KEY (id)
);
CREATE TABLE request_feedback (
  id serial NOT NULL,
  request_id int NOT NULL,
  round int NOT NULL,
  reporter_id int,
  by text NOT NULL,
  is_responded boolean NOT NULL,
  is_solved boolean NOT NULL,
  satisfaction "Satisfaction" NOT NULL,
  comment text NOT NULL DEFAULT '',
  at timestamptz(3) NOT NULL,
  user_id int,
  CONSTRAINT request_feedback_pkey PRIMARY KEY (id)
);
CREATE TABLE request_exclusions (
  id serial NOT NULL,
  request_id int NOT NULL,
  reason text NOT NULL,
  detail text NOT NULL DEFAULT '',
  asked_by_id int NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  decided_by_id int,
  decided_by text,
  decided_at timestamptz(3),
  is_granted boolean,
  CONSTRAINT request_exclusions_pkey PRIMARY KEY (id)
);
CREATE TABLE request_months (
  id serial NOT NULL,
  code text NOT NULL DEFAULT '',
  name text NOT NULL DEFAULT '',
  area_id int NOT NULL,
  pos int NOT NULL DEFAULT 0,
  month date NOT NULL,
  received int NOT NULL DEFAULT 0,
  events int NOT NULL DEFAULT 0,
  closed int NOT NULL DEFAULT 0,
  in_time int NOT NULL DEFAULT 0,
  valid int NOT NULL DEFAULT 0,
  responded int NOT NULL DEFAULT 0,
  solved int NOT NULL DEFAULT 0,
  satisfied int NOT NULL DEFAULT 0,
  basically int NOT NULL DEFAULT 0,
  points decimal(12,2) NOT NULL DEFAULT 0,
  excluded int NOT NULL DEFAULT 0,
  reopened int NOT NULL DEFAULT 0,
  is_demo boolean NOT NULL DEFAULT false,
  started_on date,
  retired_on date,
  review_state "ReviewState" NOT NULL DEFAULT 'approved',
  search_text text NOT NULL DEFAULT '',
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT request_months_pkey PRIMARY KEY (id)
);
CREATE TABLE reply_templates (
  id serial NOT NULL,
  area_id int NOT NULL,
  pos int NOT NULL DEFAULT 0,
  category_id int,
  title text NOT NULL,
  text text NOT NULL,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT reply_templates_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX departments_area_id_name_key ON departments (area_id, name);
CREATE INDEX departments_pos_idx ON departments (pos);
CREATE INDEX department_members_user_id_idx ON department_members (user_id);
CREATE UNIQUE INDEX request_categories_code_key ON request_categories (code);
CREATE UNIQUE INDEX request_limits_category_id_version_key ON request_limits (category_id, version);
CREATE UNIQUE INDEX requests_code_key ON requests (code);
CREATE UNIQUE INDEX request_reporters_query_hash_key ON request_reporters (query_hash);
CREATE INDEX request_reporters_request_id_idx ON request_reporters (request_id);
CREATE INDEX request_moves_request_id_id_idx ON request_moves (request_id, id);
CREATE INDEX request_feedback_request_id_idx ON request_feedback (request_id);
CREATE INDEX request_exclusions_request_id_idx ON request_exclusions (request_id);
CREATE INDEX request_months_pos_month_idx ON request_months (pos, month);
CREATE INDEX request_months_area_id_month_idx ON request_months (area_id, month);
CREATE INDEX reply_templates_pos_idx ON reply_templates (pos);
ALTER TABLE department_members ADD CONSTRAINT department_members_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE request_limits ADD CONSTRAINT request_limits_category_id_fkey FOREIGN KEY (category_id) REFERENCES request_categories (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE request_reporters ADD CONSTRAINT request_reporters_request_id_fkey FOREIGN KEY (request_id) REFERENCES requests (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE request_contacts ADD CONSTRAINT request_contacts_reporter_id_fkey FOREIGN KEY (reporter_id) REFERENCES request_reporters (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE request_moves ADD CONSTRAINT request_moves_request_id_fkey FOREIGN KEY (request_id) REFERENCES requests (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE request_feedback ADD CONSTRAINT request_feedback_request_id_fkey FOREIGN KEY (request_id) REFERENCES requests (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE request_exclusions ADD CONSTRAINT request_exclusions_request_id_fkey FOREIGN KEY (request_id) REFERENCES requests (id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say ------------------------------------------------------------------

CREATE SEQUENCE request_numbers;
ALTER TABLE requests
  ADD CONSTRAINT requests_area_id_fkey FOREIGN KEY (area_id) REFERENCES areas (id),
  ADD CONSTRAINT requests_held_area_id_fkey FOREIGN KEY (held_area_id) REFERENCES areas (id),
  ADD CONSTRAINT requests_category_id_fkey FOREIGN KEY (category_id) REFERENCES request_categories (id),
  ADD CONSTRAINT requests_limit_id_fkey FOREIGN KEY (limit_id) REFERENCES request_limits (id),
  ADD CONSTRAINT requests_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments (id),
  ADD CONSTRAINT requests_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES requests (id),
  -- Ended, and nothing but ended, has an end.
  ADD CONSTRAINT requests_closed CHECK ((closed_at IS NOT NULL) = (state IN ('closed', 'merged', 'declined'))),
  ADD CONSTRAINT requests_merged CHECK ((merged_into_id IS NOT NULL) = (state = 'merged'));
ALTER TABLE departments ADD CONSTRAINT departments_area_id_fkey FOREIGN KEY (area_id) REFERENCES areas (id);
ALTER TABLE request_exclusions ADD CONSTRAINT request_exclusions_two_people CHECK (decided_by_id <> asked_by_id);
-- One that waits at a time.
CREATE UNIQUE INDEX request_exclusions_waiting ON request_exclusions (request_id) WHERE decided_at IS NULL;
-- Each reporter rates a round once, and it is called about once.
CREATE UNIQUE INDEX request_feedback_once ON request_feedback (request_id, round, coalesce(reporter_id, 0), by);

-- Open requests are few beside those that ended: what is asked every minute looks at them alone.
CREATE INDEX requests_open_pos ON requests (pos, due_at) WHERE closed_at IS NULL;
CREATE INDEX requests_open_held ON requests (held_area_id, due_at) WHERE closed_at IS NULL;
CREATE INDEX requests_open_near ON requests (area_id, category_id) WHERE closed_at IS NULL;
CREATE INDEX requests_escalate ON requests (escalate_at) WHERE closed_at IS NULL AND escalate_at IS NOT NULL;
CREATE INDEX requests_department ON requests (department_id, id) WHERE department_id IS NOT NULL;
CREATE INDEX requests_pos_id ON requests (pos, id);
CREATE INDEX requests_received ON requests (pos, received_on) INCLUDE (category_id, source, area_id);
CREATE INDEX requests_category ON requests (category_id, pos, id);
CREATE INDEX requests_merged_into ON requests (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX requests_published ON requests (area_id, id) WHERE public_state = 'published';
CREATE INDEX requests_to_publish ON requests (pos, id) WHERE public_state = 'wanted';
CREATE INDEX requests_phone_kept ON requests (closed_at) WHERE closed_at IS NOT NULL;

CREATE FUNCTION number_request() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE serial text;
BEGIN
  IF NEW.code = '' THEN
    serial := nextval('request_numbers');
    -- lpad cuts what is longer: after a million requests ten in a row would have had one number.
    NEW.code := 'SQ' || to_char(NEW.received_on, 'YYMMDD') || lpad(serial, greatest(6, length(serial)), '0');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER number_request BEFORE INSERT ON requests FOR EACH ROW EXECUTE FUNCTION number_request();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON request_moves FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON request_feedback FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON request_limits FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON request_formulas FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Positions: what stands in an area follows it; who held a request in an area that ended is what it went into.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['departments', 'requests', 'reply_templates'] LOOP
    INSERT INTO positioned_tables VALUES (t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['departments', 'requests', 'reply_templates'] LOOP
    EXECUTE format('CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON %I FOR EACH ROW EXECUTE FUNCTION take_position()', t);
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION restore_positions() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE t text;
BEGIN
  FOR t IN SELECT name FROM positioned_tables ORDER BY name LOOP
    EXECUTE format('UPDATE %I t SET pos = a.lo FROM areas a WHERE a.id = t.area_id AND t.pos <> a.lo', t);
  END LOOP;
  UPDATE grants g SET pos = j.pos FROM jurisdictions j WHERE g.jurisdiction_id IS NOT NULL AND j.id = g.jurisdiction_id AND g.pos <> j.pos;
  UPDATE requests r SET held_area_id = a.host_id FROM areas a
    WHERE r.closed_at IS NULL AND a.id = r.held_area_id AND a.valid_to IS NOT NULL AND a.host_id IS NOT NULL;
END $$;

-- Counts by month ------------------------------------------------------------------------------------------

/* What one request adds to which month: received when it came, settled when it ended, by what was said of it last.
   Without a search path of its own, so that counting anew takes it into its statement; its callers have one. */
CREATE FUNCTION request_parts(r requests) RETURNS TABLE (area_id int, is_demo boolean, month date, received int, events int, closed int, in_time int,
    valid int, responded int, solved int, satisfied int, basically int, points numeric, excluded int, reopened int)
LANGUAGE sql STABLE AS $$
  SELECT r.area_id, r.is_demo, date_trunc('month', r.received_on)::date, 1, (r.source = 'grid')::int, 0, 0, 0, 0, 0, 0, 0, 0::numeric, 0, r.round - 1
    WHERE r.state <> 'merged'
  UNION ALL
  SELECT r.area_id, r.is_demo, ended.month, 0, 0, (r.state = 'closed')::int,
      (r.state = 'closed' AND coalesce(r.answered_at, r.closed_at) <= coalesce(r.due_at, 'infinity'))::int,
      v.n, v.n * coalesce(r.is_responded, false)::int, v.n * coalesce(r.is_solved, false)::int,
      v.n * coalesce(r.satisfaction = 'satisfied', false)::int, v.n * coalesce(r.satisfaction = 'basically', false)::int,
      v.n * CASE r.satisfaction WHEN 'satisfied' THEN 1 WHEN 'basically' THEN
        (SELECT f.basically_weight FROM request_formulas f WHERE f.valid_from <= ended.month ORDER BY f.valid_from DESC, f.version DESC LIMIT 1) ELSE 0 END,
      (r.excluded_at IS NOT NULL)::int, 0
    FROM (SELECT date_trunc('month', r.closed_at AT TIME ZONE 'Asia/Shanghai')::date AS month) AS ended,
      -- Valid: ended, not left out, and somebody said what came of it.
      LATERAL (SELECT (r.state = 'closed' AND r.excluded_at IS NULL AND r.satisfaction IS NOT NULL)::int AS n) AS v
    WHERE r.state IN ('closed', 'declined')
$$;

CREATE FUNCTION count_request() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE part record;
BEGIN
  -- A bulk load counts everything at its end.
  IF current_setting('app.months_later', true) = 'on' THEN RETURN NULL; END IF;
  FOR part IN
    SELECT area_id, is_demo, month, sum(s * received) AS received, sum(s * events) AS events, sum(s * closed) AS closed, sum(s * in_time) AS in_time,
      sum(s * valid) AS valid, sum(s * responded) AS responded, sum(s * solved) AS solved, sum(s * satisfied) AS satisfied, sum(s * basically) AS basically,
      sum(s * points) AS points, sum(s * excluded) AS excluded, sum(s * reopened) AS reopened
    FROM (SELECT -1 AS s, p.* FROM request_parts(OLD) p WHERE TG_OP <> 'INSERT' UNION ALL SELECT 1, p.* FROM request_parts(NEW) p WHERE TG_OP <> 'DELETE') AS both_sides
    GROUP BY 1, 2, 3
  LOOP
    CONTINUE WHEN (part.received, part.events, part.closed, part.in_time, part.valid, part.responded, part.solved, part.satisfied, part.basically, part.points, part.excluded, part.reopened)
      = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    UPDATE request_months m SET received = m.received + part.received, events = m.events + part.events, closed = m.closed + part.closed,
      in_time = m.in_time + part.in_time, valid = m.valid + part.valid, responded = m.responded + part.responded, solved = m.solved + part.solved,
      satisfied = m.satisfied + part.satisfied, basically = m.basically + part.basically, points = m.points + part.points,
      excluded = m.excluded + part.excluded, reopened = m.reopened + part.reopened
      -- Two that begin a month at once make two rows: their sum is what counts.
      WHERE m.id = (SELECT min(id) FROM request_months WHERE area_id = part.area_id AND month = part.month AND is_demo = part.is_demo);
    IF NOT FOUND THEN
      INSERT INTO request_months (area_id, pos, is_demo, month, received, events, closed, in_time, valid, responded, solved, satisfied, basically, points, excluded, reopened)
        SELECT part.area_id, a.lo, part.is_demo, part.month, part.received, part.events, part.closed, part.in_time, part.valid, part.responded, part.solved,
          part.satisfied, part.basically, part.points, part.excluded, part.reopened FROM areas a WHERE a.id = part.area_id;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER count_request AFTER INSERT OR DELETE OR UPDATE OF area_id, state, round, answered_at, closed_at, due_at, is_responded, is_solved, satisfaction, excluded_at
  ON requests FOR EACH ROW EXECUTE FUNCTION count_request();

-- All months anew: after a bulk load.
CREATE FUNCTION recount_requests() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  DELETE FROM request_months;
  INSERT INTO request_months (area_id, pos, is_demo, month, received, events, closed, in_time, valid, responded, solved, satisfied, basically, points, excluded, reopened)
    SELECT p.area_id, min(a.lo), p.is_demo, p.month, sum(p.received), sum(p.events), sum(p.closed), sum(p.in_time), sum(p.valid), sum(p.responded), sum(p.solved),
      sum(p.satisfied), sum(p.basically), sum(p.points), sum(p.excluded), sum(p.reopened)
    FROM requests r, request_parts(r) p JOIN areas a ON a.id = p.area_id GROUP BY 1, 3, 4;
$$;
REVOKE ALL ON FUNCTION recount_requests() FROM PUBLIC;

-- The second lock ------------------------------------------------------------------------------------------
-- Business sees its areas; a department's people what was handed to it; the desk, which acts for residents and
-- other platforms in nobody's name, whatever it is asked for by a code.

CREATE FUNCTION my_departments() RETURNS int[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
  $$ SELECT coalesce(array_agg(department_id), '{}') FROM department_members WHERE user_id = app_user() $$;
CREATE FUNCTION is_request_desk() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT app_domain() = 'system' AND app_permission() = 'request.desk' $$;
CREATE FUNCTION request_low() RETURNS int LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN app_domain() = 'business' THEN app_bound('app.read_lo') WHEN is_request_desk() THEN 0 END $$;
CREATE FUNCTION request_high() RETURNS int LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN app_domain() = 'business' THEN app_bound('app.read_hi') WHEN is_request_desk() THEN 2147483647 END $$;

DO $do$
DECLARE
  t text;
  readable text := $r$pos >= (SELECT request_low()) AND pos <= (SELECT request_high())
    AND ((SELECT app_ranges('app.read_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.read_ranges')))$r$;
  writable text := $w$pos >= (SELECT app_bound('app.write_lo')) AND pos <= (SELECT app_bound('app.write_hi'))
    AND ((SELECT app_ranges('app.write_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.write_ranges')))$w$;
  own text := $o$((SELECT app_permission()) <> 'request.handle' OR department_id = ANY ((SELECT my_departments())::int[]))$o$;
  working text := $p$(SELECT app_permission()) IN ('request.register', 'request.work', 'request.handle', 'request.review', 'request.dispatch')$p$;
BEGIN
  FOREACH t IN ARRAY ARRAY['departments', 'department_members', 'request_categories', 'request_limits', 'request_formulas', 'requests', 'request_reporters',
      'request_contacts', 'request_moves', 'request_feedback', 'request_exclusions', 'reply_templates'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  END LOOP;

  EXECUTE format('CREATE POLICY readable ON requests FOR SELECT USING (%s AND %s)', readable, own);
  EXECUTE format('CREATE POLICY insertable ON requests FOR INSERT WITH CHECK ((SELECT is_request_desk()) OR ((SELECT app_permission()) = ''request.register'' AND %s))', writable);
  EXECUTE format('CREATE POLICY changeable ON requests FOR UPDATE USING ((SELECT is_request_desk()) OR (%s AND %s AND %s))
    WITH CHECK ((SELECT is_request_desk()) OR (%s AND %s))', working, writable, own, working, writable);
  GRANT SELECT, INSERT, UPDATE ON requests TO gongzhi_app;

  -- What belongs to a request is seen by whoever sees the request.
  FOREACH t IN ARRAY ARRAY['request_reporters', 'request_moves', 'request_feedback', 'request_exclusions'] LOOP
    EXECUTE format('CREATE POLICY readable ON %I FOR SELECT USING ((SELECT is_request_desk()) OR EXISTS (SELECT FROM requests r WHERE r.id = request_id))', t);
    EXECUTE format('CREATE POLICY insertable ON %I FOR INSERT WITH CHECK ((SELECT is_request_desk()) OR %s)', t, working);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO gongzhi_app', t);
  END LOOP;
  -- Merging takes the reporters along.
  EXECUTE format('CREATE POLICY changeable ON request_reporters FOR UPDATE USING ((SELECT is_request_desk()) OR (%s AND EXISTS (SELECT FROM requests r WHERE r.id = request_id)))', working);
  CREATE POLICY changeable ON request_exclusions FOR UPDATE USING ((SELECT app_permission()) IN ('request.review', 'request.dispatch') AND EXISTS (SELECT FROM requests r WHERE r.id = request_id));
  GRANT UPDATE ON request_reporters, request_exclusions TO gongzhi_app;

  -- A telephone is seen for a purpose of its own, by those who see the request; the desk keeps and erases it.
  CREATE POLICY readable ON request_contacts FOR SELECT USING ((SELECT is_request_desk())
    OR ((SELECT app_permission()) IN ('request.contact', 'request.handle') AND EXISTS (SELECT FROM request_reporters r WHERE r.id = reporter_id)));
  CREATE POLICY insertable ON request_contacts FOR INSERT WITH CHECK ((SELECT is_request_desk()) OR (SELECT app_permission()) = 'request.register');
  CREATE POLICY removable ON request_contacts FOR DELETE USING ((SELECT is_request_desk()));
  GRANT SELECT, INSERT, DELETE ON request_contacts TO gongzhi_app;

  -- Counted like a ledger. What was asked in an area that has ended since is still settled, and counted there.
  PERFORM add_counted('request_months', 'requests');
  DROP TRIGGER take_position ON request_months;
  CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON request_months FOR EACH ROW EXECUTE FUNCTION take_position('ended too');
  REVOKE INSERT ON request_months FROM gongzhi_app;

  -- Names of departments and categories are no secret.
  FOREACH t IN ARRAY ARRAY['departments', 'request_categories', 'request_limits', 'request_formulas', 'reply_templates'] LOOP
    EXECUTE format('CREATE POLICY everyone_reads ON %I FOR SELECT USING (true)', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO gongzhi_app', t);
  END LOOP;
  EXECUTE format('CREATE POLICY insertable ON departments FOR INSERT WITH CHECK ((SELECT app_permission()) = ''request.dispatch'' AND %s)', writable);
  EXECUTE format('CREATE POLICY changeable ON departments FOR UPDATE USING ((SELECT app_permission()) = ''request.dispatch'' AND %s)', writable);
  EXECUTE format('CREATE POLICY kept ON reply_templates USING ((SELECT app_permission()) IN (''request.dispatch'', ''request.review'') AND %s)', writable);
  GRANT UPDATE ON departments TO gongzhi_app;
  GRANT UPDATE, DELETE ON reply_templates TO gongzhi_app;
  CREATE POLICY own_readable ON department_members FOR SELECT USING (user_id = (SELECT app_user()) OR (SELECT app_domain()) = 'business');
  CREATE POLICY insertable ON department_members FOR INSERT WITH CHECK ((SELECT app_permission()) = 'request.dispatch' AND EXISTS (SELECT FROM departments WHERE id = department_id));
  CREATE POLICY removable ON department_members FOR DELETE USING ((SELECT app_permission()) = 'request.dispatch' AND EXISTS (SELECT FROM departments WHERE id = department_id));
  GRANT SELECT, INSERT, DELETE ON department_members TO gongzhi_app;
  FOREACH t IN ARRAY ARRAY['request_categories', 'request_limits', 'request_formulas'] LOOP
    EXECUTE format('CREATE POLICY insertable ON %I FOR INSERT WITH CHECK ((SELECT app_permission()) = ''request.settings'')', t);
  END LOOP;
  CREATE POLICY changeable ON request_categories FOR UPDATE USING ((SELECT app_permission()) = 'request.settings');
  GRANT UPDATE ON request_categories TO gongzhi_app;
END $do$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO gongzhi_app;

-- Who may be a department's: those with a handler's grant in force that covers it. Names only, for the coordinator who chooses.
CREATE FUNCTION handlers_in(area int, day date) RETURNS TABLE (user_id int, name text, work_unit text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT u.id, u.display_name, u.work_unit FROM grants g JOIN users u ON u.id = g.user_id JOIN areas held ON held.id = g.area_id JOIN areas a ON a.id = area
  WHERE g.role = 'handler' AND g.ended_at IS NULL AND g.valid_from <= day AND (g.valid_to IS NULL OR g.valid_to >= day) AND u.disabled_at IS NULL
    AND held.lo <= a.lo AND a.hi <= held.hi
    AND app_domain() = 'business' AND app_permission() = 'request.dispatch' AND app_bound('app.read_lo') <= a.lo AND a.hi <= app_bound('app.read_hi')
$$;
-- The name of somebody in a department, for whoever keeps it.
CREATE FUNCTION member_name(member int) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT u.display_name FROM users u WHERE u.id = member AND app_permission() = 'request.dispatch'
    AND EXISTS (SELECT FROM department_members m JOIN departments d ON d.id = m.department_id
      WHERE m.user_id = member AND d.pos >= app_bound('app.read_lo') AND d.pos <= app_bound('app.read_hi'))
$$;
REVOKE ALL ON FUNCTION member_name(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION member_name(int) TO gongzhi_app;
REVOKE ALL ON FUNCTION handlers_in(int, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION handlers_in(int, date) TO gongzhi_app;

-- What every city begins with: the demands that the paper names (S95) and what residents ask most, with the limits
-- of one published set of rules (突发 2 小时, 水电气热 24 小时, 一般 7 日, 疑难 15 日); a city sets its own.
INSERT INTO request_formulas (version, valid_from, basically_weight, response_weight, solved_weight, satisfied_weight, document)
  VALUES (1, '2018-01-01', 0.9, 0.1, 0.5, 0.4, '初始公式');
WITH given (code, name, group_name, field, is_event, sign, contact, amount, unit, keywords, description) AS (VALUES
  ('AJ', '安居', '民生需求', '住建', false, 4, 8, 7, 'working_days', '{住房,危房,老旧小区,改造,租房}', '住房保障、老旧小区改造'),
  ('CX', '畅行', '民生需求', '交通', false, 4, 8, 7, 'working_days', '{公交,地铁,出行,拥堵,红绿灯,斑马线}', '公交接驳、道路通行、慢行系统'),
  ('LY', '乐业', '民生需求', '人社', false, 4, 8, 7, 'working_days', '{就业,创业,招聘,培训,社保}', '就业、创业、技能培训'),
  ('SJ', '授教', '民生需求', '教育', false, 4, 8, 7, 'working_days', '{学校,入学,幼儿园,学位,培训班}', '入学、幼教、校外培训'),
  ('YB', '医病', '民生需求', '卫健', false, 4, 8, 7, 'working_days', '{看病,医院,社区医院,疫苗,家庭医生,体检}', '社区卫生服务、家庭医生'),
  ('YL', '养老', '民生需求', '民政', false, 4, 8, 7, 'working_days', '{老人,敬老,养老,适老}', '养老服务、适老化改造'),
  ('YLN', '养老难', '民生难题', '民政', false, 4, 8, 15, 'working_days', '{日间照料,助餐,护理,失能,独居}', '日间照料、助餐、失能照护'),
  ('TGN', '托管难', '民生难题', '教育', false, 4, 8, 15, 'working_days', '{托管,放学,晚托,寒暑假,托育}', '放学后和寒暑假托管、托育'),
  ('TCN', '停车难', '民生难题', '交通', false, 4, 8, 15, 'working_days', '{停车,车位,乱停,占道,充电桩}', '车位不足、乱停占道、共享车位'),
  ('WY', '物业服务', '小区管理', '住建', false, 4, 8, 7, 'working_days', '{物业,物业费,保安,门禁,业委会}', '物业收费、履约、业委会'),
  ('WX', '房屋渗漏和公共维修', '小区管理', '住建', false, 4, 8, 15, 'working_days', '{漏水,渗水,外墙,维修基金,屋顶,化粪池}', '渗漏、外墙、公共部位维修'),
  ('DT', '电梯', '小区管理', '市场监管', false, 2, 4, 2, 'working_days', '{电梯,困人,加装}', '电梯故障、维保、加装'),
  ('HJ', '环境卫生', '小区管理', '城管', false, 4, 8, 5, 'working_days', '{垃圾,清扫,异味,分类,保洁,污水}', '垃圾清运和分类、楼道堆物、保洁'),
  ('ZS', '噪声扰民', '小区管理', '生态环境', false, 2, 4, 5, 'working_days', '{噪音,噪声,广场舞,施工,油烟,扰民}', '施工、商业和生活噪声、油烟'),
  ('WJ', '违规搭建和占用', '小区管理', '城管', false, 4, 8, 15, 'working_days', '{违建,搭建,占用,住改商,种菜}', '违规搭建、占用公共空间、住改商'),
  ('SDQ', '水电气热', '公共设施', '公用事业', false, 1, 2, 24, 'hours', '{停水,停电,停气,水压,水管,跳闸,燃气,暖气}', '停水停电停气、水压、线路'),
  ('DL', '道路和照明', '公共设施', '城管', false, 4, 8, 7, 'working_days', '{路灯,坑洼,井盖,人行道,积水,路面}', '路面破损、路灯、井盖、积水'),
  ('LH', '绿化', '公共设施', '园林', false, 4, 8, 7, 'working_days', '{树,绿化,草坪,修剪,虫}', '树木修剪、绿地养护'),
  ('SS', '健身和公共设施', '公共设施', '体育', false, 4, 8, 7, 'working_days', '{健身,器材,座椅,雨棚,围栏}', '健身器材、座椅、文体场地'),
  ('XF', '消防和安全隐患', '公共安全', '应急', false, 1, 2, 3, 'working_days', '{消防,通道,飞线,电瓶车,充电,灭火器,隐患}', '消防通道、电瓶车充电、高空坠物'),
  ('TF', '突发险情', '公共安全', '应急', false, 1, 1, 2, 'hours', '{塌陷,泄漏,起火,倒塌,险情}', '塌陷、泄漏、倒伏等；危及生命请先拨 110、119、120'),
  ('ZA', '治安和犬只', '公共安全', '公安', false, 2, 4, 5, 'working_days', '{狗,犬,盗窃,治安,赌博}', '治安问题、犬只管理'),
  ('LL', '邻里纠纷', '邻里', '司法', false, 4, 8, 15, 'working_days', '{邻居,纠纷,吵架,调解}', '相邻关系、调解'),
  ('WH', '文体活动', '邻里', '文旅', false, 8, 16, 7, 'working_days', '{活动,图书,讲座,兴趣班,志愿}', '文体活动、社区教育、志愿服务'),
  ('JY', '意见建议', '建议', '社治', false, 8, 16, 15, 'working_days', '{建议,意见,希望}', '对社区发展治理的意见建议'),
  ('QT', '其他', '其他', '社治', false, 4, 8, 7, 'working_days', '{}', '不好归类的，由社区判断'),
  ('E-AQ', '安全隐患', '网格事件', '应急', true, 2, 4, 3, 'working_days', '{}', '网格巡查发现的安全隐患'),
  ('E-HJ', '市容环境', '网格事件', '城管', true, 4, 8, 3, 'working_days', '{}', '网格巡查发现的市容环境问题'),
  ('E-SS', '设施损坏', '网格事件', '城管', true, 4, 8, 5, 'working_days', '{}', '网格巡查发现的设施损坏'),
  ('E-JF', '矛盾纠纷苗头', '网格事件', '司法', true, 2, 4, 7, 'working_days', '{}', '网格走访发现的矛盾纠纷'),
  ('E-MS', '民生需求', '网格事件', '民政', true, 4, 8, 7, 'working_days', '{}', '网格走访发现的民生需求')
), numbered AS (SELECT *, row_number() OVER () AS sort FROM given),
made AS (
  INSERT INTO request_categories (code, name, group_name, description, keywords, field, is_event, sort)
  SELECT code, name, group_name, description, keywords::text[], field, is_event, sort FROM numbered RETURNING id, code)
INSERT INTO request_limits (category_id, version, valid_from, sign_hours, contact_hours, amount, unit, document)
  SELECT m.id, 1, '2018-01-01', g.sign, g.contact, g.amount, g.unit::"LimitUnit", '初始时限' FROM given g JOIN made m USING (code);

-- That a telephone was left, and how it begins and ends, is seen by whoever works on the request; all of it only for a purpose.
CREATE FUNCTION masked_phones(request int) RETURNS TABLE (reporter int, masked text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT c.reporter_id, c.masked FROM request_contacts c JOIN request_reporters p ON p.id = c.reporter_id JOIN requests r ON r.id = p.request_id
  WHERE r.id = request AND r.pos >= request_low() AND r.pos <= request_high()
    AND (app_ranges('app.read_ranges') IS NULL OR r.pos <@ app_ranges('app.read_ranges'))
    AND (app_permission() <> 'request.handle' OR r.department_id = ANY (my_departments()))
$$;
REVOKE ALL ON FUNCTION masked_phones(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION masked_phones(int) TO gongzhi_app;
-- The attachments of a request, for the department it was handed to.
CREATE POLICY of_department ON attachments FOR SELECT USING ((SELECT app_permission()) = 'request.handle' AND owner_kind = 'requests'
  AND EXISTS (SELECT FROM requests r WHERE r.id = owner_id));
CREATE POLICY insertable_by_department ON attachments FOR INSERT WITH CHECK ((SELECT app_permission()) = 'request.handle' AND owner_kind = 'requests'
  AND EXISTS (SELECT FROM requests r WHERE r.id = owner_id));
CREATE TRIGGER attachments_follow AFTER UPDATE OF area_id ON requests FOR EACH ROW WHEN (OLD.area_id <> NEW.area_id) EXECUTE FUNCTION attachments_follow('requests');
