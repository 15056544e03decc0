-- Who answers for an area: names and roles of the grants in force there on a day, for whoever may read the
-- whole of the area. The accounts and grants themselves stay hidden from business roles.
CREATE FUNCTION area_people(area int, day date) RETURNS TABLE (name text, role "Role")
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT u.display_name, g.role
  FROM grants g JOIN users u ON u.id = g.user_id JOIN areas a ON a.id = g.area_id
  WHERE g.area_id = area AND u.disabled_at IS NULL
    AND g.ended_at IS NULL AND g.valid_from <= day AND (g.valid_to IS NULL OR g.valid_to >= day)
    AND app_domain() = 'business' AND a.lo >= app_bound('app.read_lo') AND a.hi <= app_bound('app.read_hi')
    AND (app_ranges('app.read_ranges') IS NULL OR int4range(a.lo, a.hi, '[]') <@ app_ranges('app.read_ranges'))
  ORDER BY g.role, u.display_name
$$;
REVOKE ALL ON FUNCTION area_people(int, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION area_people(int, date) TO gongzhi_app;
