import type { Ledger } from '@/lib/ledger/define';
import { areasOn, type PathStep } from '@/lib/platform/areas/queries';
import { type Day, today } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import type { Period } from '@/lib/platform/period';
import type { AreaLevel } from '@/prisma/client/enums';
import { countsByBucket, distinctByBucket, estatesByBucket, type Ground } from './aggregates';
import { withChange } from './board';
import { appliesAt, type IndicatorId, indicatorIds, indicators, standsAt } from './catalogue';
import { type Moment, momentOf, yearBefore } from './define';
import { byMonth, countMonths, isFollowed, type Months, trendMonths } from './trend';

/** Null: nothing was filled in, earlier values are not kept, or such an area cannot have it. Never 0 for these. */
export type Values = Readonly<Record<IndicatorId, number | null>>;

/** Its positions are those of the tree by which it is counted. */
export type Place = PathStep;
/** `codeToday`: by which an outline is known, whatever the code was then. */
export type PlaceBelow = Place & { isEnded: boolean; codeToday: string };

/** An area and the places below it, by today's tree or by that of a day. */
export type Counted = { area: Place; places: readonly PlaceBelow[]; treeDay?: Day | undefined };

/** How an area stands: in all, a year before, at the area itself, and in each area below it, in order. */
export type AreaFigures = {
  area: Place;
  period: Period;
  moment: Moment;
  /** The day as of which areas are taken, 按当时区划: for everything that is counted. Without it they are today's. */
  treeDay?: Day | undefined;
  total: Values;
  /** Only of figures that are shown with their change; null for the others. */
  yearBefore: Values;
  /** 本级: null when nothing stands at the area itself. */
  own: Values | null;
  ownYearBefore: Values;
  children: { area: PlaceBelow; values: Values; yearBefore: Values; estimated: Estimates }[];
  /** What of the whole, and of the area itself, is reckoned by share: 0 is left out. Months hold nothing of it. */
  estimated: { total: Estimates; own: Estimates };
};

export type Estimates = Readonly<Partial<Record<IndicatorId, number>>>;
export type Counts = Partial<Record<IndicatorId, number | null>>;
/** Counts by place: 0 is the area itself, n the nth place below; without records, no entry. */
export type Buckets = ReadonlyMap<number, Counts>;
/** What one ledger contributes. */
export type Part = {
  ids: readonly IndicatorId[];
  buckets: Buckets;
  total: Counts;
  yearBefore: Counts;
  /** A year before, by place. */
  before: Buckets;
  months: Months;
  isDemo: boolean;
  estimated: { total: Estimates; buckets: ReadonlyMap<number, Estimates> };
};

/**
 * Whatever has positions of its own directly below an area, in their order: the areas below it, and what has ended
 * or not begun and still has records there. Asked by positions and not by parents, so that no record is counted
 * for a neighbour.
 */
export async function listPlacesBelow(
  tx: Tx,
  { lo, hi, level }: Place,
  period: Period,
  treeDay?: Day,
): Promise<PlaceBelow[]> {
  const { day } = momentOf(period);
  const isThere = treeDay
    ? Prisma.sql`was_there`
    : Prisma.sql`(valid_to IS NULL OR valid_to > CASE WHEN level = 'estate' THEN ${day}::date ELSE ${today()}::date END)`;
  // Estates lie in communities, and are by far the most.
  const levels = level === 'community' ? Prisma.sql`true` : Prisma.sql`level <> 'estate'`;
  return tx.$queryRaw`
    SELECT id, level::text, code, name, lo, hi, NOT is_there AS "isEnded",
      (SELECT a.code FROM areas a WHERE a.id = place.id) AS "codeToday" FROM (
      SELECT id, level, code, name, lo, hi, ${isThere} AS is_there,
        max(hi) OVER (ORDER BY lo, hi DESC, ${isThere} DESC, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS taken
      FROM ${treeDay ? areasOn(treeDay) : Prisma.sql`areas`} WHERE lo > ${lo} AND lo <= ${hi} AND ${levels}
    ) AS place WHERE taken IS NULL OR lo > taken ORDER BY lo`;
}

/**
 * One ledger's figures for an area and the places below it. Call it within a read for which the actor holds the
 * permission in the whole of `area`: a part would be passed off as the whole.
 */
export async function countLedger(
  tx: Tx,
  ledger: Ledger,
  period: Period,
  { area, places, treeDay }: Counted,
): Promise<Part> {
  const ids = indicatorIds.filter(
    (id) =>
      indicators[id].ledger === ledger &&
      appliesAt(id, area.level) &&
      (period.isCurrent || !indicators[id].isPresentOnly),
  );
  const ground: Ground = { within: [area], starts: places.map(({ lo }) => lo), tree: treeDay };
  const part = await countGround(tx, ledger, ids, period, ground);
  Object.assign(part.months, await countMonths(tx, ledger, area, period, ground));
  return { ...part, ids, estimated: { total: {}, buckets: new Map() } };
}

type GroundCounts = Omit<Part, 'ids' | 'estimated' | 'buckets' | 'before'> & {
  buckets: Map<number, Counts>;
  before: Map<number, Counts>;
};

/** Figures of one ledger on any ground: by place, and as a whole. */
export async function countGround(
  tx: Tx,
  ledger: Ledger,
  ids: readonly IndicatorId[],
  period: Period,
  ground: Ground,
): Promise<GroundCounts> {
  const at = momentOf(period);
  const part: GroundCounts = {
    buckets: new Map(),
    before: new Map(),
    total: {},
    yearBefore: {},
    months: {},
    isDemo: false,
  };
  const wanted = (of: readonly IndicatorId[], then: Moment) =>
    of.map((id) => ({ indicator: indicators[id], at: then }));
  const withYearBefore = (of: readonly IndicatorId[]) => [
    ...wanted(of, at),
    ...wanted(of.filter(isCompared), yearBefore(at)),
  ];

  const counted = ids.filter((id) => !isOfEstates(id) && !isDistinct(id));
  const followed = counted.filter(isFollowed);
  const along = {
    indicators: followed.map((id) => indicators[id]),
    days: trendMonths(period).map(({ day }) => day),
  };
  if (counted.length > 0) {
    const rows = await tx.$queryRaw<Row[]>(countsByBucket(ledger, ground, withYearBefore(counted), along));
    addBuckets(part, counted, rows);
    part.isDemo = rows.some(({ demo }) => demo);
    followed.forEach((id, i) => {
      part.months[id] = byMonth(
        period,
        rows.map((row) => ({ mask: row.days ?? 0, n: row[`m${i}`] ?? 0 })),
      );
    });
  }
  const covered = ids.filter(isOfEstates);
  if (covered.length > 0)
    addBuckets(
      part,
      covered,
      await tx.$queryRaw<Row[]>(estatesByBucket(ledger, ground, withYearBefore(covered))),
    );
  const distinct = ids.filter(isDistinct);
  if (distinct.length > 0)
    addBuckets(
      part,
      distinct,
      await tx.$queryRaw<Row[]>(distinctByBucket(ledger, ground, wanted(distinct, at))),
    );
  return part;
}

const isDistinct = (id: IndicatorId) => !indicators[id].isAdditive;
const isOfEstates = (id: IndicatorId) => {
  const { measure } = indicators[id];
  return measure !== null && 'estates' in measure;
};
/** Whether there is a value of the year before to compare with. */
export const isCompared = (id: IndicatorId) =>
  withChange.has(id) && !isDistinct(id) && !indicators[id].isPresentOnly;

type Row = Record<`c${number}` | `m${number}`, number | null> & {
  /** Null: the whole, of what cannot be added up; or, with `days`, what stood on these. */
  bucket: number | null;
  days?: number | null;
  demo?: boolean;
};

/** Of additive figures the whole is the sum of its buckets; of others it has a row of its own. */
function addBuckets(part: GroundCounts, ids: readonly IndicatorId[], rows: readonly Row[]) {
  const places = rows.filter(({ bucket }) => bucket !== null);
  const compared = ids.filter(isCompared);
  for (const row of places) {
    const at = row.bucket ?? 0;
    part.buckets.set(at, { ...part.buckets.get(at), ...pick(row, ids) });
    part.before.set(at, { ...part.before.get(at), ...pick(row, compared, ids.length) });
  }
  const whole = rows.find(({ bucket, days }) => bucket === null && days === undefined);
  Object.assign(
    part.total,
    whole
      ? pick(whole, ids)
      : addUp(
          ids,
          places.map((row) => pick(row, ids)),
        ),
  );
  Object.assign(
    part.yearBefore,
    addUp(
      compared,
      places.map((row) => pick(row, compared, ids.length)),
    ),
  );
}

const pick = (row: Row, ids: readonly IndicatorId[], from = 0): Counts =>
  Object.fromEntries(ids.map((id, i) => [id, row[`c${from + i}`] ?? null]));

export function addUp(ids: readonly IndicatorId[], rows: readonly Counts[]): Counts {
  const sums = ids.map((id) => {
    const values = rows.map((row) => row[id] ?? null);
    const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0);
    // Money has cents and no more. Where something stands and nothing was filled in anywhere, the whole is as unknown as its part.
    return [id, sum === 0 && values.includes(null) ? null : Math.round(sum * 100) / 100];
  });
  return Object.fromEntries(sums);
}

/** Puts the ledgers' parts side by side. */
export function assemble(
  period: Period,
  { area, places, treeDay }: Counted,
  parts: readonly Part[],
): AreaFigures {
  const values = (
    countsOf: (part: Part) => Counts,
    standard: 0 | null,
    has: (id: IndicatorId) => boolean = () => true,
  ): Values => {
    const known = parts.flatMap((part) => {
      const counts = countsOf(part);
      return part.ids.filter(has).map((id) => [id, id in counts ? counts[id] : standard]);
    });
    return { ...blank, ...Object.fromEntries(known) };
  };
  const standingIn = (bucket: number, level: AreaLevel) =>
    values(
      (part) => part.buckets.get(bucket) ?? {},
      0,
      (id) => standsAt(indicators[id].ledger, level),
    );
  // Of a place without records every compared figure was 0; of the others nothing is known.
  const stoodIn = (bucket: number, level: AreaLevel) =>
    values(
      ({ before, yearBefore }) => ({ ...zeros(yearBefore), ...before.get(bucket) }),
      null,
      (id) => standsAt(indicators[id].ledger, level),
    );
  const estimatedIn = (bucket: number): Estimates =>
    Object.assign({}, ...parts.map(({ estimated }) => estimated.buckets.get(bucket)));
  const own = standingIn(0, area.level);
  return {
    ...{ area, period, treeDay, moment: momentOf(period) },
    total: values(({ total }) => total, 0),
    yearBefore: values((part) => part.yearBefore, null),
    own: hasAny(own) ? own : null,
    ownYearBefore: stoodIn(0, area.level),
    children: places
      .map((place, i) => ({
        area: place,
        values: standingIn(i + 1, place.level),
        yearBefore: stoodIn(i + 1, place.level),
        estimated: estimatedIn(i + 1),
      }))
      // What has ended is shown as long as something is counted there, else the rows would not make up the sum.
      .filter((child) => !child.area.isEnded || hasAny(child.values))
      // It has no place in the order of codes, and may be of another level.
      .sort((a, b) => Number(isLeft(a.area)) - Number(isLeft(b.area))),
    estimated: {
      total: Object.assign({}, ...parts.map(({ estimated }) => estimated.total)),
      own: estimatedIn(0),
    },
  };
}

const zeros = (counts: Counts): Counts => Object.fromEntries(Object.keys(counts).map((id) => [id, 0]));
const isLeft = ({ isEnded, level }: PlaceBelow) => isEnded && level !== 'estate';
/** Of which nothing is known. */
export const blank = Object.fromEntries(indicatorIds.map((id) => [id, null])) as Values;
const hasAny = (values: Values) => Object.values(values).some(Boolean);
