import { type IndicatorId, indicators } from '@/lib/domain/indicators/catalogue';
import { momentOf } from '@/lib/domain/indicators/define';
import { hasBegun } from '@/lib/domain/indicators/period';
import type { Filter } from '@/lib/ledger/filter';
import { filterParams } from '@/lib/ledger/query';
import { where } from '@/lib/ledger/where';
import type { Actor } from '@/lib/platform/actor';
import { type Area, getArea, listChildren } from '@/lib/platform/areas/queries';
import { clock, type Day } from '@/lib/platform/clock';
import { Prisma } from '@/lib/platform/db';
import { broken } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';
import { currentMonth, type Period, parsePeriod } from '@/lib/platform/period';
import { demand } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import { supervision } from './definition';

/** What a bulletin counts, as figures of the catalogue: its numbers and their lists are the same filters. */
export const counted = {
  assigned: 'supervision.assigned',
  struckOff: 'supervision.struckOff',
  inTime: 'supervision.inTime',
  reviewed: 'supervision.effectReviewed',
  open: 'supervision.open',
  overdue: 'supervision.overdue',
} as const satisfies Record<string, IndicatorId>;

export type Column = keyof typeof counted;
export const columns = Object.keys(counted) as Column[];

/** Of tasks that are still open there is only what is so now. */
const isOfNow = (column: Column) => indicators[counted[column]].isPresentOnly;

export type Counts = Record<Column, number> & {
  /** How often tasks were returned in the month, by the steps of their paths. */
  returned: number;
};

export type Overdue = { code: string; name: string; areaName: string; dueOn: Day };
export type Effect = { code: string; name: string; areaName: string; on: Day; note: string };

export type Bulletin = {
  area: Area;
  period: Period;
  readAt: Date;
  total: Counts;
  /** By area below, in the order of codes; the area's own tasks, asked from above, come first where there are any. */
  rows: { area: { id: number; name: string }; isOwn: boolean; counts: Counts }[];
  overdue: Overdue[];
  effects: Effect[];
  isDemo: boolean;
};

/** How supervision stood in a month, in an area of which the actor holds the whole. No person is named in it. */
export const readBulletin = (actor: Actor, areaId: number, key: string): Promise<Bulletin> => {
  const period = parsePeriod(key);
  if (!period || !/^\d{4}-\d{2}$/.test(key) || !hasBegun(period))
    throw broken(`没有“${key}”这个月，或者它还没有开始。`);
  return read(actor, 'supervision.read', async (tx) => {
    const area = await getArea(tx, areaId);
    demand(actor, 'supervision.read', area);
    // Nothing is asked of an estate: it has nobody who would answer.
    const below = (await listChildren(tx, [areaId])).filter(({ level }) => level !== 'estate');
    const starts = below.map(({ lo }) => lo);
    const bucket = Prisma.sql`width_bucket(t.pos, ${starts}::int[])`;
    const within = Prisma.sql`t.pos BETWEEN ${area.lo} AND ${area.hi}`;
    const figures = columns.map(
      (column) =>
        Prisma.sql`count(*) FILTER (WHERE ${where(supervision, filterOf(column, period))})::int AS ${Prisma.raw(`"${column}"`)}`,
    );
    const counts = await tx.$queryRaw<(Record<Column, number> & { bucket: number; isDemo: boolean })[]>`
      SELECT ${bucket} AS bucket, bool_or(is_demo) AS "isDemo", ${Prisma.join(figures)} FROM supervision_tasks t WHERE ${within} GROUP BY 1`;
    const returned = await tx.$queryRaw<{ bucket: number; n: number }[]>`
      SELECT ${bucket} AS bucket, count(*)::int AS n FROM supervision_moves m JOIN supervision_tasks t ON t.id = m.task_id
      WHERE m.action = 'return' AND ${within} AND (m.at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN ${period.from}::date AND ${period.to}::date GROUP BY 1`;
    const countsAt = (at: number): Counts => ({
      ...zero,
      ...Object.fromEntries(
        columns.map((column) => [column, counts.find((row) => row.bucket === at)?.[column] ?? 0]),
      ),
      returned: returned.find((row) => row.bucket === at)?.n ?? 0,
    });
    const places = [{ area, isOwn: true }, ...below.map((each) => ({ area: each, isOwn: false }))];
    const rows = places
      .map((place, at) => ({ ...place, counts: countsAt(at) }))
      .filter(({ isOwn, counts: own }) => !isOwn || below.length === 0 || keys.some((key) => own[key] > 0));
    const overdue = await tx.$queryRaw<Overdue[]>`
      SELECT t.code, t.name, a.name AS "areaName", t.due_on::text AS "dueOn" FROM supervision_tasks t JOIN areas a ON a.id = t.area_id
      WHERE t.id IN (SELECT id FROM supervision_tasks WHERE ${where(supervision, filterOf('overdue', period))}) AND ${within} ORDER BY t.due_on, t.code LIMIT 50`;
    const effects = await tx.$queryRaw<Effect[]>`
      SELECT t.code, t.name, a.name AS "areaName", t.effect_reviewed_on::text AS "on", coalesce(m.note, '') AS note
      FROM supervision_tasks t JOIN areas a ON a.id = t.area_id
      LEFT JOIN LATERAL (SELECT note FROM supervision_moves WHERE task_id = t.id AND action = 'review_effect' ORDER BY id DESC LIMIT 1) m ON true
      WHERE t.id IN (SELECT id FROM supervision_tasks WHERE ${where(supervision, filterOf('reviewed', period))}) AND ${within} ORDER BY t.effect_reviewed_on, t.code LIMIT 30`;
    const all = [...places.keys()].map(countsAt);
    return {
      ...{ area, period, readAt: clock.now(), rows, overdue, effects },
      total: Object.fromEntries(
        keys.map((key) => [key, all.reduce((sum, each) => sum + each[key], 0)]),
      ) as Counts,
      isDemo: counts.some(({ isDemo }) => isDemo),
    };
  });
};

const keys = [...columns, 'returned' as const];
const zero: Counts = { assigned: 0, struckOff: 0, inTime: 0, reviewed: 0, open: 0, overdue: 0, returned: 0 };

function filterOf(column: Column, period: Period): Omit<Filter, 'area'> {
  return indicators[counted[column]].filterAt(momentOf(isOfNow(column) ? currentMonth() : period));
}

/** The list behind a number of the bulletin. */
export function hrefOf(column: Column, areaId: number, period: Period, isOwn = false): string {
  const filter = { ...filterOf(column, period), ...(isOwn && { own: true as const }) };
  return paths.supervision(filterParams({ ...filter, on: undefined }, areaId));
}
