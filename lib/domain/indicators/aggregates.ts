import { estates } from '@/lib/domain/estates/definition';
import type { Ledger } from '@/lib/ledger/define';
import type { Filter } from '@/lib/ledger/filter';
import { tableOf } from '@/lib/ledger/read';
import { column, where } from '@/lib/ledger/where';
import { Prisma } from '@/lib/platform/db';
import type { Range } from '@/lib/platform/scope';
import type { Indicator, Moment } from './define';

/** A figure at a moment: a column of the answer. */
export type Wanted = { indicator: Indicator; at: Moment };

/** Positions at which the areas below begin, in order. */
type Starts = readonly number[];

const bucket = (starts: Starts) => Prisma.sql`width_bucket(pos, ${starts}::int[])`;
const within = ({ lo, hi }: Range) => Prisma.sql`pos BETWEEN ${lo} AND ${hi}`;
const named = (expressions: readonly Prisma.Sql[], prefix: string) =>
  expressions.map((sql, i) => Prisma.sql`${sql} AS ${Prisma.raw(`${prefix}${i}`)}`);
const either = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => Prisma.raw(`bool_or(${prefix}${i}) AS ${prefix}${i}`));
const nothing = (count: number) => Array.from({ length: count }, () => Prisma.sql`NULL::boolean`);

/**
 * Counts and sums of one ledger by bucket: 0 for the area itself, n for the nth area below.
 * Each condition is compiled by the kit's `where`, so that a number equals the list behind it; and worked out
 * once for a row, however many figures and moments share it.
 */
export function countsByBucket(
  ledger: Ledger,
  area: Range,
  starts: Starts,
  wanted: readonly Wanted[],
): Prisma.Sql {
  const conditions = new Conditions(ledger);
  const figures = wanted.map(({ indicator, at }) => {
    const rows = Prisma.raw(`FILTER (WHERE ${conditions.named(indicator.filterAt(at))})`);
    if (indicator.measure === null) return Prisma.sql`count(*) ${rows}::int`;
    // No record: 0. Records, but nothing filled in: null, for a blank is not 0.
    const sum = Prisma.sql`sum(${column(fieldOf(indicator))}) ${rows}`;
    return Prisma.sql`CASE WHEN count(*) ${rows} = 0 THEN 0 ELSE ${sum} END::float8`;
  });
  const summed = new Set(wanted.flatMap(({ indicator }) => (indicator.measure ? fieldOf(indicator) : [])));
  const selected = [
    Prisma.sql`${bucket(starts)} AS bucket`,
    ...[...summed].map(column),
    ...conditions.columns(),
  ];
  // OFFSET 0 keeps the planner from copying the conditions back into every figure.
  return Prisma.sql`
    SELECT bucket, ${Prisma.join(named(figures, 'c'))}
    FROM (SELECT ${Prisma.join(selected)} FROM ${tableOf(ledger)} WHERE ${within(area)} OFFSET 0) AS r GROUP BY 1`;
}

/** Different values by bucket, and over the whole (bucket null): these cannot be added up. */
export function distinctByBucket(
  ledger: Ledger,
  area: Range,
  starts: Starts,
  wanted: readonly Wanted[],
): Prisma.Sql {
  const figures = wanted.map(
    ({ indicator, at }) =>
      Prisma.sql`count(DISTINCT ${column(fieldOf(indicator))}) FILTER (WHERE ${where(ledger, indicator.filterAt(at))})::int`,
  );
  return Prisma.sql`
    SELECT ${bucket(starts)} AS bucket, ${Prisma.join(named(figures, 'c'))}
    FROM ${tableOf(ledger)} WHERE ${within(area)} GROUP BY GROUPING SETS ((1), ())`;
}

/**
 * Estates in which a record of the ledger stands, by bucket. The two are brought together by grouping, not by
 * a join: under row-level security the planner expects one row of each, and would loop over all pairs.
 */
export function estatesByBucket(
  ledger: Ledger,
  area: Range,
  starts: Starts,
  wanted: readonly Wanted[],
): Prisma.Sql {
  const standing = wanted.map(({ indicator, at }) =>
    where(estates, { on: at.day, fields: estatesOf(indicator) }),
  );
  const holding = wanted.map(({ indicator, at }) => where(ledger, indicator.filterAt(at)));
  const none = nothing(wanted.length);
  const figures = wanted.map((_, i) => Prisma.raw(`count(*) FILTER (WHERE e${i} AND h${i})::int`));
  return Prisma.sql`
    SELECT ${bucket(starts)} AS bucket, ${Prisma.join(named(figures, 'c'))} FROM (
      SELECT max(pos) AS pos, ${Prisma.join([...either('e', wanted.length), ...either('h', wanted.length)])} FROM (
        SELECT own_area_id AS id, NULL::int AS pos, ${Prisma.join([...named(standing, 'e'), ...named(none, 'h')])}
        FROM ${tableOf(estates)} WHERE ${within(area)}
        UNION ALL SELECT area_id, pos, ${Prisma.join([...none, ...holding])} FROM ${tableOf(ledger)} WHERE ${within(area)}
      ) AS both_of_them GROUP BY id) AS r
    WHERE pos IS NOT NULL GROUP BY 1`;
}

/** Conditions over a ledger's rows, each once, as p0, p1, … */
class Conditions {
  private readonly known = new Map<string, Prisma.Sql>();
  private readonly ledger: Ledger;

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  columns = () =>
    named(
      [...this.known.values()].map((sql) => Prisma.sql`(${sql})`),
      'p',
    );

  /** A filter by the names of its conditions. */
  named({ on, status, review, fields = {} }: Omit<Filter, 'area'>): string {
    const parts: Filter[] = [
      { on, status },
      ...(review ? [{ status: 'all' as const, review }] : []),
      ...Object.entries(fields).map(([name, is]) => ({ status: 'all' as const, fields: { [name]: is } })),
    ];
    return parts.map((part) => this.nameOf(part)).join(' AND ');
  }

  private nameOf(part: Filter): string {
    const key = JSON.stringify(part);
    if (!this.known.has(key)) this.known.set(key, where(this.ledger, part));
    return `p${[...this.known.keys()].indexOf(key)}`;
  }
}

function fieldOf({ id, measure }: Indicator): string {
  if (measure && 'sum' in measure) return measure.sum;
  if (measure && 'distinct' in measure) return measure.distinct;
  throw new Error(`${id} has no field to measure`);
}

const estatesOf = ({ measure }: Indicator) => (measure && 'estates' in measure ? measure.estates : {});
