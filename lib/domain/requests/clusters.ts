import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, areaPathText, getArea } from '@/lib/platform/areas/queries';
import { Prisma } from '@/lib/platform/db';
import { demand } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { AreaLevel } from '@/prisma/client/enums';

export const MONTHS = 6;
const SHOWN = 60;

export type Cluster = {
  areaId: number;
  areaName: string;
  /** With what stands between it and the area that was asked for. */
  path: string;
  categoryId: number;
  category: string;
  /** Oldest first; the last is the month that was asked for. */
  counts: number[];
  open: number;
};

/** The months that end with this one, `YYYY-MM`, oldest first. */
export function monthsUpTo(month: string): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, at) =>
    new Date(Date.UTC(year, number - MONTHS + at, 1)).toISOString().slice(0, 7),
  );
}

const below: Record<AreaLevel, AreaLevel> = {
  city: 'street',
  district: 'community',
  street: 'community',
  community: 'estate',
  estate: 'estate',
};

/**
 * 归类: where the same is asked again and again. Requests by place and category in six months, the most frequent of
 * the last one first. `level` of the places: streets of the city, communities of a district or street, estates of a
 * community, unless another is asked for.
 */
export const readClusters = (
  actor: Actor,
  {
    areaId,
    month,
    categoryId,
    level: asked,
  }: { areaId: number; month: string; categoryId?: number; level?: AreaLevel },
) =>
  read(actor, 'request.read', async (tx) => {
    const area = await getArea(tx, areaId);
    demand(actor, 'request.read', area);
    const level = asked ?? below[area.level];
    const places = await tx.$queryRaw<{ id: number; name: string; lo: number; hi: number }[]>`
      SELECT id, name, lo, hi FROM areas WHERE level = ${level}::"AreaLevel" AND valid_to IS NULL AND lo BETWEEN ${area.lo} AND ${area.hi} ORDER BY lo`;
    const months = monthsUpTo(month);
    const [first = month] = months;
    const eachMonth = months.map((_, at) => Prisma.sql`coalesce(sum(n) FILTER (WHERE at = ${at}), 0)::int`);
    const rows = await tx.$queryRaw<
      { nth: number; categoryId: number; category: string; counts: number[]; open: number }[]
    >`
      WITH monthly AS (
        SELECT width_bucket(r.pos, ${places.map(({ lo }) => lo)}::int[]) AS nth, r.category_id,
          (extract(year FROM r.received_on) * 12 + extract(month FROM r.received_on))::int - ${indexOf(first)}::int AS at,
          count(*)::int AS n, count(*) FILTER (WHERE r.closed_at IS NULL)::int AS open
        FROM requests r
        WHERE r.pos BETWEEN ${area.lo} AND ${area.hi} AND r.received_on >= ${`${first}-01`}::date
          AND r.received_on < (${`${month}-01`}::date + interval '1 month') AND r.state <> 'merged'
          AND (${categoryId ?? null}::int IS NULL OR r.category_id = ${categoryId ?? null}::int)
        GROUP BY 1, 2, 3),
      clusters AS (
        SELECT nth, category_id, sum(open)::int AS open, sum(n) FILTER (WHERE at = ${MONTHS - 1}) AS last,
          ARRAY[${Prisma.join(eachMonth)}] AS counts
        FROM monthly WHERE nth > 0 GROUP BY nth, category_id ORDER BY last DESC NULLS LAST, open DESC, nth LIMIT ${SHOWN})
      SELECT nth, c.category_id AS "categoryId", k.name AS category, counts, open FROM clusters c JOIN request_categories k ON k.id = c.category_id
      ORDER BY last DESC NULLS LAST, open DESC, nth`;
    const paths = await ancestorsOf(
      tx,
      rows.map(({ nth }) => places[nth - 1]?.id ?? 0),
    );
    const pathOf = (id: number) =>
      (paths.get(id) ?? []).filter(({ lo, hi }) => lo > area.lo && hi <= area.hi);
    return {
      area,
      level,
      months,
      clusters: rows
        .map(({ nth, ...row }): Cluster => {
          const place = places[nth - 1];
          const name = place?.name ?? '';
          return {
            ...row,
            areaId: place?.id ?? 0,
            areaName: name,
            path: areaPathText(pathOf(place?.id ?? 0)) || name,
          };
        })
        .filter(({ counts }) => counts.at(-1) !== 0),
    };
  });

const indexOf = (month: string): number => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return year * 12 + number;
};
