-- Whoever wants notices at once gets every one of them, whatever wrote it: an import's end and a change of areas too. A
-- job for each, in the same transaction: no commit, no mail.
CREATE FUNCTION mail_notices() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM enqueue_job('send-mail', json_build_object('noticeId', n.id), 'mail-' || n.id)
    FROM added n JOIN users u ON u.id = n.user_id WHERE u.mailing = 'at_once' AND u.disabled_at IS NULL;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION mail_notices() FROM PUBLIC;
CREATE TRIGGER mail_notices AFTER INSERT ON notices REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION mail_notices();

-- As in the beginning: it tells, and the trigger mails.
CREATE OR REPLACE FUNCTION tell_people(ids int[], roles text[], area int, words text, link text, moment timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  day CONSTANT date := (moment AT TIME ZONE 'Asia/Shanghai')::date;
  told int;
BEGIN
  IF app_domain() NOT IN ('business', 'system') THEN RAISE EXCEPTION 'nobody is told in domain "%"', app_domain(); END IF;
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
      WHERE m.area_id = area AND m.valid_from <= day AND (m.valid_to IS NULL OR m.valid_to > day));
  GET DIAGNOSTICS told = ROW_COUNT;
  RETURN told;
END $$;
