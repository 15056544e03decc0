CREATE INDEX grants_area_id_idx ON grants (area_id);

-- Tells people in the transaction in which something came to concern them: these users, or who holds one of these roles
-- exactly at an area (by a grant there, or in a jurisdiction that manages it). Who holds a role is not the business's to
-- know: it learns how many were told. Never the one who does it.
CREATE FUNCTION tell_people(ids int[], roles text[], area int, words text, link text, moment timestamptz) RETURNS int
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
REVOKE ALL ON FUNCTION tell_people(int[], text[], int, text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tell_people(int[], text[], int, text, text, timestamptz) TO gongzhi_app;
