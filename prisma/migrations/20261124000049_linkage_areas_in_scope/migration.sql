-- Areas are nobody's secret, but whether a post is linked to one is seen in one's own areas only: elsewhere every area
-- seemed to have none. What is not in scope is not in the list.
CREATE OR REPLACE VIEW linkage_areas WITH (security_invoker = true) AS
  SELECT a.id, a.code, a.name, a.id AS area_id, a.lo AS pos, a.level,
    EXISTS (SELECT FROM linkage_assignments l WHERE l.pos = a.lo AND l.area_id = a.id AND (l.retired_on IS NULL OR l.retired_on > current_date)
      AND l.kind = (CASE a.level WHEN 'district' THEN 'city_district' WHEN 'street' THEN 'district_street' ELSE 'street_community' END)::"LinkageAssignmentKind") AS is_linked,
    a.valid_from AS started_on, a.valid_to AS retired_on, 'approved'::"ReviewState" AS review_state, false AS is_demo,
    lower(a.name || ' ' || a.pinyin || ' ' || a.code) AS search_text, 1 AS version, now() AS updated_at
  FROM areas a WHERE a.level IN ('district', 'street', 'community')
    AND a.lo >= (SELECT app_bound('app.read_lo')) AND a.lo <= (SELECT app_bound('app.read_hi'))
    AND ((SELECT app_ranges('app.read_ranges')) IS NULL OR a.lo <@ (SELECT app_ranges('app.read_ranges')));
