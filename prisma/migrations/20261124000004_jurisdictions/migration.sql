-- Jurisdictions as the interface keeps them.

-- A membership is written by whoever may change areas where its jurisdiction is kept. One that has not begun may be
-- taken back; what has begun is only ended.
DO $do$
DECLARE
  kept text := $$(SELECT app_permission()) = 'areas.change' AND ((SELECT app_domain()) = 'system' OR EXISTS (
    SELECT FROM jurisdictions j WHERE j.id = jurisdiction_id
      AND j.pos >= (SELECT app_bound('app.write_lo')) AND j.pos <= (SELECT app_bound('app.write_hi'))
      AND ((SELECT app_ranges('app.write_ranges')) IS NULL OR j.pos <@ (SELECT app_ranges('app.write_ranges')))))$$;
BEGIN
  DROP POLICY writable ON jurisdiction_members;
  EXECUTE format('CREATE POLICY insertable ON jurisdiction_members FOR INSERT WITH CHECK (%s)', kept);
  EXECUTE format('CREATE POLICY changeable ON jurisdiction_members FOR UPDATE USING (%s) WITH CHECK (%s)', kept, kept);
  EXECUTE format('CREATE POLICY removable ON jurisdiction_members FOR DELETE USING (%s AND valid_from > (now() AT TIME ZONE ''Asia/Shanghai'')::date)', kept);
  GRANT DELETE ON jurisdiction_members TO gongzhi_app;
END $do$;

ALTER TABLE grants ADD CONSTRAINT grants_of_jurisdictions CHECK (jurisdiction_id IS NULL
  OR role IN ('viewer', 'clerk', 'reviewer', 'coordinator', 'handler'));

-- How many grants a change of members would widen or narrow. Who holds them stays hidden.
CREATE FUNCTION count_jurisdiction_grants(jurisdiction int, day date) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT count(*)::int FROM grants g JOIN users u ON u.id = g.user_id
  WHERE g.jurisdiction_id = jurisdiction AND g.ended_at IS NULL AND (g.valid_to IS NULL OR g.valid_to >= day)
    AND u.disabled_at IS NULL AND app_permission() = 'areas.change'
$$;
REVOKE ALL ON FUNCTION count_jurisdiction_grants(int, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_jurisdiction_grants(int, date) TO gongzhi_app;
