-- What every ledger's table needs besides its columns is said once: add_ledger. Functions that go over all ledgers
-- ask which there are.

-- Tables with a position that follows their area's.
CREATE TABLE positioned_tables (name text PRIMARY KEY);
CREATE TABLE ledger_tables (name text PRIMARY KEY REFERENCES positioned_tables);
INSERT INTO positioned_tables VALUES ('estates'), ('grids'), ('party_organisations'), ('self_organisations'), ('service_projects'),
  ('users'), ('grants'), ('imports'), ('area_changes'), ('jurisdictions'), ('frozen_reports');
INSERT INTO ledger_tables VALUES ('estates'), ('grids'), ('party_organisations'), ('self_organisations'), ('service_projects');

CREATE OR REPLACE FUNCTION move_with_area() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE t text;
BEGIN
  -- A change of areas moves thousands one by one; it sets positions right at its end (restore_positions).
  IF change_in_progress() IS NOT NULL THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT FROM now_areas n JOIN then_areas o USING (id) WHERE n.lo <> o.lo) THEN RETURN NULL; END IF;
  FOR t IN SELECT name FROM positioned_tables ORDER BY name LOOP
    -- By the position, which has an index; the area is what it means.
    EXECUTE format('UPDATE %I t SET pos = n.lo FROM now_areas n JOIN then_areas o USING (id) WHERE n.lo <> o.lo AND t.pos = o.lo AND t.area_id = n.id', t);
  END LOOP;
  UPDATE grants g SET pos = j.pos FROM jurisdictions j WHERE g.jurisdiction_id IS NOT NULL AND j.id = g.jurisdiction_id AND g.pos <> j.pos;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION restore_positions() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE t text;
BEGIN
  FOR t IN SELECT name FROM positioned_tables ORDER BY name LOOP
    EXECUTE format('UPDATE %I t SET pos = a.lo FROM areas a WHERE a.id = t.area_id AND t.pos <> a.lo', t);
  END LOOP;
  UPDATE grants g SET pos = j.pos FROM jurisdictions j WHERE g.jurisdiction_id IS NOT NULL AND j.id = g.jurisdiction_id AND g.pos <> j.pos;
END $$;

CREATE OR REPLACE FUNCTION keys_taken(ledger text, keys text[]) RETURNS SETOF text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ledger_tables WHERE name = ledger) THEN RAISE EXCEPTION 'not a ledger: %', ledger; END IF;
  RETURN QUERY EXECUTE format('SELECT code FROM %I WHERE code = ANY ($1)', ledger) USING keys;
END $$;

CREATE FUNCTION forget_record() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  DELETE FROM record_places WHERE ledger = TG_ARGV[0] AND record_id = OLD.id;
  DELETE FROM record_codes WHERE ledger = TG_ARGV[0] AND record_id = OLD.id;
  RETURN NULL;
END $$;
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT name FROM ledger_tables LOOP
    EXECUTE format('DROP TRIGGER forget ON %I', t);
    EXECUTE format('DROP FUNCTION forget_%s()', t);
    EXECUTE format('CREATE TRIGGER forget AFTER DELETE ON %I FOR EACH ROW EXECUTE FUNCTION forget_record(%L)', t, replace(t, '_', '-'));
  END LOOP;
END $$;

-- A change that moves thousands keeps where they stood in one statement, and says so.
CREATE OR REPLACE FUNCTION keep_record_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE ended areas%ROWTYPE;
BEGIN
  IF current_setting('app.places_kept', true) = 'on' THEN RETURN NULL; END IF;
  SELECT * INTO ended FROM areas WHERE id = OLD.area_id AND valid_to <= day_of_change();
  IF FOUND THEN
    INSERT INTO record_places (ledger, record_id, area_id, since, until, change_id)
      SELECT TG_ARGV[0], OLD.id, OLD.area_id, coalesce(max(until), '-infinity'), ended.valid_to, ended.change_id
      FROM record_places WHERE ledger = TG_ARGV[0] AND record_id = OLD.id
      HAVING coalesce(max(until), '-infinity') < ended.valid_to;
  END IF;
  RETURN NULL;
END $$;

-- Between which positions a ledger is seen: an actor's own, all in a change of areas, else none. One condition of
-- integers for every reader, for PostgreSQL takes no index for conditions joined by OR.
CREATE FUNCTION ledger_low() RETURNS int LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN app_domain() = 'business' THEN app_bound('app.read_lo') WHEN app_domain() = 'system' AND app_permission() = 'areas.change' THEN 0 END
$$;
CREATE FUNCTION ledger_high() RETURNS int LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN app_domain() = 'business' THEN app_bound('app.read_hi') WHEN app_domain() = 'system' AND app_permission() = 'areas.change' THEN 2147483647 END
$$;
CREATE FUNCTION show_ledger(t text) RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  EXECUTE format('CREATE POLICY readable ON %I FOR SELECT USING (pos >= (SELECT ledger_low()) AND pos <= (SELECT ledger_high())
    AND ((SELECT app_ranges(''app.read_ranges'')) IS NULL OR pos <@ (SELECT app_ranges(''app.read_ranges''))))', t);
END $$;
REVOKE ALL ON FUNCTION show_ledger(text) FROM PUBLIC;
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT name FROM ledger_tables LOOP
    EXECUTE format('DROP POLICY readable ON %I', t);
    EXECUTE format('DROP POLICY area_change_reads ON %I', t);
    PERFORM show_ledger(t);
  END LOOP;
END $$;

-- Collation by pinyin, position, places and codes of before, and the second lock.
CREATE FUNCTION add_ledger(t text) RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  writable text := $w$pos >= (SELECT app_bound('app.write_lo')) AND pos <= (SELECT app_bound('app.write_hi'))
    AND ((SELECT app_ranges('app.write_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.write_ranges')))$w$;
  entering text := $e$(SELECT app_permission()) IN ('ledger.write', 'ledger.import')$e$;
  changing text := $c$(SELECT app_domain()) = 'system' AND (SELECT app_permission()) = 'areas.change'$c$;
BEGIN
  INSERT INTO positioned_tables VALUES (t);
  INSERT INTO ledger_tables VALUES (t);
  EXECUTE format('ALTER TABLE %I ALTER COLUMN name TYPE text COLLATE "zh-x-icu"', t);
  EXECUTE format('CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON %I FOR EACH ROW EXECUTE FUNCTION take_position()', t);
  EXECUTE format('CREATE TRIGGER keep_record_place AFTER UPDATE OF area_id ON %I FOR EACH ROW WHEN (OLD.area_id <> NEW.area_id) EXECUTE FUNCTION keep_record_place(%L)', t, replace(t, '_', '-'));
  EXECUTE format('CREATE TRIGGER forget AFTER DELETE ON %I FOR EACH ROW EXECUTE FUNCTION forget_record(%L)', t, replace(t, '_', '-'));
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  PERFORM show_ledger(t);
  EXECUTE format('CREATE POLICY insertable ON %I FOR INSERT WITH CHECK (%s AND %s)', t, entering, writable);
  EXECUTE format('CREATE POLICY changeable ON %I FOR UPDATE USING ((%s OR (SELECT app_permission()) = ''ledger.review'') AND %s) WITH CHECK (%s)', t, entering, writable, writable);
  EXECUTE format('CREATE POLICY removable ON %I FOR DELETE USING (%s AND %s)', t, entering, writable);
  EXECUTE format('CREATE POLICY area_change_writes ON %I FOR UPDATE USING (%s) WITH CHECK (%s)', t, changing, changing);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO gongzhi_app', t);
  EXECUTE format('GRANT USAGE ON SEQUENCE %I TO gongzhi_app', t || '_id_seq');
END $$;
REVOKE ALL ON FUNCTION add_ledger(text) FROM PUBLIC;
