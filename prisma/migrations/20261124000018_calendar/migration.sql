-- Years of the working calendar as staff entered them: what the library does not know, or knew before the State
-- Council changed it. They come before the library's.
CREATE TABLE calendar_years (
  year int PRIMARY KEY CHECK (year BETWEEN 2004 AND 2200),
  -- The notice's number, as 国办发明电〔2025〕7号.
  document text NOT NULL CHECK (document <> ''),
  -- {"2027-01-01": false, "2027-01-03": true}: whether one works on a day that is not as its weekday.
  days jsonb NOT NULL,
  entered_by_id int NOT NULL REFERENCES users,
  entered_by text NOT NULL,
  entered_at timestamptz(3) NOT NULL,
  version int NOT NULL DEFAULT 1
);

DO $do$
DECLARE
  -- One calendar for the whole city: only who answers for all of it enters a year.
  everywhere text := $$(SELECT app_domain()) = 'business' AND (SELECT app_permission()) = 'request.settings'
    AND (SELECT app_bound('app.write_lo')) <= (SELECT min(lo) FROM areas) AND (SELECT app_bound('app.write_hi')) >= (SELECT max(hi) FROM areas)
    AND (SELECT app_ranges('app.write_ranges')) IS NULL$$;
BEGIN
  ALTER TABLE calendar_years ENABLE ROW LEVEL SECURITY;
  CREATE POLICY readable ON calendar_years FOR SELECT USING (true);
  EXECUTE format('CREATE POLICY insertable ON calendar_years FOR INSERT WITH CHECK (%s)', everywhere);
  EXECUTE format('CREATE POLICY changeable ON calendar_years FOR UPDATE USING (%s) WITH CHECK (%s)', everywhere, everywhere);
  GRANT SELECT, INSERT, UPDATE ON calendar_years TO gongzhi_app;
END $do$;
