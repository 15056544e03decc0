-- Areas that change: changes with their items, lineage, positions and places of earlier days, jurisdictions,
-- frozen reports; and what has to hold when positions are renumbered (ADR 0012).

CREATE TYPE "AreaChangeState" AS ENUM ('draft', 'pending', 'effective', 'withdrawn');
CREATE TYPE "AreaChangeKind" AS ENUM ('unchanged', 'renamed', 'recoded', 'transferred', 'merged', 'split', 'new', 'closed');

CREATE TABLE area_changes (
  id serial PRIMARY KEY,
  area_id int NOT NULL REFERENCES areas ON UPDATE CASCADE,
  pos int NOT NULL DEFAULT 0,
  title text NOT NULL,
  source text NOT NULL DEFAULT '',
  document text NOT NULL DEFAULT '',
  effective_on date,
  state "AreaChangeState" NOT NULL DEFAULT 'draft',
  is_inferred boolean NOT NULL DEFAULT false,
  reverses_id int REFERENCES area_changes,
  message text,
  outcome jsonb,
  created_by_id int,
  created_by text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  confirmed_by_id int,
  confirmed_by text,
  confirmed_at timestamptz(3),
  applied_at timestamptz(3),
  version int NOT NULL DEFAULT 1,
  -- Nothing takes effect without a date and what it rests on.
  CONSTRAINT area_changes_confirmed CHECK (state IN ('draft', 'withdrawn') OR (effective_on IS NOT NULL AND document <> ''))
);
CREATE INDEX area_changes_state_effective_on_idx ON area_changes (state, effective_on);

CREATE TABLE area_change_items (
  id serial PRIMARY KEY,
  change_id int NOT NULL REFERENCES area_changes ON DELETE CASCADE,
  level "AreaLevel" NOT NULL,
  area_id int,
  code text,
  name text,
  parent_code text,
  kind "AreaChangeKind" NOT NULL,
  new_code text,
  new_name text,
  new_parent_code text,
  targets jsonb NOT NULL DEFAULT '[]',
  doubt text,
  candidates jsonb NOT NULL DEFAULT '[]',
  is_settled boolean NOT NULL DEFAULT true,
  settled_by text,
  restores_id int REFERENCES areas
);
CREATE INDEX area_change_items_change_id_is_settled_idx ON area_change_items (change_id, is_settled);
CREATE INDEX area_change_items_change_id_kind_idx ON area_change_items (change_id, kind);

ALTER TABLE areas ADD COLUMN change_id int REFERENCES area_changes, ADD COLUMN host_id int REFERENCES areas;
CREATE INDEX areas_host ON areas (host_id) WHERE host_id IS NOT NULL;
ALTER TABLE area_versions ADD COLUMN change_id int REFERENCES area_changes;

CREATE TABLE area_lineage (
  id serial PRIMARY KEY,
  from_id int NOT NULL REFERENCES areas,
  to_id int NOT NULL REFERENCES areas,
  kind "AreaChangeKind" NOT NULL,
  share numeric(9, 8) NOT NULL,
  on_day date NOT NULL,
  document text NOT NULL DEFAULT '',
  change_id int REFERENCES area_changes,
  is_inferred boolean NOT NULL DEFAULT false,
  CONSTRAINT area_lineage_share CHECK (share > 0 AND share <= 1),
  CONSTRAINT area_lineage_other CHECK (from_id <> to_id)
);
CREATE UNIQUE INDEX area_lineage_from_id_to_id_on_day_key ON area_lineage (from_id, to_id, on_day);
CREATE INDEX area_lineage_to_id_idx ON area_lineage (to_id);

CREATE TABLE area_places (
  area_id int NOT NULL REFERENCES areas ON DELETE CASCADE,
  lo int NOT NULL,
  hi int NOT NULL,
  since date NOT NULL,
  until date NOT NULL,
  PRIMARY KEY (area_id, until),
  CONSTRAINT area_places_days CHECK (since < until),
  CONSTRAINT area_places_interval CHECK (lo <= hi),
  CONSTRAINT area_places_one_a_day EXCLUDE USING gist (area_id WITH =, daterange(since, until) WITH &&)
);
CREATE INDEX area_places_until_idx ON area_places (until);

CREATE TABLE record_places (
  ledger text NOT NULL,
  record_id int NOT NULL,
  area_id int NOT NULL REFERENCES areas,
  since date NOT NULL,
  until date NOT NULL,
  change_id int REFERENCES area_changes,
  PRIMARY KEY (ledger, record_id, until),
  CONSTRAINT record_places_days CHECK (since < until)
);
CREATE INDEX record_places_area_id_idx ON record_places (area_id);

CREATE TABLE record_codes (
  ledger text NOT NULL,
  record_id int NOT NULL,
  code text NOT NULL,
  until date NOT NULL,
  change_id int REFERENCES area_changes,
  PRIMARY KEY (ledger, record_id, until)
);
CREATE INDEX record_codes_ledger_code_idx ON record_codes (ledger, code);

CREATE TABLE area_numbering (id int PRIMARY KEY DEFAULT 1 CHECK (id = 1), version int NOT NULL DEFAULT 1);
INSERT INTO area_numbering DEFAULT VALUES;

CREATE TABLE jurisdictions (
  id serial PRIMARY KEY,
  code text NOT NULL,
  name text COLLATE "zh-x-icu" NOT NULL,
  pinyin text NOT NULL DEFAULT '',
  initials text NOT NULL DEFAULT '',
  area_id int NOT NULL REFERENCES areas,
  pos int NOT NULL DEFAULT 0,
  document text NOT NULL DEFAULT '',
  valid_from date NOT NULL,
  valid_to date,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT jurisdictions_days CHECK (valid_to IS NULL OR valid_from < valid_to)
);
CREATE UNIQUE INDEX jurisdictions_code_key ON jurisdictions (code);
CREATE TABLE jurisdiction_members (
  id serial PRIMARY KEY,
  jurisdiction_id int NOT NULL REFERENCES jurisdictions,
  area_id int NOT NULL REFERENCES areas,
  valid_from date NOT NULL,
  valid_to date,
  document text NOT NULL DEFAULT '',
  change_id int REFERENCES area_changes,
  CONSTRAINT jurisdiction_members_days CHECK (valid_to IS NULL OR valid_from < valid_to),
  CONSTRAINT jurisdiction_members_once EXCLUDE USING gist (jurisdiction_id WITH =, area_id WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE INDEX jurisdiction_members_jurisdiction_id_idx ON jurisdiction_members (jurisdiction_id);
CREATE INDEX jurisdiction_members_area_id_idx ON jurisdiction_members (area_id);

ALTER TABLE grants ALTER COLUMN area_id DROP NOT NULL,
  ADD COLUMN jurisdiction_id int REFERENCES jurisdictions,
  ADD COLUMN carried_from_id int REFERENCES grants,
  ADD CONSTRAINT grants_one_place CHECK (num_nonnulls(area_id, jurisdiction_id) = 1);
CREATE INDEX grants_jurisdiction ON grants (jurisdiction_id) WHERE jurisdiction_id IS NOT NULL;

CREATE TABLE frozen_reports (
  id serial PRIMARY KEY,
  area_id int NOT NULL REFERENCES areas,
  pos int NOT NULL DEFAULT 0,
  title text NOT NULL,
  period text NOT NULL,
  tree text NOT NULL CHECK (tree IN ('then', 'today')),
  content jsonb NOT NULL,
  frozen_by_id int NOT NULL REFERENCES users,
  frozen_by text NOT NULL,
  frozen_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  note text NOT NULL DEFAULT ''
);
CREATE INDEX frozen_reports_pos_frozen_at_idx ON frozen_reports (pos, frozen_at);

-- Codes may pass from one area to another within a change; at its end each is one area's.
DROP INDEX areas_code_current;
ALTER TABLE areas ADD CONSTRAINT areas_code_current EXCLUDE USING btree (code WITH =) WHERE (valid_to IS NULL) DEFERRABLE INITIALLY IMMEDIATE;

-- The day of a change that is being carried out; today otherwise.
CREATE FUNCTION day_of_change() RETURNS date LANGUAGE sql STABLE AS
  $$ SELECT coalesce(nullif(current_setting('app.change_day', true), '')::date, (now() AT TIME ZONE 'Asia/Shanghai')::date) $$;
CREATE FUNCTION change_in_progress() RETURNS int LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.change', true), '')::int $$;

CREATE OR REPLACE FUNCTION keep_area_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE last area_versions%ROWTYPE;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.name, NEW.code, NEW.parent_id, NEW.valid_to)
      IS NOT DISTINCT FROM (OLD.name, OLD.code, OLD.parent_id, OLD.valid_to) THEN
    RETURN NULL;
  END IF;
  -- What would begin only after the area has ended never was.
  DELETE FROM area_versions WHERE area_id = NEW.id AND valid_from >= NEW.valid_to;
  SELECT * INTO last FROM area_versions WHERE area_id = NEW.id ORDER BY valid_from DESC LIMIT 1;
  IF (last.name, last.code, last.parent_id) IS NOT DISTINCT FROM (NEW.name, NEW.code, NEW.parent_id) THEN
    UPDATE area_versions SET valid_to = NEW.valid_to WHERE id = last.id;
  ELSE
    -- A correction on the day itself replaces that day's version; an earlier one is closed.
    DELETE FROM area_versions WHERE area_id = NEW.id AND valid_from >= NEW.since;
    UPDATE area_versions SET valid_to = NEW.since WHERE area_id = NEW.id AND valid_to IS DISTINCT FROM NEW.since
      AND (valid_to IS NULL OR valid_to > NEW.since);
    INSERT INTO area_versions (area_id, parent_id, code, name, valid_from, valid_to, document, change_id)
      SELECT NEW.id, NEW.parent_id, NEW.code, NEW.name, NEW.since, NEW.valid_to, NEW.document, NEW.change_id
      WHERE NEW.valid_to IS NULL OR NEW.since < NEW.valid_to;
  END IF;
  RETURN NULL;
END $$;

-- An estate is an area too. Where its community stood on earlier days, there stood the estate.
CREATE OR REPLACE FUNCTION keep_estate_area() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  community areas%ROWTYPE;
  slot int;
  today date := day_of_change();
BEGIN
  IF TG_OP = 'INSERT' OR NEW.area_id <> OLD.area_id THEN
    SELECT * INTO community FROM areas WHERE id = NEW.area_id FOR UPDATE;
    SELECT coalesce(max(lo), community.lo) + 1 INTO slot
      FROM areas WHERE parent_id = NEW.area_id AND level = 'estate' AND lo BETWEEN community.lo AND community.hi;
    IF slot > community.hi THEN
      RAISE EXCEPTION 'no position left for another estate in area %', NEW.area_id USING ERRCODE = 'GZ001';
    END IF;
  END IF;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO areas (level, parent_id, code, name, pinyin, initials, lo, hi, since, valid_from, valid_to)
      VALUES ('estate', NEW.area_id, NEW.code, NEW.name,
        coalesce(split_part(NEW.search_text, chr(9), 2), ''), coalesce(split_part(NEW.search_text, chr(9), 3), ''),
        slot, slot, coalesce(NEW.started_on, today), coalesce(NEW.started_on, today), NEW.retired_on)
      RETURNING id INTO NEW.own_area_id;
  ELSIF (NEW.name, NEW.code, NEW.area_id, NEW.retired_on) IS DISTINCT FROM (OLD.name, OLD.code, OLD.area_id, OLD.retired_on) THEN
    UPDATE areas SET name = NEW.name, code = NEW.code, parent_id = NEW.area_id,
        pinyin = coalesce(split_part(NEW.search_text, chr(9), 2), ''), initials = coalesce(split_part(NEW.search_text, chr(9), 3), ''),
        lo = coalesce(slot, lo), hi = coalesce(slot, hi), valid_to = NEW.retired_on,
        since = CASE WHEN (NEW.name, NEW.code, NEW.area_id) IS DISTINCT FROM (OLD.name, OLD.code, OLD.area_id) THEN greatest(since, today) ELSE since END
      WHERE id = NEW.own_area_id;
  END IF;
  -- In a change the places of earlier days are its own affair; otherwise a new community is a correction.
  IF slot IS NOT NULL AND change_in_progress() IS NULL THEN
    IF TG_OP = 'UPDATE' AND community.valid_to IS NULL AND NOT EXISTS (SELECT FROM areas WHERE id = OLD.area_id AND valid_to IS NOT NULL) THEN
      DELETE FROM area_places WHERE area_id = NEW.own_area_id;
    END IF;
    INSERT INTO area_places (area_id, lo, hi, since, until)
      SELECT NEW.own_area_id, lo, lo, since, until FROM area_places p WHERE area_id = NEW.area_id
        AND NOT EXISTS (SELECT FROM area_places own WHERE own.area_id = NEW.own_area_id AND daterange(own.since, own.until) && daterange(p.since, p.until));
  END IF;
  RETURN NEW;
END $$;

-- When positions change, whatever stands there follows: once for a statement, however many areas it moves.
DROP TRIGGER move_with_area ON areas;
CREATE OR REPLACE FUNCTION move_with_area() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE t text;
BEGIN
  -- A change of areas moves thousands one by one; it sets positions right at its end (restore_positions).
  IF change_in_progress() IS NOT NULL THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT FROM now_areas n JOIN then_areas o USING (id) WHERE n.lo <> o.lo) THEN RETURN NULL; END IF;
  FOREACH t IN ARRAY ARRAY['estates', 'grids', 'party_organisations', 'self_organisations', 'service_projects', 'users', 'grants', 'imports',
      'area_changes', 'jurisdictions', 'frozen_reports'] LOOP
    -- By the position, which has an index; the area is what it means.
    EXECUTE format('UPDATE %I t SET pos = n.lo FROM now_areas n JOIN then_areas o USING (id) WHERE n.lo <> o.lo AND t.pos = o.lo AND t.area_id = n.id', t);
  END LOOP;
  UPDATE grants g SET pos = j.pos FROM jurisdictions j WHERE g.jurisdiction_id IS NOT NULL AND j.id = g.jurisdiction_id AND g.pos <> j.pos;
  RETURN NULL;
END $$;
-- Everything at the position of its area: the end of a change.
CREATE FUNCTION restore_positions() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['estates', 'grids', 'party_organisations', 'self_organisations', 'service_projects', 'users', 'grants', 'imports',
      'area_changes', 'jurisdictions', 'frozen_reports'] LOOP
    EXECUTE format('UPDATE %I t SET pos = a.lo FROM areas a WHERE a.id = t.area_id AND t.pos <> a.lo', t);
  END LOOP;
  UPDATE grants g SET pos = j.pos FROM jurisdictions j WHERE g.jurisdiction_id IS NOT NULL AND j.id = g.jurisdiction_id AND g.pos <> j.pos;
END $$;
CREATE TRIGGER move_with_area AFTER UPDATE ON areas REFERENCING OLD TABLE AS then_areas NEW TABLE AS now_areas
  FOR EACH STATEMENT EXECUTE FUNCTION move_with_area();

-- A record's position is its area's, whatever the writer says; nothing new is entered where an area has ended.
CREATE OR REPLACE FUNCTION take_position() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE area areas%ROWTYPE;
BEGIN
  SELECT * INTO area FROM areas WHERE id = NEW.area_id;
  IF TG_OP = 'INSERT' AND area.level <> 'estate' AND area.valid_to <= day_of_change() THEN
    RAISE EXCEPTION 'area % has ended', NEW.area_id USING ERRCODE = 'GZ005';
  END IF;
  NEW.pos := area.lo;
  RETURN NEW;
END $$;

CREATE FUNCTION take_grant_position() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  SELECT lo INTO NEW.pos FROM areas WHERE id = coalesce(NEW.area_id, (SELECT area_id FROM jurisdictions WHERE id = NEW.jurisdiction_id));
  RETURN NEW;
END $$;
DROP TRIGGER take_position ON grants;
CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id, jurisdiction_id ON grants FOR EACH ROW EXECUTE FUNCTION take_grant_position();
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['area_changes', 'jurisdictions', 'frozen_reports'] LOOP
    EXECUTE format('CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON %I FOR EACH ROW EXECUTE FUNCTION take_position()', t);
  END LOOP;
END $$;

-- A record that leaves an area which has ended stood there until then; from an area that goes on, it is a correction.
CREATE FUNCTION keep_record_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE ended areas%ROWTYPE;
BEGIN
  SELECT * INTO ended FROM areas WHERE id = OLD.area_id AND valid_to <= day_of_change();
  IF FOUND THEN
    INSERT INTO record_places (ledger, record_id, area_id, since, until, change_id)
      SELECT TG_ARGV[0], OLD.id, OLD.area_id, coalesce(max(until), '-infinity'), ended.valid_to, ended.change_id
      FROM record_places WHERE ledger = TG_ARGV[0] AND record_id = OLD.id
      HAVING coalesce(max(until), '-infinity') < ended.valid_to;
  END IF;
  RETURN NULL;
END $$;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['estates', 'grids', 'party_organisations', 'self_organisations', 'service_projects'] LOOP
    EXECUTE format('CREATE TRIGGER keep_record_place AFTER UPDATE OF area_id ON %I FOR EACH ROW WHEN (OLD.area_id <> NEW.area_id) EXECUTE FUNCTION keep_record_place(%L)',
      t, replace(t, '_', '-'));
    EXECUTE format('CREATE FUNCTION forget_%s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $f$
      BEGIN DELETE FROM record_places WHERE ledger = %L AND record_id = OLD.id; DELETE FROM record_codes WHERE ledger = %L AND record_id = OLD.id; RETURN NULL; END $f$',
      t, replace(t, '_', '-'), replace(t, '_', '-'));
    EXECUTE format('CREATE TRIGGER forget AFTER DELETE ON %I FOR EACH ROW EXECUTE FUNCTION forget_%s()', t, t);
  END LOOP;
END $$;

-- Which numbering an actor was read under. Whoever was read under another would see what is not his, so he is
-- asked to come again. A writer also holds the tree: it does not change under his hands.
CREATE FUNCTION hold_tree(known int, writes boolean) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public SET lock_timeout = '8s' AS $$
BEGIN
  IF writes THEN PERFORM pg_advisory_xact_lock_shared(7317); END IF;
  IF known <> (SELECT version FROM area_numbering) THEN
    RAISE EXCEPTION 'the areas have just been renumbered' USING ERRCODE = 'GZ004';
  END IF;
END $$;

-- An account and its grants in force on a day; null for one that is disabled. A grant in a jurisdiction stands
-- for each area that it manages on that day.
CREATE OR REPLACE FUNCTION actor_of(who int, day date) RETURNS json LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT json_build_object('userId', u.id, 'username', u.username, 'name', u.display_name, 'isDemo', u.is_demo,
    'mustChangePassword', u.must_change_password, 'passwordChangedAt', u.password_changed_at,
    'numbering', (SELECT version FROM area_numbering),
    -- Shown on every page: asked along, it costs no transaction of its own.
    'unread', (SELECT count(*)::int FROM notices n WHERE n.user_id = u.id AND n.read_at IS NULL),
    'grants', coalesce((
      SELECT json_agg(json_build_object('id', g.id, 'role', g.role, 'areaId', a.id, 'areaName', a.name, 'level', a.level, 'lo', a.lo, 'hi', a.hi,
        'jurisdictionId', j.id, 'jurisdictionName', j.name) ORDER BY a.lo, g.id)
      FROM grants g
      LEFT JOIN jurisdictions j ON j.id = g.jurisdiction_id AND j.valid_from <= day AND (j.valid_to IS NULL OR j.valid_to > day)
      LEFT JOIN jurisdiction_members m ON m.jurisdiction_id = j.id AND m.valid_from <= day AND (m.valid_to IS NULL OR m.valid_to > day)
      -- An ended area shares the position of what it went into: it opens nothing.
      JOIN areas a ON a.id = coalesce(g.area_id, m.area_id) AND (a.level = 'estate' OR a.valid_to IS NULL OR a.valid_to > day)
      WHERE g.user_id = u.id AND g.ended_at IS NULL AND g.valid_from <= day AND (g.valid_to IS NULL OR g.valid_to >= day)), '[]'))
  FROM users u WHERE u.id = who AND u.disabled_at IS NULL
$$;

CREATE OR REPLACE FUNCTION keep_duties_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE administrators CONSTANT "Role"[] := ARRAY['system_admin', 'security_admin', 'audit_admin'];
BEGIN
  IF NEW.ended_at IS NOT NULL THEN RETURN NEW; END IF;
  -- Two grants at the same moment would not see each other.
  PERFORM FROM users WHERE id = NEW.user_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM grants g WHERE g.user_id = NEW.user_id AND g.id <> NEW.id AND g.ended_at IS NULL AND g.role <> NEW.role
      AND (g.role = ANY (administrators) OR NEW.role = ANY (administrators))
      AND daterange(g.valid_from, g.valid_to, '[]') && daterange(NEW.valid_from, NEW.valid_to, '[]')) THEN
    RAISE EXCEPTION 'an administrator''s role beside another role' USING ERRCODE = 'GZ002';
  END IF;
  IF EXISTS (SELECT FROM grants g WHERE g.user_id = NEW.user_id AND g.id <> NEW.id AND g.ended_at IS NULL AND g.role = NEW.role
      AND (g.area_id, g.jurisdiction_id) IS NOT DISTINCT FROM (NEW.area_id, NEW.jurisdiction_id)
      AND daterange(g.valid_from, g.valid_to, '[]') && daterange(NEW.valid_from, NEW.valid_to, '[]')) THEN
    RAISE EXCEPTION 'the same grant twice' USING ERRCODE = 'GZ003';
  END IF;
  RETURN NEW;
END $$;

-- The trail and batches name areas, for positions change -----------------------------------------------------

ALTER TABLE imports ADD COLUMN area_id int;
UPDATE imports i SET area_id = (SELECT id FROM areas a WHERE a.lo = i.pos ORDER BY a.valid_to NULLS FIRST, a.hi LIMIT 1);
CREATE FUNCTION area_at(place int) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
  $$ SELECT id FROM areas WHERE lo = place ORDER BY (valid_to IS NOT NULL), hi LIMIT 1 $$;
CREATE FUNCTION take_area() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.area_id IS NULL AND NEW.pos IS NOT NULL THEN NEW.area_id := area_at(NEW.pos); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER take_area BEFORE INSERT ON imports FOR EACH ROW EXECUTE FUNCTION take_area();

ALTER TABLE audit_entries ADD COLUMN area_id int, ADD COLUMN seals_area boolean NOT NULL DEFAULT true;
ALTER TABLE audit_entries DISABLE TRIGGER refuse_audit_change;
UPDATE audit_entries SET seals_area = false, area_id = area_at(pos);
ALTER TABLE audit_entries ENABLE TRIGGER refuse_audit_change;

CREATE OR REPLACE FUNCTION audit_digest(previous text, e audit_entries) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public AS $$
  SELECT encode(sha256(convert_to((
    jsonb_build_array(previous, e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), e.user_id, e.actor, e.grant_id, e.role, e.ip,
      e.action, e.subject, e.subject_id, e.subject_label, e.pos, e.before, e.after, e.note, e.import_id)
    || CASE WHEN e.seals_area THEN jsonb_build_array(e.area_id) ELSE '[]' END)::text, 'UTF8')), 'hex')
$$;
CREATE OR REPLACE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE last record;
BEGIN
  PERFORM pg_advisory_xact_lock(7316);
  SELECT id, hash INTO last FROM audit_entries ORDER BY id DESC LIMIT 1;
  NEW.id := coalesce(last.id, 0) + 1;
  NEW.previous_hash := coalesce(last.hash, '');
  NEW.at := date_trunc('milliseconds', clock_timestamp());
  NEW.seals_area := true;
  IF NEW.area_id IS NULL AND NEW.pos IS NOT NULL THEN NEW.area_id := area_at(NEW.pos); END IF;
  NEW.hash := audit_digest(NEW.previous_hash, NEW);
  RETURN NEW;
END $$;

-- The second lock --------------------------------------------------------------------------------------------

DO $do$
DECLARE
  t text;
  place text := $$a.lo >= (SELECT app_bound('app.read_lo')) AND a.lo <= (SELECT app_bound('app.read_hi'))
    AND ((SELECT app_ranges('app.read_ranges')) IS NULL OR a.lo <@ (SELECT app_ranges('app.read_ranges')))$$;
  readable text := $$pos >= (SELECT app_bound('app.read_lo')) AND pos <= (SELECT app_bound('app.read_hi'))
    AND ((SELECT app_ranges('app.read_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.read_ranges')))$$;
  writable text := $$pos >= (SELECT app_bound('app.write_lo')) AND pos <= (SELECT app_bound('app.write_hi'))
    AND ((SELECT app_ranges('app.write_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.write_ranges')))$$;
  changing text := $$(SELECT app_domain()) = 'system' AND (SELECT app_permission()) = 'areas.change'$$;
BEGIN
  DROP POLICY readable ON audit_entries;
  DROP POLICY history ON audit_entries;
  EXECUTE format('CREATE POLICY readable ON audit_entries FOR SELECT USING ((SELECT app_domain()) = ''audit'' AND (area_id IS NULL OR EXISTS (SELECT FROM areas a WHERE a.id = area_id AND %s)))', place);
  EXECUTE format('CREATE POLICY history ON audit_entries FOR SELECT USING ((SELECT app_domain()) = ''business'' AND subject NOT IN (''users'', ''grants'', ''sign-ins'') AND EXISTS (SELECT FROM areas a WHERE a.id = area_id AND %s))', place);

  -- A change that takes effect runs in no one's name, and only through its own system actor.
  FOREACH t IN ARRAY ARRAY['estates', 'grids', 'party_organisations', 'self_organisations', 'service_projects'] LOOP
    EXECUTE format('CREATE POLICY area_change_reads ON %I FOR SELECT USING (%s)', t, changing);
    EXECUTE format('CREATE POLICY area_change_writes ON %I FOR UPDATE USING (%s) WITH CHECK (%s)', t, changing, changing);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['area_changes', 'area_change_items', 'jurisdictions', 'jurisdiction_members', 'frozen_reports'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  END LOOP;
  GRANT INSERT, UPDATE ON areas TO gongzhi_app;
  ALTER TABLE areas ENABLE ROW LEVEL SECURITY;
  CREATE POLICY everyone_reads ON areas FOR SELECT USING (true);
  EXECUTE format('CREATE POLICY area_change_inserts ON areas FOR INSERT WITH CHECK (%s)', changing);
  EXECUTE format('CREATE POLICY area_change_updates ON areas FOR UPDATE USING (%s) WITH CHECK (%s)', changing, changing);
  FOREACH t IN ARRAY ARRAY['area_lineage', 'area_places', 'record_places', 'record_codes', 'area_numbering'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO gongzhi_app', t);
    EXECUTE format('CREATE POLICY everyone_reads ON %I FOR SELECT USING (true)', t);
    EXECUTE format('CREATE POLICY area_change_writes ON %I USING (%s) WITH CHECK (%s)', t, changing, changing);
  END LOOP;

  -- A change is kept by whoever holds areas.change in the whole of its city or district, and read by those who may read there.
  EXECUTE format('CREATE POLICY readable ON area_changes FOR SELECT USING ((SELECT app_domain()) = ''business'' AND (state = ''effective'' OR %s))', readable);
  EXECUTE format('CREATE POLICY writable ON area_changes USING ((SELECT app_permission()) = ''areas.change'' AND %s) WITH CHECK ((SELECT app_permission()) = ''areas.change'' AND %s)', writable, writable);
  EXECUTE format('CREATE POLICY area_change ON area_changes USING (%s) WITH CHECK (%s)', changing, changing);
  CREATE POLICY readable ON area_change_items FOR SELECT USING (EXISTS (SELECT FROM area_changes c WHERE c.id = change_id));
  CREATE POLICY writable ON area_change_items USING ((SELECT app_permission()) = 'areas.change' AND EXISTS (SELECT FROM area_changes c WHERE c.id = change_id))
    WITH CHECK ((SELECT app_permission()) = 'areas.change' AND EXISTS (SELECT FROM area_changes c WHERE c.id = change_id));
  GRANT SELECT, INSERT, UPDATE, DELETE ON area_changes, area_change_items TO gongzhi_app;

  -- Jurisdictions are no secret; they are kept by whoever changes areas.
  CREATE POLICY everyone_reads ON jurisdictions FOR SELECT USING (true);
  EXECUTE format('CREATE POLICY writable ON jurisdictions USING ((SELECT app_permission()) = ''areas.change'' AND (%s OR (SELECT app_domain()) = ''system'')) WITH CHECK ((SELECT app_permission()) = ''areas.change'' AND (%s OR (SELECT app_domain()) = ''system''))', writable, writable);
  CREATE POLICY everyone_reads ON jurisdiction_members FOR SELECT USING (true);
  CREATE POLICY writable ON jurisdiction_members USING ((SELECT app_permission()) = 'areas.change') WITH CHECK ((SELECT app_permission()) = 'areas.change');
  GRANT SELECT, INSERT, UPDATE ON jurisdictions, jurisdiction_members TO gongzhi_app;

  EXECUTE format('CREATE POLICY readable ON frozen_reports FOR SELECT USING ((SELECT app_domain()) = ''business'' AND %s)', readable);
  EXECUTE format('CREATE POLICY insertable ON frozen_reports FOR INSERT WITH CHECK ((SELECT app_permission()) = ''report.freeze'' AND %s)', writable);
  GRANT SELECT, INSERT ON frozen_reports TO gongzhi_app;
END $do$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO gongzhi_app;
REVOKE ALL ON FUNCTION area_at(int), hold_tree(int, boolean), restore_positions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION area_at(int), hold_tree(int, boolean), restore_positions() TO gongzhi_app;
