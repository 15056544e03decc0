import { inPositions, ofLevels } from '@/lib/platform/areas/queries';
import type { Day } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { Range } from '@/lib/platform/scope';
import type { AreaLevel } from '@/prisma/client/enums';

/** A name, code and parent with the days on which they held; `validTo` is the first on which they no longer do. */
export type Version = {
  code: string;
  name: string;
  parentId: number | null;
  parentName: string | null;
  validFrom: Day;
  validTo: Day | null;
  document: string | null;
  /** The change by which it came to be so, and whether that was only worked out. */
  changeId: number | null;
  isInferred: boolean;
};

/** The newest first. */
export async function listVersions(tx: Tx, areaId: number): Promise<Version[]> {
  return tx.$queryRaw`
    SELECT v.code, v.name, v.parent_id AS "parentId", coalesce(p.name, now_parent.name) AS "parentName", v.valid_from::text AS "validFrom",
      v.valid_to::text AS "validTo", v.document, v.change_id AS "changeId", coalesce(c.is_inferred, false) AS "isInferred"
    FROM area_versions v
    LEFT JOIN area_versions p ON p.area_id = v.parent_id AND p.valid_from <= v.valid_from
      AND (p.valid_to IS NULL OR p.valid_to > v.valid_from)
    LEFT JOIN areas now_parent ON now_parent.id = v.parent_id
    LEFT JOIN area_changes c ON c.id = v.change_id
    WHERE v.area_id = ${areaId} ORDER BY v.valid_from DESC`;
}

export type AreaOfDay = {
  code: string;
  name: string;
  level: AreaLevel;
  parentCode: string | null;
  validFrom: Day;
  validTo: Day | null;
};

type Wanted = {
  on: Day;
  level?: AreaLevel | undefined;
  under?: string | undefined;
  within: readonly Range[];
};

const onDay = (versions: Prisma.Sql, day: Day): Prisma.Sql =>
  Prisma.sql`${versions}.valid_from <= ${day}::date AND (${versions}.valid_to IS NULL OR ${versions}.valid_to > ${day}::date)`;

/**
 * The areas as they were named on a day, in the order of the codes of that day, that lie within by now. `under` is a
 * code of that day; throws `not_found` when no area had it or nothing of that area lies within.
 */
export async function listAreasOn(tx: Tx, { on, level, under, within }: Wanted): Promise<AreaOfDay[]> {
  const ofDay = onDay(Prisma.sql`v`, on);
  let below = Prisma.sql`true`;
  if (under !== undefined) {
    const tree = Prisma.sql`
      WITH RECURSIVE below (id, is_top) AS (
        SELECT v.area_id, true FROM area_versions v WHERE v.code = ${under} AND ${ofDay}
        UNION SELECT v.area_id, false FROM area_versions v JOIN below ON v.parent_id = below.id WHERE ${ofDay})`;
    const [known] = await tx.$queryRaw<{ id: number }[]>`
      ${tree} SELECT id FROM areas JOIN below USING (id) WHERE ${inPositions(within)} LIMIT 1`;
    if (!known) throw notFound();
    below = Prisma.sql`v.area_id IN (${tree} SELECT id FROM below WHERE NOT is_top)`;
  }
  return tx.$queryRaw`
    SELECT v.code, v.name, areas.level::text, p.code AS "parentCode", v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo"
    FROM area_versions v JOIN areas ON areas.id = v.area_id
    LEFT JOIN area_versions p ON p.area_id = v.parent_id AND ${onDay(Prisma.sql`p`, on)}
    WHERE ${ofDay} AND ${below} AND ${level ? ofLevels([level]) : Prisma.sql`true`} AND ${inPositions(within)}
    ORDER BY v.code, areas.level`;
}

/** An area in the tree of a day; `lo`..`hi` are its positions by now. */
export type AreaOfTree = {
  id: number;
  parentId: number | null;
  code: string;
  name: string;
  lo: number;
  hi: number;
  hasChildren: boolean;
};

const selectOn = (tx: Tx, on: Day, within: readonly Range[], condition: Prisma.Sql): Promise<AreaOfTree[]> =>
  tx.$queryRaw`
  WITH mine AS MATERIALIZED (SELECT id, lo, hi FROM areas WHERE ${inPositions(within)})
  SELECT mine.id, v.parent_id AS "parentId", v.code, v.name, mine.lo, mine.hi,
    EXISTS (SELECT FROM area_versions c WHERE c.parent_id = mine.id AND ${onDay(Prisma.sql`c`, on)}) AS "hasChildren"
  FROM mine JOIN area_versions v ON v.area_id = mine.id AND ${onDay(Prisma.sql`v`, on)} WHERE ${condition} ORDER BY v.code`;

/** The uppermost of the areas of a day that lie within by now. */
export const rootsOn = (tx: Tx, on: Day, within: readonly Range[]): Promise<AreaOfTree[]> =>
  selectOn(tx, on, within, Prisma.sql`v.parent_id IS NULL OR v.parent_id NOT IN (SELECT id FROM mine)`);

/** Those that lay directly below these. */
export const childrenOn = (
  tx: Tx,
  on: Day,
  within: readonly Range[],
  ids: readonly number[],
): Promise<AreaOfTree[]> =>
  selectOn(
    tx,
    on,
    within,
    Prisma.sql`v.parent_id = ANY (${ids.filter((id) => Number.isInteger(id) && Math.abs(id) < 2 ** 31)}::int[])`,
  );

/** How many areas of each level above the estates there were. */
export async function countLevelsOn(
  tx: Tx,
  on: Day,
  within: readonly Range[],
): Promise<{ level: AreaLevel; n: number }[]> {
  return tx.$queryRaw`
    SELECT areas.level::text, count(*)::int AS n FROM areas JOIN area_versions v ON v.area_id = areas.id
    WHERE ${onDay(Prisma.sql`v`, on)} AND ${inPositions(within)} AND ${ofLevels(['district', 'street', 'community'])}
    GROUP BY areas.level ORDER BY areas.level`;
}

export type FoundOn = { id: number; level: AreaLevel; code: string; name: string };

/** Areas of a day by the names and codes that they had then; by pinyin only under the last name that is known. */
export async function searchAreasOn(
  tx: Tx,
  { on, text, within, limit }: { on: Day; text: string; within: readonly Range[]; limit: number },
): Promise<FoundOn[]> {
  const word = text.normalize('NFKC').replace(/\s+/gu, '');
  const like = `%${word.toLowerCase().replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
  return tx.$queryRaw`
    SELECT areas.id, areas.level::text, v.code, v.name FROM areas JOIN area_versions v ON v.area_id = areas.id
    WHERE ${onDay(Prisma.sql`v`, on)} AND ${inPositions(within)}
      AND (lower(v.name) LIKE ${like} OR lower(v.code) LIKE ${like} OR areas.pinyin LIKE ${like} OR areas.initials LIKE ${like})
    ORDER BY CASE WHEN v.code = ${word.toUpperCase()} OR v.name = ${word} THEN 0 ELSE 1 END, areas.level, length(v.name), v.code LIMIT ${limit}`;
}
