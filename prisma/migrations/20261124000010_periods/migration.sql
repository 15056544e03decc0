-- Values kept by period, locked periods (ADR 0013).

-- The figures of a period in an area and in two levels below it, as they were counted at one moment: kept by the
-- worker when a month has ended, or by whoever locks the period. What was kept is never changed; a lock is reopened
-- with a reason, and locking again keeps anew.
CREATE TABLE kept_periods (
  id serial PRIMARY KEY,
  area_id int NOT NULL REFERENCES areas,
  pos int NOT NULL DEFAULT 0,
  period text NOT NULL CHECK (period ~ '^[0-9]{4}(-(0[1-9]|1[0-2])|Q[1-4])?$'),
  counted_at timestamptz(3) NOT NULL,
  -- The last entry in the trail that the count had seen: what came after it was not counted.
  last_entry bigint NOT NULL,
  locked_by_id int REFERENCES users,
  locked_by text,
  locked_at timestamptz(3),
  reopened_by_id int REFERENCES users,
  reopened_by text,
  reopened_at timestamptz(3),
  reason text NOT NULL DEFAULT '',
  CONSTRAINT kept_periods_lock CHECK ((locked_at IS NULL) = (locked_by_id IS NULL)),
  CONSTRAINT kept_periods_reopened CHECK (reopened_at IS NULL OR (locked_at IS NOT NULL AND reopened_by_id IS NOT NULL AND reason <> ''))
);
CREATE INDEX kept_periods_period_area_id_idx ON kept_periods (period, area_id);
CREATE UNIQUE INDEX kept_periods_locked_once ON kept_periods (period, area_id) WHERE locked_at IS NOT NULL AND reopened_at IS NULL;
CREATE UNIQUE INDEX kept_periods_kept_once ON kept_periods (period, area_id) WHERE locked_at IS NULL;

-- One row for an area, and not one for each figure: a year of a city has 300,000 figures and 3,500 rows.
CREATE TABLE period_values (
  kept_id int NOT NULL REFERENCES kept_periods,
  area_id int NOT NULL REFERENCES areas,
  pos int NOT NULL DEFAULT 0,
  -- Values by the indicator's id.
  total jsonb NOT NULL,
  -- At the area itself; null where nothing stands there, and for the lowest level of what was kept.
  own jsonb,
  PRIMARY KEY (kept_id, area_id)
);
CREATE INDEX period_values_area_id_idx ON period_values (area_id);
CREATE INDEX period_values_pos_idx ON period_values (pos);

-- Nothing new is entered where an area has ended, but what it was is kept.
CREATE OR REPLACE FUNCTION take_position() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE area areas%ROWTYPE;
BEGIN
  SELECT * INTO area FROM areas WHERE id = NEW.area_id;
  IF TG_OP = 'INSERT' AND TG_NARGS = 0 AND area.level <> 'estate' AND area.valid_to <= day_of_change() THEN
    RAISE EXCEPTION 'area % has ended', NEW.area_id USING ERRCODE = 'GZ005';
  END IF;
  NEW.pos := area.lo;
  RETURN NEW;
END $$;
CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON kept_periods FOR EACH ROW EXECUTE FUNCTION take_position();
CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON period_values FOR EACH ROW EXECUTE FUNCTION take_position('ended too');

-- Positions follow the areas when these are renumbered.
INSERT INTO positioned_tables VALUES ('kept_periods'), ('period_values');

DO $do$
DECLARE
  readable text := $$pos >= (SELECT app_bound('app.read_lo')) AND pos <= (SELECT app_bound('app.read_hi'))
    AND ((SELECT app_ranges('app.read_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.read_ranges')))$$;
  writable text := $$(SELECT app_domain()) = 'business' AND (SELECT app_permission()) = 'period.lock'
    AND pos >= (SELECT app_bound('app.write_lo')) AND pos <= (SELECT app_bound('app.write_hi'))
    AND ((SELECT app_ranges('app.write_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.write_ranges')))$$;
  keeping text := $$(SELECT app_domain()) = 'system' AND (SELECT app_permission()) = 'period.lock'$$;
BEGIN
  ALTER TABLE kept_periods ENABLE ROW LEVEL SECURITY;
  ALTER TABLE period_values ENABLE ROW LEVEL SECURITY;
  -- That the city has locked a period, a community has to know: its figures are final too.
  EXECUTE format('CREATE POLICY readable ON kept_periods FOR SELECT USING ((SELECT app_domain()) = ''business'' OR (%s))', keeping);
  EXECUTE format('CREATE POLICY locking ON kept_periods FOR INSERT WITH CHECK (locked_at IS NOT NULL AND reopened_at IS NULL AND %s)', writable);
  EXECUTE format('CREATE POLICY reopening ON kept_periods FOR UPDATE USING (locked_at IS NOT NULL AND %s) WITH CHECK (%s)', writable, writable);
  EXECUTE format('CREATE POLICY keeping ON kept_periods FOR INSERT WITH CHECK (locked_at IS NULL AND %s)', keeping);
  -- Whoever may read the area for which they were kept reads all: an area of then may lie elsewhere today.
  EXECUTE format('CREATE POLICY readable ON period_values FOR SELECT USING ((SELECT app_domain()) = ''business'' AND (%s OR kept_id IN (SELECT id FROM kept_periods WHERE %s)))', readable, readable);
  EXECUTE format('CREATE POLICY locking ON period_values FOR INSERT WITH CHECK (kept_id IN (SELECT id FROM kept_periods WHERE locked_at IS NOT NULL AND %s))', writable);
  EXECUTE format('CREATE POLICY keeping ON period_values FOR INSERT WITH CHECK (%s AND kept_id IN (SELECT id FROM kept_periods WHERE locked_at IS NULL))', keeping);
  GRANT SELECT, INSERT ON kept_periods, period_values TO gongzhi_app;
  GRANT UPDATE (reopened_by_id, reopened_by, reopened_at, reason) ON kept_periods TO gongzhi_app;
END $do$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO gongzhi_app;
