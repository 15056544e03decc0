-- What is locked is counted by the worker: until then the lock has no time of counting.
ALTER TABLE kept_periods
  ALTER COLUMN counted_at DROP NOT NULL,
  ALTER COLUMN last_entry DROP NOT NULL,
  ADD CONSTRAINT kept_periods_counted CHECK ((counted_at IS NULL) = (last_entry IS NULL) AND (counted_at IS NOT NULL OR locked_at IS NOT NULL));

-- Counted once.
CREATE FUNCTION keep_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was kept is never changed';
END $$;
CREATE TRIGGER keep_count BEFORE UPDATE OF counted_at, last_entry ON kept_periods FOR EACH ROW WHEN (OLD.counted_at IS NOT NULL) EXECUTE FUNCTION keep_count();

GRANT UPDATE (counted_at, last_entry) ON kept_periods TO gongzhi_app;
