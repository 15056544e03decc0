-- What Prisma's schema language cannot say: collation, constraints over time, positions, the second lock
-- (row-level security), and the chained audit trail. The roles gongzhi_app (the application: owns nothing)
-- and gongzhi_jobs (owns the job queue) are made before the migrations run.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Names sort by pinyin.
ALTER TABLE areas ALTER COLUMN name TYPE text COLLATE "zh-x-icu";
ALTER TABLE estates ALTER COLUMN name TYPE text COLLATE "zh-x-icu";
ALTER TABLE grids ALTER COLUMN name TYPE text COLLATE "zh-x-icu";
ALTER TABLE party_organisations ALTER COLUMN name TYPE text COLLATE "zh-x-icu";
ALTER TABLE self_organisations ALTER COLUMN name TYPE text COLLATE "zh-x-icu";
ALTER TABLE service_projects ALTER COLUMN name TYPE text COLLATE "zh-x-icu";

-- Areas over time ------------------------------------------------------------------------------------------

CREATE UNIQUE INDEX areas_code_current ON areas (code) WHERE valid_to IS NULL;
ALTER TABLE areas ADD CONSTRAINT areas_interval CHECK (lo <= hi);
ALTER TABLE area_versions
  ADD CONSTRAINT area_versions_days CHECK (valid_to IS NULL OR valid_from < valid_to),
  ADD CONSTRAINT area_versions_one_a_day EXCLUDE USING gist (area_id WITH =, daterange(valid_from, valid_to) WITH &&);

-- The history is written from the current row, so that no change of a name, code or parent can be forgotten.
CREATE FUNCTION keep_area_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
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
    INSERT INTO area_versions (area_id, parent_id, code, name, valid_from, valid_to, document)
      SELECT NEW.id, NEW.parent_id, NEW.code, NEW.name, NEW.since, NEW.valid_to, NEW.document
      WHERE NEW.valid_to IS NULL OR NEW.since < NEW.valid_to;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_area_version AFTER INSERT OR UPDATE ON areas FOR EACH ROW EXECUTE FUNCTION keep_area_version();

-- Positions ------------------------------------------------------------------------------------------------

-- A record's position is its area's, whatever the writer says.
CREATE FUNCTION take_position() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  SELECT lo INTO NEW.pos FROM areas WHERE id = NEW.area_id;
  RETURN NEW;
END $$;

-- An estate is an area too: the fifth level. Its position is the next free one inside its community.
CREATE FUNCTION keep_estate_area() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  community areas%ROWTYPE;
  slot int;
  today date := (now() AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
  IF TG_OP = 'INSERT' OR NEW.area_id <> OLD.area_id THEN
    SELECT * INTO community FROM areas WHERE id = NEW.area_id FOR UPDATE;
    SELECT coalesce(max(lo), community.lo) + 1 INTO slot
      FROM areas WHERE parent_id = NEW.area_id AND level = 'estate';
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
  RETURN NEW;
END $$;
CREATE TRIGGER keep_estate_area BEFORE INSERT OR UPDATE ON estates FOR EACH ROW EXECUTE FUNCTION keep_estate_area();

-- An estate whose entry is undone takes its area with it, unless something stands there.
CREATE FUNCTION drop_estate_area() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  DELETE FROM area_versions WHERE area_id = OLD.own_area_id;
  DELETE FROM areas WHERE id = OLD.own_area_id;
  RETURN NULL;
END $$;
CREATE TRIGGER drop_estate_area AFTER DELETE ON estates FOR EACH ROW EXECUTE FUNCTION drop_estate_area();

-- When an area's position changes, whatever stands in it follows.
CREATE FUNCTION move_with_area() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['estates', 'grids', 'party_organisations', 'self_organisations', 'service_projects', 'users', 'grants'] LOOP
    EXECUTE format('UPDATE %I SET pos = $1 WHERE area_id = $2', t) USING NEW.lo, NEW.id;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER move_with_area AFTER UPDATE OF lo ON areas FOR EACH ROW WHEN (OLD.lo <> NEW.lo) EXECUTE FUNCTION move_with_area();

-- The second lock ------------------------------------------------------------------------------------------
-- Each transaction of the application says for whom it runs (lib/platform/transact.ts). Nothing said: no row.
--   app.user    the user's id
--   app.domain  business | accounts | audit | system: which kind of table it came for
--   app.permission  the permission it came with
--   app.read_lo, app.read_hi, app.read_ranges    the positions it may see: the hull, and exactly
--   app.write_lo, app.write_hi, app.write_ranges those it may write

CREATE FUNCTION app_user() RETURNS int LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.user', true), '')::int $$;
CREATE FUNCTION app_domain() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(current_setting('app.domain', true), '') $$;
CREATE FUNCTION app_permission() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(current_setting('app.permission', true), '') $$;
CREATE FUNCTION app_bound(name text) RETURNS int LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting(name, true), '')::int $$;
-- Null when the hull is exact already, so that a single grant costs one comparison of integers.
CREATE FUNCTION app_ranges(name text) RETURNS int4multirange LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting(name, true), '')::int4multirange $$;

DO $do$
DECLARE
  t text;
  readable text := $$pos >= (SELECT app_bound('app.read_lo')) AND pos <= (SELECT app_bound('app.read_hi'))
    AND ((SELECT app_ranges('app.read_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.read_ranges')))$$;
  writable text := $$pos >= (SELECT app_bound('app.write_lo')) AND pos <= (SELECT app_bound('app.write_hi'))
    AND ((SELECT app_ranges('app.write_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.write_ranges')))$$;
  entering text := $$(SELECT app_permission()) IN ('ledger.write', 'ledger.import')$$;
BEGIN
  FOREACH t IN ARRAY ARRAY['estates', 'grids', 'party_organisations', 'self_organisations', 'service_projects'] LOOP
    EXECUTE format('CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON %I FOR EACH ROW EXECUTE FUNCTION take_position()', t);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY readable ON %I FOR SELECT USING ((SELECT app_domain()) = ''business'' AND %s)', t, readable);
    EXECUTE format('CREATE POLICY insertable ON %I FOR INSERT WITH CHECK (%s AND %s)', t, entering, writable);
    EXECUTE format('CREATE POLICY changeable ON %I FOR UPDATE USING ((%s OR (SELECT app_permission()) = ''ledger.review'') AND %s) WITH CHECK (%s)', t, entering, writable, writable);
    EXECUTE format('CREATE POLICY removable ON %I FOR DELETE USING (%s AND %s)', t, entering, writable);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO gongzhi_app', t);
  END LOOP;

  -- 系统管理员 writes accounts and sees no grants; 安全管理员 writes grants and sees accounts; neither his own.
  FOREACH t IN ARRAY ARRAY['users', 'grants', 'sign_ins'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    -- Signing in happens before there is an actor.
    EXECUTE format('CREATE POLICY system_all ON %I USING ((SELECT app_domain()) = ''system'') WITH CHECK ((SELECT app_domain()) = ''system'')', t);
    EXECUTE format('CREATE POLICY own_readable ON %I FOR SELECT USING (%I = (SELECT app_user()))', t, CASE t WHEN 'users' THEN 'id' ELSE 'user_id' END);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO gongzhi_app', t);
  END LOOP;
  CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON users FOR EACH ROW EXECUTE FUNCTION take_position();
  CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON grants FOR EACH ROW EXECUTE FUNCTION take_position();
  EXECUTE format('CREATE POLICY readable ON users FOR SELECT USING ((SELECT app_domain()) = ''accounts'' AND %s)', readable);
  -- A grant in one's areas names its holder, even when his account is kept elsewhere.
  CREATE POLICY granted_readable ON users FOR SELECT USING (
    (SELECT app_permission()) = 'grants.manage' AND EXISTS (SELECT FROM grants g WHERE g.user_id = users.id));
  EXECUTE format('CREATE POLICY insertable ON users FOR INSERT WITH CHECK ((SELECT app_permission()) = ''users.manage'' AND %s)', writable);
  EXECUTE format('CREATE POLICY changeable ON users FOR UPDATE USING ((SELECT app_permission()) = ''users.manage'' AND id <> (SELECT app_user()) AND %s) WITH CHECK (%s)', writable, writable);
  EXECUTE format('CREATE POLICY readable ON grants FOR SELECT USING ((SELECT app_permission()) = ''grants.manage'' AND %s)', readable);
  EXECUTE format('CREATE POLICY insertable ON grants FOR INSERT WITH CHECK ((SELECT app_permission()) = ''grants.manage'' AND user_id <> (SELECT app_user()) AND %s)', writable);
  EXECUTE format('CREATE POLICY changeable ON grants FOR UPDATE USING ((SELECT app_permission()) = ''grants.manage'' AND user_id <> (SELECT app_user()) AND %s) WITH CHECK (%s)', writable, writable);
  CREATE POLICY kept ON sign_ins USING ((SELECT app_permission()) = 'users.manage' AND EXISTS (SELECT FROM users u WHERE u.id = user_id));

  -- What belongs to one person.
  FOREACH t IN ARRAY ARRAY['drafts', 'saved_views', 'column_choices', 'submissions', 'exports'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own ON %I USING (user_id = (SELECT app_user())) WITH CHECK (user_id = (SELECT app_user()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO gongzhi_app', t);
  END LOOP;

  -- Notices are written for others and read by their owner.
  ALTER TABLE notices ENABLE ROW LEVEL SECURITY;
  CREATE POLICY own ON notices USING (user_id = (SELECT app_user())) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE, DELETE ON notices TO gongzhi_app;

  -- A batch is seen by whoever uploaded it and by those who answer for its place; only the uploader moves it.
  ALTER TABLE imports ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY readable ON imports FOR SELECT USING (user_id = (SELECT app_user()) OR ((SELECT app_domain()) = ''business'' AND %s))', readable);
  CREATE POLICY own ON imports USING (user_id = (SELECT app_user())) WITH CHECK (user_id = (SELECT app_user()));
  GRANT SELECT, INSERT, UPDATE ON imports TO gongzhi_app;
  ALTER TABLE import_rows ENABLE ROW LEVEL SECURITY;
  CREATE POLICY own ON import_rows USING (EXISTS (SELECT FROM imports i WHERE i.id = import_id AND i.user_id = (SELECT app_user())));
  GRANT SELECT, INSERT, UPDATE, DELETE ON import_rows TO gongzhi_app;

  -- Housekeeping by the named system actor: clearing what has expired.
  FOREACH t IN ARRAY ARRAY['drafts', 'submissions', 'exports', 'imports', 'import_rows', 'notices'] LOOP
    EXECUTE format('CREATE POLICY system_all ON %I USING ((SELECT app_domain()) = ''system'')', t);
  END LOOP;

  ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY readable ON audit_entries FOR SELECT USING ((SELECT app_domain()) = ''audit'' AND (pos IS NULL OR (%s)))', readable);
  -- A record's own history, for whoever may see the record.
  EXECUTE format('CREATE POLICY history ON audit_entries FOR SELECT USING ((SELECT app_domain()) = ''business'' AND (%s) AND subject NOT IN (''users'', ''grants'', ''sign-ins''))', readable);
  CREATE POLICY system_all ON audit_entries FOR SELECT USING ((SELECT app_domain()) = 'system');
  CREATE POLICY writable ON audit_entries FOR INSERT WITH CHECK (true);
  GRANT SELECT, INSERT ON audit_entries TO gongzhi_app;
END $do$;

GRANT SELECT ON areas, area_versions TO gongzhi_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO gongzhi_app;

-- Keys are unique in the whole city; whoever may not see the other record still has to be told.
CREATE FUNCTION keys_taken(ledger text, keys text[]) RETURNS SETOF text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF ledger NOT IN ('estates', 'grids', 'party_organisations', 'self_organisations', 'service_projects') THEN
    RAISE EXCEPTION 'not a ledger: %', ledger;
  END IF;
  RETURN QUERY EXECUTE format('SELECT code FROM %I WHERE code = ANY ($1)', ledger) USING keys;
END $$;

-- What a dashboard is as of: the last write of each ledger, wherever it was. Tells nothing but numbers.
CREATE FUNCTION last_writes(ledgers text[]) RETURNS TABLE (ledger text, entry bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT l, (SELECT max(id) FROM audit_entries WHERE subject = l) FROM unnest(ledgers) AS l
$$;

-- The audit trail -----------------------------------------------------------------------------------------

CREATE FUNCTION audit_digest(previous text, e audit_entries) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public AS $$
  SELECT encode(sha256(convert_to(
    jsonb_build_array(previous, e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), e.user_id, e.actor, e.grant_id, e.role, e.ip,
      e.action, e.subject, e.subject_id, e.subject_label, e.pos, e.before, e.after, e.note, e.import_id)::text, 'UTF8')), 'hex')
$$;

-- Numbered under a lock that is held until the transaction ends: the order of ids is the order of commits,
-- no two entries follow the same one, and no number is left out, as a sequence would after a rollback.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE last record;
BEGIN
  PERFORM pg_advisory_xact_lock(7316);
  SELECT id, hash INTO last FROM audit_entries ORDER BY id DESC LIMIT 1;
  NEW.id := coalesce(last.id, 0) + 1;
  NEW.previous_hash := coalesce(last.hash, '');
  NEW.at := date_trunc('milliseconds', clock_timestamp());
  NEW.hash := audit_digest(NEW.previous_hash, NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER chain_audit_entry BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is append-only';
END $$;
CREATE TRIGGER refuse_audit_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- Jobs are queued in the transaction that wants them. The queue's tables belong to gongzhi_jobs.
CREATE FUNCTION enqueue_job(task text, payload json, key text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM graphile_worker.add_job(task, payload, job_key => key, max_attempts => 3);
END $$;
REVOKE ALL ON FUNCTION enqueue_job(text, json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_job(text, json, text) TO gongzhi_app;
DO $$ BEGIN
  EXECUTE format('GRANT gongzhi_jobs TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO gongzhi_jobs;
  ALTER FUNCTION enqueue_job(text, json, text) OWNER TO gongzhi_jobs;
  REVOKE CREATE ON SCHEMA public FROM gongzhi_jobs;
END $$;

-- Sessions and grants -------------------------------------------------------------------------------------

-- An account and its grants in force on a day; null for one that is disabled.
CREATE FUNCTION actor_of(who int, day date) RETURNS json LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT json_build_object('userId', u.id, 'username', u.username, 'name', u.display_name, 'isDemo', u.is_demo,
    'mustChangePassword', u.must_change_password, 'passwordChangedAt', u.password_changed_at,
    'grants', coalesce((
      SELECT json_agg(json_build_object('id', g.id, 'role', g.role, 'areaId', a.id, 'areaName', a.name, 'level', a.level, 'lo', a.lo, 'hi', a.hi) ORDER BY a.lo, g.id)
      FROM grants g JOIN areas a ON a.id = g.area_id
      WHERE g.user_id = u.id AND g.ended_at IS NULL AND g.valid_from <= day AND (g.valid_to IS NULL OR g.valid_to >= day)), '[]'))
  FROM users u WHERE u.id = who AND u.disabled_at IS NULL
$$;

-- Whose browser this is, in one round trip. What has been idle or signed in for too long ends here.
CREATE FUNCTION session_of(sign_in uuid, moment timestamptz, idle interval, absolute interval) RETURNS json
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE s sign_ins%ROWTYPE;
BEGIN
  SELECT * INTO s FROM sign_ins WHERE id = sign_in AND ended_at IS NULL;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF moment >= s.last_seen_at + idle OR moment >= s.created_at + absolute THEN
    UPDATE sign_ins SET ended_at = moment, end_reason = CASE WHEN moment >= s.created_at + absolute THEN 'absolute' ELSE 'idle' END
      WHERE id = sign_in AND ended_at IS NULL;
    RETURN NULL;
  END IF;
  -- Not at each request: a page costs no write.
  IF moment >= s.last_seen_at + interval '1 minute' THEN
    UPDATE sign_ins SET last_seen_at = moment WHERE id = sign_in AND ended_at IS NULL AND last_seen_at < moment;
  END IF;
  RETURN actor_of(s.user_id, (moment AT TIME ZONE 'Asia/Shanghai')::date);
END $$;

REVOKE ALL ON FUNCTION actor_of(int, date), session_of(uuid, timestamptz, interval, interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION actor_of(int, date), session_of(uuid, timestamptz, interval, interval) TO gongzhi_app;

-- 三员分立, whatever the writer can see: an administrator's role never stands beside another role in the same account.
CREATE FUNCTION keep_duties_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
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
      AND g.area_id = NEW.area_id AND daterange(g.valid_from, g.valid_to, '[]') && daterange(NEW.valid_from, NEW.valid_to, '[]')) THEN
    RAISE EXCEPTION 'the same grant twice' USING ERRCODE = 'GZ003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_duties_apart BEFORE INSERT OR UPDATE OF user_id, role, area_id, valid_from, valid_to, ended_at ON grants
  FOR EACH ROW EXECUTE FUNCTION keep_duties_apart();
ALTER TABLE grants ADD CONSTRAINT grants_days CHECK (valid_to IS NULL OR valid_from <= valid_to);
