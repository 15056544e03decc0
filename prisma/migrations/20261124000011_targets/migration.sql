-- What an area is to reach with an indicator in a period.
CREATE TABLE targets (
  id serial PRIMARY KEY,
  area_id int NOT NULL REFERENCES areas,
  pos int NOT NULL DEFAULT 0,
  -- The indicator's or rate's id in the catalogue.
  figure text NOT NULL,
  period text NOT NULL CHECK (period ~ '^[0-9]{4}(-(0[1-9]|1[0-2])|Q[1-4])?$'),
  -- In the figure's own unit: money in yuan, rates in per cent.
  value double precision NOT NULL CHECK (value > 0),
  set_by_id int NOT NULL REFERENCES users,
  set_by text NOT NULL,
  set_at timestamptz(3) NOT NULL,
  version int NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX targets_area_id_figure_period_key ON targets (area_id, figure, period);
CREATE INDEX targets_pos_idx ON targets (pos);

INSERT INTO positioned_tables VALUES ('targets');
CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON targets FOR EACH ROW EXECUTE FUNCTION take_position();

DO $do$
DECLARE
  readable text := $$(SELECT app_domain()) = 'business' AND pos >= (SELECT app_bound('app.read_lo')) AND pos <= (SELECT app_bound('app.read_hi'))
    AND ((SELECT app_ranges('app.read_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.read_ranges')))$$;
  writable text := $$(SELECT app_permission()) = 'target.set' AND pos >= (SELECT app_bound('app.write_lo')) AND pos <= (SELECT app_bound('app.write_hi'))
    AND ((SELECT app_ranges('app.write_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.write_ranges')))$$;
BEGIN
  ALTER TABLE targets ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY readable ON targets FOR SELECT USING (%s)', readable);
  EXECUTE format('CREATE POLICY insertable ON targets FOR INSERT WITH CHECK (%s)', writable);
  EXECUTE format('CREATE POLICY changeable ON targets FOR UPDATE USING (%s) WITH CHECK (%s)', writable, writable);
  EXECUTE format('CREATE POLICY removable ON targets FOR DELETE USING (%s)', writable);
  GRANT SELECT, INSERT, UPDATE, DELETE ON targets TO gongzhi_app;
  GRANT USAGE ON SEQUENCE targets_id_seq TO gongzhi_app;
END $do$;
