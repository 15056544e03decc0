import { type Numberable, numberAreas } from '@/lib/platform/areas/numbering';
import type { Day } from '@/lib/platform/clock';
import type { Sql } from './carry-out';
import type { Descent } from './descent';
import { type Kin, Lineage, type Link } from './lineage';

/** Notes every position as that of the days before; what turns out not to have moved is dropped again by `renumber`. */
export async function keepPlaces(tx: Sql, day: Day): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO area_places (area_id, lo, hi, since, until)
    SELECT a.id, a.lo, a.hi, coalesce(p.last, '-infinity'), ${day}::date
    FROM areas a LEFT JOIN (SELECT area_id, max(until) AS last FROM area_places GROUP BY 1) p ON p.area_id = a.id
    WHERE coalesce(p.last, '-infinity') < ${day}::date`;
}

type Numbered = Kin & {
  level: Numberable['level'];
  code: string;
  estates: number;
};

/** Numbers all areas anew, with what ended under its host, and gives what came anew a place on the days before. */
export async function renumber(tx: Sql, day: Day, { origins }: Descent): Promise<void> {
  const areas = await tx.$queryRaw<Numbered[]>`
    SELECT a.id, a.level::text, a.code, a.parent_id AS "parentId", a.valid_to IS NOT NULL AS "isEnded", coalesce(e.place, 0) AS estates
    FROM areas a LEFT JOIN (SELECT e.parent_id, max(e.lo - p.lo)::int AS place FROM areas e JOIN areas p ON p.id = e.parent_id
      WHERE e.level = 'estate' GROUP BY 1) e ON e.parent_id = a.id AND a.valid_to IS NOT NULL
    WHERE a.level <> 'estate'`;
  const links = await tx.$queryRaw<Link[]>`
    SELECT l.from_id AS "fromId", l.to_id AS "toId", l.share::float8 FROM area_lineage l JOIN areas f ON f.id = l.from_id AND f.valid_to = l.on_day`;
  const lineage = new Lineage(areas, links);
  const hosts = new Map(areas.filter(({ isEnded }) => isEnded).map(({ id }) => [id, lineage.hostOf(id)]));
  const positions = numberAreas(
    areas.map(({ id, level, code, parentId, isEnded, estates }) => {
      const [only, ...others] = isEnded ? lineage.successorsOf(id) : [];
      const sharesWith = only && others.length === 0 && estates === 0 ? only.id : null;
      return {
        id,
        level,
        code,
        under: isEnded ? (hosts.get(id) ?? null) : parentId,
        isEnded,
        sharesWith,
        estates,
      };
    }),
  );
  await tx.$executeRaw`
    UPDATE areas a SET host_id = h.host FROM jsonb_to_recordset(${JSON.stringify([...hosts].map(([id, host]) => ({ id, host })))}::jsonb) AS h (id int, host int)
    WHERE a.id = h.id AND a.host_id IS DISTINCT FROM h.host`;
  // Estates keep their place within their community.
  await tx.$executeRaw`
    WITH given AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(positions)}::jsonb) AS g (id int, lo int, hi int)),
    estates AS (SELECT e.id, g.lo + (e.lo - p.lo) AS at FROM areas e JOIN areas p ON p.id = e.parent_id JOIN given g ON g.id = p.id WHERE e.level = 'estate'),
    numbered AS (SELECT id, lo, hi FROM given UNION ALL SELECT id, at, at FROM estates)
    UPDATE areas a SET lo = n.lo, hi = n.hi FROM numbered n WHERE a.id = n.id AND (a.lo, a.hi) <> (n.lo, n.hi)`;
  await tx.$executeRaw`
    DELETE FROM area_places p USING areas a WHERE a.id = p.area_id AND p.until = ${day}::date AND (a.lo, a.hi) = (p.lo, p.hi)`;
  await placeBefore(tx, day, areas, origins);
}

/** Everything at the position of its area. */
export const restorePositions = (tx: Sql) => tx.$queryRaw`SELECT restore_positions()::text`;

/**
 * Where an area that came anew is counted on days before it was: at the lowest area then in which all it came from
 * lay. A record that began earlier and stands there now is then found there, and the sums agree.
 */
async function placeBefore(
  tx: Sql,
  day: Day,
  areas: readonly Numbered[],
  origins: ReadonlyMap<number, readonly number[]>,
) {
  if (origins.size === 0) return;
  const parents = await tx.$queryRaw<{ id: number; parentId: number | null }[]>`
    SELECT DISTINCT ON (area_id) area_id AS id, parent_id AS "parentId" FROM area_versions
    WHERE valid_from < ${day}::date ORDER BY area_id, valid_from DESC`;
  const parentOf = new Map(parents.map(({ id, parentId }) => [id, parentId]));
  const wayUp = (id: number) => {
    const way: number[] = [];
    for (let at: number | null = id; at !== null; at = parentOf.get(at) ?? null) way.push(at);
    return way;
  };
  const now = new Map(areas.map((area) => [area.id, area]));
  const homeOf = (id: number): number | null => {
    const from = origins.get(id);
    if (!from) return id;
    const parentId = now.get(id)?.parentId ?? null;
    if (from.length === 0) return parentId === null ? null : homeOf(parentId);
    const [first, ...others] = from.map(wayUp);
    return first?.find((each) => others.every((way) => way.includes(each))) ?? null;
  };
  const homes = [...origins.keys()].flatMap((id) => {
    const home = homeOf(id);
    return home === null ? [] : { id, home };
  });
  await tx.$executeRaw`
    INSERT INTO area_places (area_id, lo, hi, since, until)
    SELECT h.id, p.lo, p.lo, p.since, p.until
    FROM jsonb_to_recordset(${JSON.stringify(homes)}::jsonb) AS h (id int, home int) JOIN area_places p ON p.area_id = h.home
    UNION ALL
    SELECT h.id, a.lo, a.lo, coalesce((SELECT max(until) FROM area_places p WHERE p.area_id = h.home), '-infinity'), ${day}::date
    FROM jsonb_to_recordset(${JSON.stringify(homes)}::jsonb) AS h (id int, home int) JOIN areas a ON a.id = h.home
    WHERE NOT EXISTS (SELECT FROM area_places p WHERE p.area_id = h.home AND p.until >= ${day}::date)`;
}
