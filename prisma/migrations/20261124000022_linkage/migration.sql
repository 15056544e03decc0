-- Visits of linked posts and what they found. The numbers of an assignment are counted from these, and no longer typed.
CREATE TYPE "LinkageProblemState" AS ENUM ('open', 'solving', 'solved', 'escalated');
CREATE TYPE "LinkageVisitTurn" AS ENUM ('year', 'quarter', 'month', 'later');
CREATE TYPE "LinkageCategory" AS ENUM ('facilities', 'environment', 'parking', 'safety', 'property', 'services', 'organisation', 'neighbours', 'other');

CREATE TABLE linkage_visits (
  id serial PRIMARY KEY,
  code text NOT NULL UNIQUE,
  -- The post that made it.
  name text NOT NULL,
  assignment_id int NOT NULL REFERENCES linkage_assignments,
  kind "LinkageAssignmentKind" NOT NULL,
  area_id int NOT NULL REFERENCES areas,
  pos int NOT NULL DEFAULT 0,
  visited_on date NOT NULL,
  first_of "LinkageVisitTurn" NOT NULL DEFAULT 'later',
  note text,
  entered_by_id int REFERENCES users,
  entered_by text NOT NULL DEFAULT '',
  started_on date,
  retired_on date,
  review_state "ReviewState" NOT NULL DEFAULT 'approved',
  is_demo boolean NOT NULL DEFAULT false,
  search_text text NOT NULL DEFAULT '',
  version int NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX linkage_visits_pos_visited_on_idx ON linkage_visits (pos, visited_on);
CREATE INDEX linkage_visits_assignment_id_visited_on_idx ON linkage_visits (assignment_id, visited_on);

CREATE TABLE linkage_problems (
  id serial PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  visit_id int NOT NULL REFERENCES linkage_visits,
  assignment_id int NOT NULL REFERENCES linkage_assignments,
  kind "LinkageAssignmentKind" NOT NULL,
  area_id int NOT NULL REFERENCES areas,
  pos int NOT NULL DEFAULT 0,
  category "LinkageCategory" NOT NULL,
  responsible_area_id int NOT NULL REFERENCES areas,
  state "LinkageProblemState" NOT NULL DEFAULT 'open',
  found_on date NOT NULL,
  due_on date,
  solved_on date,
  solution text,
  supervision_item_id int REFERENCES supervision_items,
  entered_by_id int REFERENCES users,
  started_on date,
  retired_on date,
  review_state "ReviewState" NOT NULL DEFAULT 'approved',
  is_demo boolean NOT NULL DEFAULT false,
  search_text text NOT NULL DEFAULT '',
  version int NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT linkage_problems_solved CHECK ((state = 'solved') = (solved_on IS NOT NULL) AND (solved_on IS NULL OR solved_on >= found_on))
);
CREATE INDEX linkage_problems_pos_state_idx ON linkage_problems (pos, state);
CREATE INDEX linkage_problems_assignment_id_idx ON linkage_problems (assignment_id);
CREATE INDEX linkage_problems_visit_id_idx ON linkage_problems (visit_id);
CREATE INDEX linkage_problems_responsible_area_id_idx ON linkage_problems (responsible_area_id);

SELECT add_counted('linkage_visits', 'linkage-visits');
SELECT add_counted('linkage_problems', 'linkage');
-- What stands where an area was parted is visited, too, until somebody assigns it.
DROP TRIGGER take_position ON linkage_visits;
DROP TRIGGER take_position ON linkage_problems;
CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON linkage_visits FOR EACH ROW EXECUTE FUNCTION take_position('ended too');
CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON linkage_problems FOR EACH ROW EXECUTE FUNCTION take_position('ended too');
CREATE TRIGGER take_visits_along AFTER UPDATE OF area_id ON linkage_assignments FOR EACH ROW WHEN (OLD.area_id <> NEW.area_id)
  EXECUTE FUNCTION take_along('linkage_visits', 'assignment_id');
CREATE TRIGGER take_problems_along AFTER UPDATE OF area_id ON linkage_assignments FOR EACH ROW WHEN (OLD.area_id <> NEW.area_id)
  EXECUTE FUNCTION take_along('linkage_problems', 'assignment_id');
CREATE TRIGGER attachments_follow AFTER UPDATE OF area_id ON linkage_problems FOR EACH ROW WHEN (OLD.area_id <> NEW.area_id) EXECUTE FUNCTION attachments_follow('linkage');

-- Counts what an assignment has, once for all visits and problems of a statement. Its version stays: whoever edits the
-- assignment meanwhile changes other columns.
CREATE FUNCTION count_linkage(ids int[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  UPDATE linkage_assignments a SET visits = n.visits, last_visit_on = n.last, problems_found = n.found, problems_solved = n.solved
  FROM (SELECT i.id, count(v.id)::int AS visits, max(v.visited_on) AS last,
      coalesce(sum(p.found), 0)::int AS found, coalesce(sum(p.solved), 0)::int AS solved
    FROM unnest(ids) AS i (id) LEFT JOIN linkage_visits v ON v.assignment_id = i.id
    LEFT JOIN (SELECT visit_id, count(*) AS found, count(*) FILTER (WHERE state = 'solved') AS solved
      FROM linkage_problems WHERE assignment_id = ANY (ids) GROUP BY 1) p ON p.visit_id = v.id GROUP BY 1) n
  WHERE a.id = n.id AND (a.visits, a.last_visit_on, a.problems_found, a.problems_solved) IS DISTINCT FROM (n.visits, n.last, n.found, n.solved)
$$;
REVOKE ALL ON FUNCTION count_linkage(int[]) FROM PUBLIC;

-- Which visits are the first of a year, a quarter, a month: so that assignments visited in a period are counted by them.
CREATE FUNCTION order_visits(ids int[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  UPDATE linkage_visits v SET first_of = n.first_of FROM (
    SELECT id, (CASE WHEN row_number() OVER (PARTITION BY assignment_id, date_trunc('year', visited_on) ORDER BY visited_on, id) = 1 THEN 'year'
      WHEN row_number() OVER (PARTITION BY assignment_id, date_trunc('quarter', visited_on) ORDER BY visited_on, id) = 1 THEN 'quarter'
      WHEN row_number() OVER (PARTITION BY assignment_id, date_trunc('month', visited_on) ORDER BY visited_on, id) = 1 THEN 'month'
      ELSE 'later' END)::"LinkageVisitTurn" AS first_of
    FROM linkage_visits WHERE assignment_id = ANY (ids)) n
  WHERE v.id = n.id AND v.first_of <> n.first_of
$$;
REVOKE ALL ON FUNCTION order_visits(int[]) FROM PUBLIC;

CREATE FUNCTION linkage_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE ids int[];
BEGIN
  SELECT array_agg(DISTINCT assignment_id) INTO ids FROM new_rows;
  IF ids IS NOT NULL THEN
    -- Its own UPDATE would call it again.
    IF TG_TABLE_NAME = 'linkage_visits' AND pg_trigger_depth() = 1 THEN PERFORM order_visits(ids); END IF;
    IF pg_trigger_depth() = 1 THEN PERFORM count_linkage(ids); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_inserted AFTER INSERT ON linkage_visits REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION linkage_changed();
CREATE TRIGGER count_changed AFTER UPDATE ON linkage_visits REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION linkage_changed();
CREATE TRIGGER count_inserted AFTER INSERT ON linkage_problems REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION linkage_changed();
CREATE TRIGGER count_changed AFTER UPDATE ON linkage_problems REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION linkage_changed();

CREATE TRIGGER count_removed AFTER DELETE ON linkage_visits REFERENCING OLD TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION linkage_changed();
CREATE TRIGGER count_removed AFTER DELETE ON linkage_problems REFERENCING OLD TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION linkage_changed();

-- What is counted is none of a form's or an import's business, whatever they send.
CREATE FUNCTION keep_linkage_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'gongzhi_app' THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.visits := 0; NEW.last_visit_on := NULL; NEW.problems_found := 0; NEW.problems_solved := 0;
  ELSE
    NEW.visits := OLD.visits; NEW.last_visit_on := OLD.last_visit_on; NEW.problems_found := OLD.problems_found; NEW.problems_solved := OLD.problems_solved;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_linkage_counts BEFORE INSERT OR UPDATE ON linkage_assignments FOR EACH ROW EXECUTE FUNCTION keep_linkage_counts();

DO $do$
DECLARE
  writable text := $$(SELECT app_permission()) = 'linkage.record' AND pos >= (SELECT app_bound('app.write_lo')) AND pos <= (SELECT app_bound('app.write_hi'))
    AND ((SELECT app_ranges('app.write_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.write_ranges')))$$;
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['linkage_visits', 'linkage_problems'] LOOP
    EXECUTE format('CREATE POLICY recording ON %I FOR INSERT WITH CHECK (%s)', t, writable);
    -- What was entered by mistake is taken back; the trail keeps what it said.
    EXECUTE format('CREATE POLICY removing ON %I FOR DELETE USING (%s)', t, writable);
    EXECUTE format('GRANT DELETE ON %I TO gongzhi_app', t);
    EXECUTE format('CREATE POLICY changing ON %I FOR UPDATE USING (%s) WITH CHECK (%s)', t, writable, writable);
  END LOOP;
END $do$;
-- Whoever issues a supervision item for a problem says so at the problem.
CREATE POLICY supervising ON linkage_problems FOR UPDATE USING ((SELECT app_permission()) = 'supervision.issue' AND pos >= (SELECT app_bound('app.write_lo'))
    AND pos <= (SELECT app_bound('app.write_hi')) AND ((SELECT app_ranges('app.write_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.write_ranges'))))
  WITH CHECK ((SELECT app_permission()) = 'supervision.issue');

-- Areas that a post of the level above is to be linked to, and whether one is: to be counted as a ledger's records are.
CREATE VIEW linkage_areas WITH (security_invoker = true) AS
  SELECT a.id, a.code, a.name, a.id AS area_id, a.lo AS pos, a.level,
    EXISTS (SELECT FROM linkage_assignments l WHERE l.pos = a.lo AND l.area_id = a.id AND (l.retired_on IS NULL OR l.retired_on > current_date)
      AND l.kind = (CASE a.level WHEN 'district' THEN 'city_district' WHEN 'street' THEN 'district_street' ELSE 'street_community' END)::"LinkageAssignmentKind") AS is_linked,
    a.valid_from AS started_on, a.valid_to AS retired_on, 'approved'::"ReviewState" AS review_state, false AS is_demo,
    lower(a.name || ' ' || a.pinyin || ' ' || a.code) AS search_text, 1 AS version, now() AS updated_at
  FROM areas a WHERE a.level IN ('district', 'street', 'community');
GRANT SELECT ON linkage_areas TO gongzhi_app;
