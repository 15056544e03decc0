-- 督办: what an area asks of areas below it, and how each of these answers.
CREATE TYPE "SupervisionSource" AS ENUM ('indicator', 'request_cluster', 'leader_instruction', 'inspection', 'linkage', 'other');
CREATE TYPE "SupervisionItemState" AS ENUM ('draft', 'open', 'closed');
CREATE TYPE "SupervisionState" AS ENUM ('assigned', 'signed', 'working', 'reported', 'verified', 'suspended', 'struck_off', 'withdrawn');

CREATE TABLE supervision_items (
  id serial PRIMARY KEY,
  code text NOT NULL UNIQUE,
  title text NOT NULL,
  requirement text NOT NULL,
  source "SupervisionSource" NOT NULL,
  origin text NOT NULL DEFAULT '',
  figure text,
  period text CHECK (period ~ '^[0-9]{4}(-(0[1-9]|1[0-2])|Q[1-4])?$'),
  comparison text CHECK (comparison IN ('at_least', 'at_most')),
  threshold double precision,
  area_id int NOT NULL REFERENCES areas,
  pos int NOT NULL DEFAULT 0,
  state "SupervisionItemState" NOT NULL DEFAULT 'draft',
  targets int[] NOT NULL DEFAULT '{}',
  due_on date NOT NULL,
  effect_review_on date,
  created_by_id int REFERENCES users,
  created_by text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  issued_on date,
  closed_on date,
  is_demo boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT supervision_items_measure CHECK ((comparison IS NULL) = (threshold IS NULL) AND (threshold IS NULL OR figure IS NOT NULL))
);
CREATE INDEX supervision_items_pos_idx ON supervision_items (pos);

CREATE TABLE supervision_tasks (
  id serial PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  item_id int NOT NULL REFERENCES supervision_items,
  parent_task_id int REFERENCES supervision_tasks,
  area_id int NOT NULL REFERENCES areas,
  pos int NOT NULL DEFAULT 0,
  upper_area_id int NOT NULL REFERENCES areas,
  source "SupervisionSource" NOT NULL,
  state "SupervisionState" NOT NULL DEFAULT 'assigned',
  started_on date NOT NULL,
  first_due_on date NOT NULL,
  due_on date NOT NULL,
  near_due_on date NOT NULL,
  -- From this day it lags behind; far away where nobody can be.
  lags_on date NOT NULL,
  extension_asked_to date,
  resume_on date,
  returns int NOT NULL DEFAULT 0,
  last_returned_on date,
  reported_on date,
  reported_by_id int REFERENCES users,
  verified_by_id int REFERENCES users,
  struck_off_on date,
  is_in_time boolean,
  effect_review_on date,
  effect_reviewed_on date,
  value_at_start double precision,
  parts_at_start double precision[] NOT NULL DEFAULT '{}',
  value_at_end double precision,
  parts_at_end double precision[] NOT NULL DEFAULT '{}',
  value_at_review double precision,
  parts_at_review double precision[] NOT NULL DEFAULT '{}',
  last_move_at timestamptz(3) NOT NULL DEFAULT now(),
  retired_on date,
  review_state "ReviewState" NOT NULL DEFAULT 'approved',
  is_demo boolean NOT NULL DEFAULT false,
  search_text text NOT NULL DEFAULT '',
  version int NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT supervision_tasks_due CHECK (due_on >= started_on),
  CONSTRAINT supervision_tasks_struck_off CHECK ((state = 'struck_off') = (struck_off_on IS NOT NULL) AND (struck_off_on IS NULL) = (is_in_time IS NULL)),
  -- Whoever reported never verifies.
  CONSTRAINT supervision_tasks_two_people CHECK (verified_by_id IS NULL OR verified_by_id <> reported_by_id)
);
CREATE INDEX supervision_tasks_pos_state_due_on_idx ON supervision_tasks (pos, state, due_on);
CREATE INDEX supervision_tasks_item_id_idx ON supervision_tasks (item_id);
CREATE INDEX supervision_tasks_parent_task_id_idx ON supervision_tasks (parent_task_id);
CREATE INDEX supervision_tasks_started_on_idx ON supervision_tasks (started_on);

CREATE TABLE supervision_moves (
  id serial PRIMARY KEY,
  item_id int NOT NULL REFERENCES supervision_items,
  task_id int REFERENCES supervision_tasks,
  at timestamptz(3) NOT NULL DEFAULT now(),
  user_id int REFERENCES users,
  actor text NOT NULL,
  unit text NOT NULL DEFAULT '',
  action text NOT NULL,
  from_state "SupervisionState",
  to_state "SupervisionState",
  note text NOT NULL DEFAULT '',
  detail jsonb
);
CREATE INDEX supervision_moves_item_id_idx ON supervision_moves (item_id);
CREATE INDEX supervision_moves_task_id_idx ON supervision_moves (task_id);

-- The path is told by its steps: none is changed or taken away, by nobody.
CREATE FUNCTION refuse_move_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'moves of supervision are append-only';
END $$;
CREATE TRIGGER refuse_move_change BEFORE UPDATE OR DELETE ON supervision_moves FOR EACH ROW EXECUTE FUNCTION refuse_move_change();
CREATE TRIGGER refuse_move_truncate BEFORE TRUNCATE ON supervision_moves FOR EACH STATEMENT EXECUTE FUNCTION refuse_move_change();

CREATE TABLE supervision_reminders (
  task_id int NOT NULL REFERENCES supervision_tasks,
  kind text NOT NULL CHECK (kind IN ('near-due', 'overdue')),
  due_on date NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (task_id, kind, due_on)
);

-- Numbers of a year, without gaps and without seeing others' items.
CREATE TABLE supervision_serials (year int PRIMARY KEY, last int NOT NULL);
CREATE FUNCTION next_supervision_code(day date) RETURNS text LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO supervision_serials VALUES (extract(year FROM day)::int, 1)
  ON CONFLICT (year) DO UPDATE SET last = supervision_serials.last + 1
  RETURNING 'DB-' || year || '-' || CASE WHEN last < 10000 THEN lpad(last::text, 4, '0') ELSE last::text END
$$;

SELECT add_counted('supervision_tasks', 'supervision');
INSERT INTO positioned_tables VALUES ('supervision_items');
CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON supervision_items FOR EACH ROW EXECUTE FUNCTION take_position();
CREATE TRIGGER attachments_follow AFTER UPDATE OF area_id ON supervision_tasks FOR EACH ROW WHEN (OLD.area_id <> NEW.area_id) EXECUTE FUNCTION attachments_follow('supervision');

DO $do$
DECLARE
  readable text := $$pos >= (SELECT app_bound('app.read_lo')) AND pos <= (SELECT app_bound('app.read_hi'))
    AND ((SELECT app_ranges('app.read_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.read_ranges')))$$;
  writable text := $$pos >= (SELECT app_bound('app.write_lo')) AND pos <= (SELECT app_bound('app.write_hi'))
    AND ((SELECT app_ranges('app.write_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.write_ranges')))$$;
  issuing text := $$(SELECT app_permission()) = 'supervision.issue'$$;
  moving text := $$(SELECT app_permission()) IN ('supervision.issue', 'supervision.work')$$;
  reminding text := $$(SELECT app_domain()) = 'system' AND (SELECT app_permission()) = 'supervision.read'$$;
BEGIN
  ALTER TABLE supervision_items ENABLE ROW LEVEL SECURITY;
  ALTER TABLE supervision_moves ENABLE ROW LEVEL SECURITY;
  ALTER TABLE supervision_reminders ENABLE ROW LEVEL SECURITY;
  ALTER TABLE supervision_serials ENABLE ROW LEVEL SECURITY;
  -- Of an item from above one sees what is asked, once something is asked of an area in sight; never its neighbours.
  EXECUTE format('CREATE POLICY readable ON supervision_items FOR SELECT USING ((SELECT app_domain()) = ''business''
    AND ((%s) OR EXISTS (SELECT FROM supervision_tasks t WHERE t.item_id = supervision_items.id)))', readable);
  EXECUTE format('CREATE POLICY insertable ON supervision_items FOR INSERT WITH CHECK (%s AND %s)', issuing, writable);
  EXECUTE format('CREATE POLICY changeable ON supervision_items FOR UPDATE USING (%s AND %s) WITH CHECK (%s)', issuing, writable, writable);
  EXECUTE format('CREATE POLICY insertable ON supervision_tasks FOR INSERT WITH CHECK (%s AND %s)', issuing, writable);
  EXECUTE format('CREATE POLICY changeable ON supervision_tasks FOR UPDATE USING (%s AND %s) WITH CHECK (%s)', moving, writable, writable);
  CREATE POLICY readable ON supervision_moves FOR SELECT USING (CASE WHEN task_id IS NULL
    THEN EXISTS (SELECT FROM supervision_items i WHERE i.id = item_id)
    ELSE EXISTS (SELECT FROM supervision_tasks t WHERE t.id = task_id) END);
  EXECUTE format('CREATE POLICY insertable ON supervision_moves FOR INSERT WITH CHECK (%s AND CASE WHEN task_id IS NULL
    THEN EXISTS (SELECT FROM supervision_items i WHERE i.id = item_id AND %s)
    ELSE EXISTS (SELECT FROM supervision_tasks t WHERE t.id = task_id AND %s) END)', moving, replace(writable, 'pos ', 'i.pos '), replace(writable, 'pos ', 't.pos '));
  EXECUTE format('CREATE POLICY reminding ON supervision_reminders USING (%s) WITH CHECK (%s)', reminding, reminding);
  GRANT SELECT, INSERT, UPDATE ON supervision_items TO gongzhi_app;
  GRANT SELECT, INSERT ON supervision_moves, supervision_reminders TO gongzhi_app;
END $do$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO gongzhi_app;
