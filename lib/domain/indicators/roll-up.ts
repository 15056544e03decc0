import type { Ledger } from '@/lib/ledger/define';
import type { Area } from '@/lib/platform/areas/queries';
import type { Tx } from '@/lib/platform/db';
import type { Period } from '@/lib/platform/period';
import { countsByBucket, distinctByBucket, estatesByBucket } from './aggregates';
import { withChange } from './board';
import { appliesAt, type IndicatorId, indicatorIds, indicators } from './catalogue';
import { type Moment, momentOf, yearBefore } from './define';
import { byMonth, countMonths, isFollowed, type Months, trendMonths } from './trend';

/** Null: nothing was filled in, earlier values are not kept, or such an area cannot have it. Never 0 for these. */
export type Values = Readonly<Record<IndicatorId, number | null>>;

export type Place = Pick<Area, 'id' | 'level' | 'code' | 'name' | 'lo' | 'hi'>;
export type PlaceBelow = Place & { isEnded: boolean };

/** How an area stands: in all, a year before, at the area itself, and in each area below it, in order. */
export type AreaFigures = {
  area: Place;
  period: Period;
  moment: Moment;
  total: Values;
  /** Only of figures that are shown with their change; null for the others. */
  yearBefore: Values;
  /** 本级: null when nothing stands at the area itself. */
  own: Values | null;
  children: { area: PlaceBelow; values: Values }[];
};

type Counts = Partial<Record<IndicatorId, number | null>>;
/** What one ledger contributes. `buckets`: 0 is the area itself, n the nth place below; without records, no entry. */
export type Part = {
  ids: IndicatorId[];
  buckets: Map<number, Counts>;
  total: Counts;
  yearBefore: Counts;
  months: Months;
  isDemo: boolean;
};

/** Every area directly below, also what has ended: its records still stand at its position. */
export async function listPlacesBelow(tx: Tx, area: Place, period: Period): Promise<PlaceBelow[]> {
  return tx.$queryRaw`
    SELECT id, level::text, code, name, lo, hi, coalesce(valid_to <= ${momentOf(period).day}::date, false) AS "isEnded"
    FROM areas WHERE parent_id = ${area.id} ORDER BY lo`;
}

/**
 * One ledger's figures for an area and the places below it. Call it within a read for which the actor holds the
 * permission in the whole of `area`: a part would be passed off as the whole.
 */
export async function countLedger(
  tx: Tx,
  ledger: Ledger,
  area: Place,
  period: Period,
  places: readonly PlaceBelow[],
): Promise<Part> {
  const ids = indicatorIds.filter(
    (id) =>
      indicators[id].ledger === ledger &&
      appliesAt(id, area.level) &&
      (period.isCurrent || !indicators[id].isPresentOnly),
  );
  const at = momentOf(period);
  const starts = places.map(({ lo }) => lo);
  const part: Part = { ids, buckets: new Map(), total: {}, yearBefore: {}, months: {}, isDemo: false };
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
    const rows = await tx.$queryRaw<Row[]>(
      countsByBucket(ledger, area, starts, withYearBefore(counted), along),
    );
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
      await tx.$queryRaw<Row[]>(estatesByBucket(ledger, area, starts, withYearBefore(covered))),
    );
  const distinct = ids.filter(isDistinct);
  if (distinct.length > 0)
    addBuckets(
      part,
      distinct,
      await tx.$queryRaw<Row[]>(distinctByBucket(ledger, area, starts, wanted(distinct, at))),
    );
  Object.assign(part.months, await countMonths(tx, ledger, area, period));
  return part;
}

const isDistinct = (id: IndicatorId) => !indicators[id].isAdditive;
const isOfEstates = (id: IndicatorId) => {
  const { measure } = indicators[id];
  return measure !== null && 'estates' in measure;
};
const isCompared = (id: IndicatorId) =>
  withChange.has(id) && !isDistinct(id) && !indicators[id].isPresentOnly;

type Row = Record<`c${number}` | `m${number}`, number | null> & {
  /** Null: the whole, of what cannot be added up; or, with `days`, what stood on these. */
  bucket: number | null;
  days?: number | null;
  demo?: boolean;
};

/** Of additive figures the whole is the sum of its buckets; of others it has a row of its own. */
function addBuckets(part: Part, ids: readonly IndicatorId[], rows: readonly Row[]) {
  const places = rows.filter(({ bucket }) => bucket !== null);
  for (const row of places)
    part.buckets.set(row.bucket ?? 0, { ...part.buckets.get(row.bucket ?? 0), ...pick(row, ids) });
  const whole = rows.find(({ bucket, days }) => bucket === null && days === undefined);
  const compared = ids.filter(isCompared);
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

function addUp(ids: readonly IndicatorId[], rows: readonly Counts[]): Counts {
  const sums = ids.map((id) => {
    const values = rows.map((row) => row[id] ?? null);
    const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0);
    // Where something stands and nothing was filled in anywhere, the whole is as unknown as its part.
    return [id, sum === 0 && values.includes(null) ? null : sum];
  });
  return Object.fromEntries(sums);
}

/** Puts the ledgers' parts side by side. */
export function assemble(
  area: Place,
  period: Period,
  places: readonly PlaceBelow[],
  parts: readonly Part[],
): AreaFigures {
  const values = (countsOf: (part: Part) => Counts, standard: 0 | null): Values => {
    const known = parts.flatMap((part) => {
      const counts = countsOf(part);
      return part.ids.map((id) => [id, id in counts ? counts[id] : standard]);
    });
    return { ...blank, ...Object.fromEntries(known) };
  };
  const standingIn = (bucket: number) => values((part) => part.buckets.get(bucket) ?? {}, 0);
  const own = standingIn(0);
  return {
    ...{ area, period, moment: momentOf(period) },
    total: values(({ total }) => total, 0),
    yearBefore: values((part) => part.yearBefore, null),
    own: hasAny(own) ? own : null,
    children: places
      .map((place, i) => ({ area: place, values: standingIn(i + 1) }))
      // What has ended is shown as long as something is counted there, else the rows would not make up the sum.
      .filter((child) => !child.area.isEnded || hasAny(child.values)),
  };
}

const blank = Object.fromEntries(indicatorIds.map((id) => [id, null])) as Values;
const hasAny = (values: Values) => Object.values(values).some(Boolean);
