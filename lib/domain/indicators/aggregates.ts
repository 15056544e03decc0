import { estates } from '@/lib/domain/estates/definition';
import type { Ledger } from '@/lib/ledger/define';
import type { Filter } from '@/lib/ledger/filter';
import { tableOf } from '@/lib/ledger/read';
import { column, where } from '@/lib/ledger/where';
import type { Day } from '@/lib/platform/clock';
import { Prisma } from '@/lib/platform/db';
import type { Range } from '@/lib/platform/scope';
import type { Indicator, Moment } from './define';

/** A figure at a moment: a column of the answer. */
export type Wanted = { indicator: Indicator; at: Moment };

/** Where records are counted: within which positions, where the places among them begin, and on which day's tree. */
export type Ground = { within: readonly Range[]; starts: readonly number[]; tree?: Day | undefined };

const bucket = ({ starts }: Ground) => Prisma.sql`width_bucket(pos, ${starts}::int[])`;

/** The ledger's records that stand there. */
export function standingOn(ledger: Ledger, { within, tree }: Omit<Ground, 'starts'>): Prisma.Sql {
  const [only] = within;
  const isIn =
    only && within.length === 1
      ? Prisma.sql`pos BETWEEN ${only.lo} AND ${only.hi}`
      : Prisma.sql`pos <@ ${`{${within.map(({ lo, hi }) => `[${lo},${hi}]`).join(',')}}`}::int4multirange`;
  return Prisma.sql`${tableOf(ledger, tree)} WHERE ${isIn}`;
}
const named = (expressions: readonly Prisma.Sql[], prefix: string) =>
  expressions.map((sql, i) => Prisma.sql`${sql} AS ${Prisma.raw(`${prefix}${i}`)}`);

/** Stocks to be counted on each of these days as well. */
export type Followed = { indicators: readonly Indicator[]; days: readonly Day[] };

/**
 * Counts and sums of one ledger by bucket: 0 for the area itself, n for the nth area below. Records that are alike
 * in all that is asked are first put together: a few thousand groups, over which a hundred figures cost little.
 * Each condition is compiled by the kit's `where`, so that a number equals the list behind it.
 * Rows without a bucket hold what is followed: `m0`, `m1`, … records that stood on the days whose bits are set in `days`.
 */
export function countsByBucket(
  ledger: Ledger,
  ground: Ground,
  wanted: readonly Wanted[],
  { indicators, days }: Followed,
): Prisma.Sql {
  const conditions = new Conditions(ledger);
  const figures = wanted.map(({ indicator, at }) => {
    const rows = Prisma.sql`FILTER (WHERE ${conditions.all(indicator.filterAt(at))})`;
    const count = Prisma.sql`coalesce(sum(n) ${rows}, 0)`;
    if (indicator.measure === null) return Prisma.sql`${count}::int`;
    // No record: 0. Records, but nothing filled in: null, for a blank is not 0.
    return Prisma.sql`CASE WHEN ${count} = 0 THEN 0 ELSE sum(${column(fieldOf(indicator))}) ${rows} END::float8`;
  });
  const followed = indicators.map((indicator) => {
    const whenever = conditions.all({ ...indicator.filterAt(momentOfDay(days)), ...everAny });
    return Prisma.sql`coalesce(sum(n) FILTER (WHERE ${whenever}), 0)::int`;
  });
  const summed = new Set(wanted.flatMap(({ indicator }) => (indicator.measure ? fieldOf(indicator) : [])));
  const sums = [...summed].map((field) => Prisma.sql`sum(${column(field)}) AS ${column(field)}`);
  const keys = [
    Prisma.sql`${bucket(ground)} AS bucket`,
    Prisma.sql`${daysStanding(days)} AS days`,
    ...conditions.keys(),
  ];
  const numbers = Prisma.raw(keys.map((_, i) => i + 1).join());
  return Prisma.sql`
    SELECT bucket, days, bool_or(demo) AS demo, ${Prisma.join([...named(figures, 'c'), ...named(followed, 'm')])} FROM (
      SELECT ${Prisma.join([...keys, Prisma.sql`count(*) AS n, bool_or(is_demo) AS demo`, ...sums])}
      FROM ${standingOn(ledger, ground)} GROUP BY ${numbers}
    ) AS alike GROUP BY GROUPING SETS ((bucket), (days))`;
}

/** Followed figures do not depend on the day, but a filter is asked for at one. */
const momentOfDay = (days: readonly Day[]): Moment => ({
  day: days[0] ?? '',
  from: days[0] ?? '',
  to: days[0] ?? '',
});

/** On which of the days a record stands, as bits: it starts on or before the day, and ends after it. */
export function daysStanding(days: readonly Day[]): Prisma.Sql {
  const daysBefore = (date: Prisma.Sql) => Prisma.sql`width_bucket(${date} - 1, ${days}::date[])`;
  const all = 2 ** days.length - 1;
  // Most stand all the while: a comparison is cheaper than a search.
  return Prisma.sql`CASE
    WHEN (started_on IS NULL OR started_on <= ${days.at(0)}::date) AND (retired_on IS NULL OR retired_on > ${days.at(-1)}::date) THEN ${all}::int
    ELSE greatest(0, (1 << ${daysBefore(Prisma.sql`coalesce(retired_on, 'infinity')`)})
      - (1 << ${daysBefore(Prisma.sql`coalesce(started_on, '-infinity')`)})) END`;
}

/** Different values by bucket, and over the whole (bucket null): these cannot be added up. */
export function distinctByBucket(ledger: Ledger, ground: Ground, wanted: readonly Wanted[]): Prisma.Sql {
  const figures = wanted.map(
    ({ indicator, at }) =>
      Prisma.sql`count(DISTINCT ${column(fieldOf(indicator))}) FILTER (WHERE ${where(ledger, indicator.filterAt(at))})::int`,
  );
  return Prisma.sql`
    SELECT ${bucket(ground)} AS bucket, ${Prisma.join(named(figures, 'c'))}
    FROM ${standingOn(ledger, ground)} GROUP BY GROUPING SETS ((1), ())`;
}

/** Estates in which a record of the ledger stands, by bucket: each once, however many records stand there. */
export function estatesByBucket(ledger: Ledger, ground: Ground, wanted: readonly Wanted[]): Prisma.Sql {
  const standing = wanted.map(({ indicator, at }) =>
    where(estates, { on: at.day, fields: estatesOf(indicator) }),
  );
  const holding = wanted.map(({ indicator, at }) => where(ledger, indicator.filterAt(at)));
  const either = wanted.map(({ indicator, at }) => where(ledger, { ...indicator.filterAt(at), ...everAny }));
  const counted = wanted.map((_, i) => Prisma.raw(`bool_or(e${i} AND h${i}) AS c${i}`));
  const figures = wanted.map((_, i) => Prisma.raw(`count(*) FILTER (WHERE c${i})::int AS c${i}`));
  // Both sides are plain subqueries: the planner finds each estate by the index on its own area.
  return Prisma.sql`
    SELECT ${bucket(ground)} AS bucket, ${Prisma.join(figures)} FROM (
      SELECT area_id, pos, ${Prisma.join(counted)}
      FROM (SELECT area_id, pos, ${Prisma.join(named(holding, 'h'))} FROM ${standingOn(ledger, ground)}
        AND (${Prisma.join(distinct(either), ' OR ')})) AS held
      JOIN (SELECT own_area_id, ${Prisma.join(named(standing, 'e'))} FROM ${tableOf(estates)}) AS estate ON own_area_id = area_id
      GROUP BY area_id, pos
    ) AS r GROUP BY 1`;
}

/** Whenever it stood. */
const everAny = { on: undefined, status: 'all' } as const;

const distinct = (conditions: readonly Prisma.Sql[]) => [
  ...new Map(conditions.map((sql) => [JSON.stringify([sql.sql, sql.values]), sql])).values(),
];

/** By what records are put together: columns as they are, and as bits of one number what holds of days and blanks. */
class Conditions {
  private readonly columns = new Set<string>();
  private readonly truths = new Map<string, Prisma.Sql>();
  private readonly ledger: Ledger;

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  keys(): Prisma.Sql[] {
    const bits = [...this.truths.values()].map(
      (sql, i) => Prisma.sql`(((${sql}) IS TRUE)::int << ${i}::int)`,
    );
    return [...[...this.columns].map(column), Prisma.sql`${Prisma.join(bits, ' + ')} AS truths`];
  }

  /** A filter as a condition over what was put together. */
  all({ on, status, review, fields = {} }: Omit<Filter, 'area'>): Prisma.Sql {
    const parts = [this.truth({ on, status })];
    if (review) parts.push(this.plain('reviewState', { status: 'all', review }));
    for (const [name, is] of Object.entries(fields)) {
      const part: Filter = { status: 'all', fields: { [name]: is } };
      parts.push('in' in is || 'is' in is ? this.plain(name, part) : this.truth(part));
    }
    return Prisma.join(parts, ' AND ');
  }

  private plain(name: string, part: Filter): Prisma.Sql {
    this.columns.add(name);
    return where(this.ledger, part);
  }

  private truth(part: Filter): Prisma.Sql {
    const key = JSON.stringify(part);
    if (this.truths.size > 30)
      throw new Error(`${this.ledger.name} has more conditions than a number has bits`);
    if (!this.truths.has(key)) this.truths.set(key, where(this.ledger, part));
    return Prisma.raw(`truths & ${2 ** [...this.truths.keys()].indexOf(key)} <> 0`);
  }
}

function fieldOf({ id, measure }: Indicator): string {
  if (measure && 'sum' in measure) return measure.sum;
  if (measure && 'distinct' in measure) return measure.distinct;
  throw new Error(`${id} has no field to measure`);
}

const estatesOf = ({ measure }: Indicator) => (measure && 'estates' in measure ? measure.estates : {});
