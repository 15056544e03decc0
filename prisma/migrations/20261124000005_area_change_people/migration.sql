-- Accounts, grants and open batches at the areas of a change, in numbers: whoever prepares it has to know how many it
-- moves, and sees none of them.
CREATE FUNCTION area_change_people(change int) RETURNS TABLE (area_id int, users int, grants int, imports int, drafts int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT i.area_id,
    (SELECT count(*)::int FROM users u WHERE u.area_id = i.area_id AND u.disabled_at IS NULL),
    (SELECT count(*)::int FROM grants g WHERE g.area_id = i.area_id AND g.ended_at IS NULL
      AND (g.valid_to IS NULL OR g.valid_to >= (now() AT TIME ZONE 'Asia/Shanghai')::date)),
    (SELECT count(DISTINCT b.id)::int FROM imports b JOIN import_rows r ON r.import_id = b.id
      WHERE b.state IN ('checked', 'applying') AND (r.values ->> 'areaId')::int = i.area_id),
    (SELECT count(*)::int FROM drafts d WHERE d.values ->> 'areaId' = i.area_id::text)
  FROM area_change_items i JOIN area_changes c ON c.id = i.change_id
  WHERE i.change_id = change AND i.area_id IS NOT NULL AND i.new_code IS NULL
    AND app_domain() = 'business' AND c.pos >= app_bound('app.read_lo') AND c.pos <= app_bound('app.read_hi')
    AND (app_ranges('app.read_ranges') IS NULL OR c.pos <@ app_ranges('app.read_ranges'))
$$;
REVOKE ALL ON FUNCTION area_change_people(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION area_change_people(int) TO gongzhi_app;

-- Whoever assigns the records of an area that was parted notes the codes that they had.
CREATE POLICY assigning ON record_codes FOR INSERT WITH CHECK ((SELECT app_domain()) = 'business' AND (SELECT app_permission()) = 'ledger.write');
