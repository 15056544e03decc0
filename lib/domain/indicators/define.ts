import { type Definition, fieldOf, type Ledger } from '@/lib/ledger/define';
import type { Condition, Filter, ReviewState } from '@/lib/ledger/filter';
import { addDays, type Day } from '@/lib/platform/clock';
import { type Period, stockDay } from '@/lib/platform/period';
import type { EstateModel } from '@/prisma/client/models/Estate';
import type { Rounding } from './rounding';

/** Stocks are counted on `day`, flows from `from` to `to`, both included. */
export type Moment = { day: Day; from: Day; to: Day };

export const momentOf = (period: Period): Moment => ({
  day: stockDay(period),
  from: period.from,
  to: period.to,
});

/** The same days one year earlier; 29 February becomes the 28th. A running period is compared up to the same day only. */
export function yearBefore({ day, from, to }: Moment): Moment {
  const back = (date: Day) => {
    const moved = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
    return moved.endsWith('02-29') ? addDays(moved.replace('02-29', '03-01'), -1) : moved;
  };
  return { day: back(day), from: back(from), to: back(day < to ? day : to) };
}

type ConditionFor<V> =
  | { missing: boolean }
  | ([V] extends [boolean]
      ? { is: boolean }
      : [V] extends [Date]
        ? { from?: Day; to?: Day }
        : [V] extends [string]
          ? string extends V
            ? never
            : { in: readonly V[] }
          : { from?: number; to?: number });

type FieldsFor<Row> = { readonly [K in keyof Row]?: ConditionFor<NonNullable<Row[K]>> };
type WhereFor<Row> = { fields?: FieldsFor<Row>; review?: readonly ReviewState[] };
type KeysOf<Row, V> = { [K in keyof Row]: NonNullable<Row[K]> extends V ? K : never }[keyof Row];
type Summable = number | { toFixed(places: number): string };

/** What is added up. Without a measure, records are counted. */
type MeasureFor<Row> =
  | { sum: KeysOf<Row, Summable> }
  /** Different values of a field: a child's cannot be added to its sister's. */
  | { distinct: KeysOf<Row, string> }
  /** Estates in which such a record stands, each once, out of those that meet `estates`. */
  | { estates: FieldsFor<EstateModel> };

type SpecFor<Row> = {
  /** By which a report and the catalogue name it; given once, never to another figure. */
  code: string;
  name: string;
  unit: string;
  /** One sentence for the catalogue, the dashboards and the report's annex. */
  definition: string;
  measure?: MeasureFor<Row>;
  where?: WhereFor<Row> | ((at: Moment) => WhereFor<Row>);
  /** Makes it a flow: what happened in the period, by this date. Otherwise a stock, counted on a day. */
  during?: KeysOf<Row, Date>;
  /** It rests on contents whose earlier values are not kept, so that a past period shows "—". */
  isPresentOnly?: boolean;
  /** What of the paper it answers to, by the numbers of docs/systems.md. */
  paper?: readonly SystemNumber[];
  rounded?: Rounding;
};

export type SystemNumber = `S${number}`;

type Where = Pick<Filter, 'fields' | 'review'>;
/** A spec once it has been checked: for the roll-up, which treats every ledger alike. */
type Spec = {
  code: string;
  name: string;
  unit: string;
  definition: string;
  measure?: Measure;
  where?: Where | ((at: Moment) => Where);
  during?: string;
  isPresentOnly?: boolean;
  paper?: readonly SystemNumber[];
  rounded?: Rounding;
};

export type Measure = { sum: string } | { distinct: string } | { estates: Record<string, Condition> } | null;

/** A figure counted in one ledger. It always has a list behind it: `filterAt` gives that list's filter. */
export type Indicator = {
  id: string;
  code: string;
  name: string;
  unit: string;
  definition: string;
  ledger: Ledger;
  kind: 'stock' | 'flow';
  measure: Measure;
  isMoney: boolean;
  isPresentOnly: boolean;
  isAdditive: boolean;
  paper: readonly SystemNumber[];
  rounded: Rounding | null;
  /** The date by which a flow is counted. */
  during: string | null;
  filterAt: (at: Moment) => Omit<Filter, 'area'>;
};

/**
 * The figures of one ledger: `defineIndicators<GridModel>()(grids, { 'grids.count': … })`. Fields, enum values
 * and what may be summed are checked against the model; the keys become the literal union of ids.
 */
export function defineIndicators<Row>() {
  return <K extends string, Id extends string>(
    ledger: Definition<K>,
    specs: Record<Id, SpecFor<Pick<Row, K & keyof Row>>>,
  ): Record<Id, Indicator> => {
    const entries = Object.entries(specs as Record<string, Spec>).map(([id, spec]) => [
      id,
      indicator(id, ledger, spec),
    ]);
    return Object.fromEntries(entries);
  };
}

function indicator(id: string, ledger: Ledger, spec: Spec): Indicator {
  const { code, name, unit, definition, measure = null, where = {}, during, isPresentOnly = false } = spec;
  const { paper = [], rounded = null } = spec;
  const filterAt = (at: Moment): Omit<Filter, 'area'> => {
    const { fields, review } = typeof where === 'function' ? where(at) : where;
    return during
      ? { status: 'all', review, fields: { ...fields, [during]: { from: at.from, to: at.to } } }
      : { on: at.day, review, fields };
  };
  return {
    ...{ id, code, name, unit, definition, ledger, measure, isPresentOnly, filterAt, paper, rounded },
    kind: during ? 'flow' : 'stock',
    during: during ?? null,
    isMoney: measure !== null && 'sum' in measure && fieldOf(ledger, measure.sum).kind === 'money',
    isAdditive: measure === null || !('distinct' in measure),
  };
}

/** What waits for review and what was returned: every ledger has both. */
export const reviewFigures = <Name extends string>(
  name: Name,
  letters: string,
  label: string,
  measureWord: string,
  [pending, returned]: readonly [string, string] = ['98', '99'],
) => {
  const figure = (serial: string, state: ReviewState, words: string, definition: string) => ({
    code: `${letters}${serial}`,
    name: `${label}${words}`,
    unit: measureWord,
    isPresentOnly: true,
    where: { review: [state] },
    definition,
  });
  return {
    [`${name}.pending`]: figure(pending, 'pending', '待审核', `等待审核的在用${label}。`),
    [`${name}.returned`]: figure(returned, 'returned', '已退回', `审核退回、尚未改正的在用${label}。`),
  } as Record<`${Name}.pending` | `${Name}.returned`, ReturnType<typeof figure>>;
};
