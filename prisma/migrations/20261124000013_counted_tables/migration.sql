-- Workflows whose records are counted as those of ledgers are: add_counted gives their tables what counting and a change
-- of areas need. Each adds its own policies for writing; without one nothing can be written.
CREATE FUNCTION add_counted(t text, ledger text) RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  writable text := $w$pos >= (SELECT app_bound('app.write_lo')) AND pos <= (SELECT app_bound('app.write_hi'))
    AND ((SELECT app_ranges('app.write_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.write_ranges')))$w$;
  changing text := $c$(SELECT app_domain()) = 'system' AND (SELECT app_permission()) = 'areas.change'$c$;
BEGIN
  INSERT INTO positioned_tables VALUES (t);
  EXECUTE format('CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON %I FOR EACH ROW EXECUTE FUNCTION take_position()', t);
  EXECUTE format('CREATE TRIGGER keep_record_place AFTER UPDATE OF area_id ON %I FOR EACH ROW WHEN (OLD.area_id <> NEW.area_id) EXECUTE FUNCTION keep_record_place(%L)', t, ledger);
  EXECUTE format('CREATE TRIGGER forget AFTER DELETE ON %I FOR EACH ROW EXECUTE FUNCTION forget_record(%L)', t, ledger);
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  PERFORM show_ledger(t);
  -- Of an area that was parted, whoever assigns the ledgers' records assigns these too.
  EXECUTE format('CREATE POLICY assigning ON %I FOR UPDATE USING ((SELECT app_permission()) = ''ledger.write'' AND %s) WITH CHECK (%s)', t, writable, writable);
  EXECUTE format('CREATE POLICY area_change_writes ON %I FOR UPDATE USING (%s) WITH CHECK (%s)', t, changing, changing);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO gongzhi_app', t);
  EXECUTE format('GRANT USAGE ON SEQUENCE %I TO gongzhi_app', t || '_id_seq');
END $$;
REVOKE ALL ON FUNCTION add_counted(text, text) FROM PUBLIC;

-- What hangs on another record stands where that one does. In a change of areas each table is moved by itself, so that
-- where its records stood is kept.
CREATE FUNCTION take_along() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF change_in_progress() IS NULL THEN
    EXECUTE format('UPDATE %I SET area_id = $1, version = version + 1, updated_at = now() WHERE %I = $2 AND area_id <> $1', TG_ARGV[0], TG_ARGV[1]) USING NEW.area_id, NEW.id;
  END IF;
  RETURN NULL;
END $$;
