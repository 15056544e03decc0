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
  parentName: string | null;
  validFrom: Day;
  validTo: Day | null;
  document: string | null;
};

/** The newest first. */
export async function listVersions(tx: Tx, areaId: number): Promise<Version[]> {
  return tx.$queryRaw`
    SELECT v.code, v.name, coalesce(p.name, now_parent.name) AS "parentName", v.valid_from::text AS "validFrom",
      v.valid_to::text AS "validTo", v.document
    FROM area_versions v
    LEFT JOIN area_versions p ON p.area_id = v.parent_id AND p.valid_from <= v.valid_from
      AND (p.valid_to IS NULL OR p.valid_to > v.valid_from)
    LEFT JOIN areas now_parent ON now_parent.id = v.parent_id
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

/**
 * The areas as they were named on a day, in the order of their present positions. `under` is a code of that day;
 * throws `not_found` when no area had it or none of that area lies within.
 */
export async function listAreasOn(tx: Tx, { on, level, under, within }: Wanted): Promise<AreaOfDay[]> {
  const ofDay = Prisma.sql`v.valid_from <= ${on}::date AND (v.valid_to IS NULL OR v.valid_to > ${on}::date)`;
  let below = Prisma.sql`true`;
  if (under !== undefined) {
    const tops = await tx.$queryRaw<{ id: number }[]>`
      SELECT v.area_id AS id FROM area_versions v JOIN areas a ON a.id = v.area_id
      WHERE v.code = ${under} AND ${ofDay} AND EXISTS (SELECT FROM areas i WHERE i.lo BETWEEN a.lo AND a.hi AND ${inPositions(within)})`;
    if (tops.length === 0) throw notFound();
    below = Prisma.sql`v.area_id IN (
      WITH RECURSIVE below (id) AS (
        SELECT v.area_id FROM area_versions v WHERE v.parent_id = ANY (${tops.map(({ id }) => id)}::int[]) AND ${ofDay}
        UNION SELECT v.area_id FROM area_versions v JOIN below ON v.parent_id = below.id WHERE ${ofDay})
      SELECT id FROM below)`;
  }
  return tx.$queryRaw`
    SELECT v.code, v.name, areas.level::text, p.code AS "parentCode", v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo"
    FROM area_versions v JOIN areas ON areas.id = v.area_id
    LEFT JOIN area_versions p ON p.area_id = v.parent_id AND p.valid_from <= ${on}::date AND (p.valid_to IS NULL OR p.valid_to > ${on}::date)
    WHERE ${ofDay} AND ${below} AND ${level ? ofLevels([level]) : Prisma.sql`true`} AND ${inPositions(within)}
    ORDER BY areas.lo, v.code`;
}
