import { estates } from '@/lib/domain/estates/definition';
import type { Ledger } from '@/lib/ledger/define';
import { tableOf } from '@/lib/ledger/read';
import { column, where } from '@/lib/ledger/where';
import { Prisma, type Tx } from '@/lib/platform/db';
import { monthEnds, type Period } from '@/lib/platform/period';
import type { Range } from '@/lib/platform/scope';
import { appliesAt, type IndicatorId, indicators } from './catalogue';
import { type Indicator, momentOf } from './define';
import type { Place } from './roll-up';

/** Followed month by month. Their conditions must not depend on the day. */
export const trended = [
  'estates.count',
  'grids.count',
  'party-organisations.count',
  'party-organisations.estatesCovered',
  'self-organisations.count',
  'service-projects.count',
  'service-projects.completedInPeriod',
] as const satisfies IndicatorId[];

/** By month, oldest first, as `trendMonths` has them: stocks on the month's last day, flows within the month. */
export type Months = Partial<Record<IndicatorId, number[]>>;

export const trendMonths = (period: Period) => monthEnds(period, 12);

/** One ledger's trends in an area; every month stands on its own count, none is added up from the others. */
export async function countMonths(tx: Tx, ledger: Ledger, area: Place, period: Period): Promise<Months> {
  const months: Months = {};
  for (const id of trended) {
    const indicator = indicators[id];
    if (indicator.ledger !== ledger || !appliesAt(id, area.level)) continue;
    const rows = await tx.$queryRaw<{ mask: number; n: number }[]>(compile(indicator, area, period));
    months[id] = trendMonths(period).map((_, i) =>
      rows.reduce((sum, { mask, n }) => sum + ((mask >> i) & 1) * n, 0),
    );
  }
  return months;
}

/** Records by the months to which they belong: bit i of `mask` is month i. */
function compile(indicator: Indicator, area: Range, period: Period): Prisma.Sql {
  const days = trendMonths(period).map(({ day }) => day);
  const standing = standingMask(days);
  const within = Prisma.sql`pos BETWEEN ${area.lo} AND ${area.hi}`;
  const { ledger, measure, during } = indicator;
  const { on: _, ...filter } = indicator.filterAt({
    ...momentOf(period),
    from: `${days[0]?.slice(0, 7)}-01`,
  });
  const holds = where(ledger, { ...filter, status: 'all' });
  if (during)
    return Prisma.sql`SELECT (1 << width_bucket(${column(during)} - 1, ${days}::date[])) AS mask, count(*)::int AS n
      FROM ${tableOf(ledger)} WHERE ${within} AND ${holds} GROUP BY 1`;
  if (measure === null)
    return Prisma.sql`SELECT ${standing} AS mask, count(*)::int AS n FROM ${tableOf(ledger)} WHERE ${within} AND ${holds} GROUP BY 1`;
  if (!('estates' in measure)) throw new Error(`${indicator.id} cannot be followed by month`);
  return Prisma.sql`
    SELECT mask, count(*)::int AS n FROM (
      SELECT area_id, bit_or(e & h) AS mask
      FROM (SELECT area_id, ${standing} AS h FROM ${tableOf(ledger)} WHERE ${within} AND ${holds}) AS held
      JOIN (SELECT own_area_id, ${standing} AS e FROM ${tableOf(estates)}
        WHERE ${where(estates, { status: 'all', fields: measure.estates })}) AS estate ON own_area_id = area_id
      GROUP BY area_id
    ) AS r GROUP BY 1`;
}

/** From the first of the days on which a record stands to the last: it starts on or before it, and ends after it. */
function standingMask(days: readonly string[]): Prisma.Sql {
  const daysBefore = (date: Prisma.Sql) => Prisma.sql`width_bucket(${date} - 1, ${days}::date[])`;
  const all = 2 ** days.length - 1;
  // Most stand all the while: a comparison is cheaper than a search.
  return Prisma.sql`CASE
    WHEN (started_on IS NULL OR started_on <= ${days.at(0)}::date) AND (retired_on IS NULL OR retired_on > ${days.at(-1)}::date) THEN ${all}::int
    ELSE greatest(0, (1 << ${daysBefore(Prisma.sql`coalesce(retired_on, 'infinity')`)})
      - (1 << ${daysBefore(Prisma.sql`coalesce(started_on, '-infinity')`)})) END`;
}
