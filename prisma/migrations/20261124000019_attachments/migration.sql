-- Files that belong to a request, a supervision item or a linkage record.
CREATE TABLE attachments (
  id uuid PRIMARY KEY,
  owner_kind text NOT NULL CHECK (owner_kind IN ('requests', 'supervision', 'linkage')),
  owner_id int NOT NULL,
  -- The move of the owner's path with which it came.
  move_id int,
  area_id int NOT NULL REFERENCES areas,
  pos int NOT NULL DEFAULT 0,
  file_name text NOT NULL,
  mime text NOT NULL,
  size int NOT NULL CHECK (size > 0),
  sha256 text NOT NULL,
  width int,
  height int,
  stored_path text NOT NULL UNIQUE,
  is_public boolean NOT NULL DEFAULT false,
  uploaded_by_id int REFERENCES users,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX attachments_owner_kind_owner_id_idx ON attachments (owner_kind, owner_id);
CREATE INDEX attachments_pos_idx ON attachments (pos);

INSERT INTO positioned_tables VALUES ('attachments');
-- What is open where an area was parted still gets its files, until somebody assigns it.
CREATE TRIGGER take_position BEFORE INSERT OR UPDATE OF area_id ON attachments FOR EACH ROW EXECUTE FUNCTION take_position('ended too');

-- A file stands where its owner does. The owner's table calls it, naming the kind:
-- AFTER UPDATE OF area_id … WHEN (OLD.area_id <> NEW.area_id) EXECUTE FUNCTION attachments_follow('requests')
CREATE FUNCTION attachments_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE attachments SET area_id = NEW.area_id WHERE owner_kind = TG_ARGV[0] AND owner_id = NEW.id;
  RETURN NULL;
END $$;

DO $do$
DECLARE
  -- 承办员 sees what was handed to its department, wherever else it may look: by a policy of its own.
  readable text := $$(SELECT app_domain()) = 'business' AND (SELECT app_permission()) <> 'request.handle'
    AND pos >= (SELECT app_bound('app.read_lo')) AND pos <= (SELECT app_bound('app.read_hi'))
    AND ((SELECT app_ranges('app.read_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.read_ranges')))$$;
  writable text := $$(SELECT app_domain()) = 'business' AND (SELECT app_permission()) <> 'request.handle'
    AND pos >= (SELECT app_bound('app.write_lo')) AND pos <= (SELECT app_bound('app.write_hi'))
    AND ((SELECT app_ranges('app.write_ranges')) IS NULL OR pos <@ (SELECT app_ranges('app.write_ranges')))$$;
BEGIN
  ALTER TABLE attachments ENABLE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY readable ON attachments FOR SELECT USING (%s)', readable);
  EXECUTE format('CREATE POLICY insertable ON attachments FOR INSERT WITH CHECK (%s)', writable);
  EXECUTE format('CREATE POLICY changeable ON attachments FOR UPDATE USING (%s) WITH CHECK (%s)', writable, writable);
  CREATE POLICY system_all ON attachments USING ((SELECT app_domain()) = 'system') WITH CHECK ((SELECT app_domain()) = 'system');
  GRANT SELECT, INSERT, DELETE ON attachments TO gongzhi_app;
  GRANT UPDATE (is_public) ON attachments TO gongzhi_app;
END $do$;
