-- Notices by e-mail, for those who want them.
ALTER TABLE users
  ADD COLUMN email text NOT NULL DEFAULT '',
  ADD COLUMN mailing text NOT NULL DEFAULT 'none' CHECK (mailing IN ('none', 'at_once', 'daily')),
  -- Nothing from before is sent after the fact.
  ADD COLUMN mailing_since timestamptz(3),
  ADD CONSTRAINT users_mailing CHECK (mailing = 'none' OR (email <> '' AND mailing_since IS NOT NULL));
CREATE INDEX users_mailing_idx ON users (id) WHERE mailing <> 'none';
ALTER TABLE notices ADD COLUMN mailed_at timestamptz(3);

-- As before, and a job for each who wants it at once, in the same transaction: no commit, no mail.
CREATE OR REPLACE FUNCTION tell_people(ids int[], roles text[], area int, words text, link text, moment timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  day CONSTANT date := (moment AT TIME ZONE 'Asia/Shanghai')::date;
  notice record;
  told int := 0;
BEGIN
  IF app_domain() NOT IN ('business', 'system') THEN RAISE EXCEPTION 'nobody is told in domain "%"', app_domain(); END IF;
  FOR notice IN
    WITH added AS (
      INSERT INTO notices (user_id, text, href, created_at)
      SELECT u.id, words, link, moment FROM users u
      WHERE u.disabled_at IS NULL AND u.id IS DISTINCT FROM app_user() AND u.id IN (
        SELECT unnest(ids)
        UNION SELECT g.user_id FROM grants g
        WHERE g.area_id = area AND g.role::text = ANY (roles) AND g.ended_at IS NULL
          AND g.valid_from <= day AND (g.valid_to IS NULL OR g.valid_to >= day)
        UNION SELECT g.user_id FROM jurisdiction_members m
        JOIN jurisdictions j ON j.id = m.jurisdiction_id AND j.valid_from <= day AND (j.valid_to IS NULL OR j.valid_to > day)
        JOIN grants g ON g.jurisdiction_id = j.id AND g.role::text = ANY (roles) AND g.ended_at IS NULL
          AND g.valid_from <= day AND (g.valid_to IS NULL OR g.valid_to >= day)
        WHERE m.area_id = area AND m.valid_from <= day AND (m.valid_to IS NULL OR m.valid_to > day))
      RETURNING id, user_id)
    SELECT added.id, u.mailing FROM added JOIN users u ON u.id = added.user_id
  LOOP
    told := told + 1;
    IF notice.mailing = 'at_once' THEN
      PERFORM enqueue_job('send-mail', json_build_object('noticeId', notice.id), 'mail-' || notice.id);
    END IF;
  END LOOP;
  RETURN told;
END $$;
