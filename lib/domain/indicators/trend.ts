import { estates } from '@/lib/domain/estates/definition';
import type { Ledger } from '@/lib/ledger/define';
import { tableOf } from '@/lib/ledger/read';
import { column, where } from '@/lib/ledger/where';
import { Prisma, type Tx } from '@/lib/platform/db';
import { monthEnds, type Period } from '@/lib/platform/period';
import { daysStanding, type Ground, standingOn } from './aggregates';
import { appliesAt, type FigureId, type IndicatorId, indicators, partsOf } from './catalogue';
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
  'facilities.serviceFacilities',
  'disputes.received',
] as const satisfies IndicatorId[];

/** Whether a figure has monthly values: all that it is made of is followed. */
export const isTrended = (id: FigureId) => partsOf(id).every((part) => trended.some((one) => one === part));

/** By month, oldest first, as `trendMonths` has them: stocks on the month's last day, flows within the month. */
export type Months = Partial<Record<IndicatorId, number[]>>;

export const trendMonths = (period: Period) => monthEnds(period, 12);

/** Months by the bits of `mask`: every month stands on its own count, none is added up from the others. */
export const byMonth = (period: Period, rows: readonly { mask: number; n: number }[]): number[] =>
  trendMonths(period).map((_, i) => rows.reduce((sum, { mask, n }) => sum + ((mask >> i) & 1) * n, 0));

/** Trended, and a plain stock: it is counted along with the other figures of its ledger. */
export const isFollowed = (id: IndicatorId) =>
  trended.some((one) => one === id) && indicators[id].measure === null && !indicators[id].during;

/** One ledger's trends that want a query of their own. */
export async function countMonths(
  tx: Tx,
  ledger: Ledger,
  area: Place,
  period: Period,
  ground: Ground,
): Promise<Months> {
  const months: Months = {};
  for (const id of trended) {
    const indicator = indicators[id];
    if (indicator.ledger !== ledger || isFollowed(id) || !appliesAt(id, area.level)) continue;
    months[id] = byMonth(
      period,
      await tx.$queryRaw<{ mask: number; n: number }[]>(compile(indicator, ground, period)),
    );
  }
  return months;
}

/** Records by the months to which they belong: bit i of `mask` is month i. */
function compile(indicator: Indicator, ground: Ground, period: Period): Prisma.Sql {
  const days = trendMonths(period).map(({ day }) => day);
  const standing = daysStanding(days);
  const { ledger, measure, during } = indicator;
  const { on: _, ...filter } = indicator.filterAt({
    ...momentOf(period),
    from: `${days[0]?.slice(0, 7)}-01`,
  });
  const holds = where(ledger, { ...filter, status: 'all' });
  if (during)
    return Prisma.sql`SELECT (1 << width_bucket(${column(during)} - 1, ${days}::date[])) AS mask, count(*)::int AS n
      FROM ${standingOn(ledger, ground)} AND ${holds} GROUP BY 1`;
  if (!measure || !('estates' in measure)) throw new Error(`${indicator.id} cannot be followed by month`);
  return Prisma.sql`
    SELECT mask, count(*)::int AS n FROM (
      SELECT area_id, bit_or(e & h) AS mask
      FROM (SELECT area_id, ${standing} AS h FROM ${standingOn(ledger, ground)} AND ${holds}) AS held
      JOIN (SELECT own_area_id, ${standing} AS e FROM ${tableOf(estates)}
        WHERE ${where(estates, { status: 'all', fields: measure.estates })}) AS estate ON own_area_id = area_id
      GROUP BY area_id
    ) AS r GROUP BY 1`;
}
