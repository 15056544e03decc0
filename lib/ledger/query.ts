import type { Day } from '@/lib/platform/clock';
import { type Period, parsePeriod, stockDay } from '@/lib/platform/period';
import { fieldOf, type Ledger } from './define';
import type { Field } from './fields';
import {
  type Condition,
  type Filter,
  type ReviewState,
  reviewLabels,
  type Status,
  statusLabels,
} from './filter';

export type ListQuery = {
  filter: Omit<Filter, 'area'>;
  /** The shell's period, where it is the reason for `filter.on`. */
  period: string | null;
  /** Id of the area looked at, as the address has it. */
  areaId: number | null;
  sort: { name: string; descending: boolean };
  page: number;
  size: number;
  columns: readonly string[];
};

export type Params = Readonly<Record<string, string | string[] | undefined>>;

export const pageSizes = [25, 50, 100] as const;

/** Sorting by these is allowed: the ledger's fields, and when a record was last changed. */
export const sortable = (ledger: Ledger): string[] => [
  ...Object.keys(ledger.fields).filter((name) => fieldOf(ledger, name).kind !== 'reference'),
  'updatedAt',
];

/** Reads a list's address. What it does not know, it leaves aside: an old link still opens. */
export function parseListQuery(ledger: Ledger, params: Params, chosen?: readonly string[]): ListQuery {
  const one = (key: string) => {
    const value = params[key];
    return (Array.isArray(value) ? value[0] : value)?.trim() || undefined;
  };
  const fields: Record<string, Condition> = {};
  for (const [name, field] of Object.entries(ledger.fields)) {
    const condition = parseCondition(field, name, one);
    if (condition) fields[name] = condition;
  }
  const [, descending, sortName = ''] = /^(-?)(\w+)$/.exec(one('sort') ?? ledger.list.sort) ?? [];
  const review = (one('review') ?? '')
    .split(',')
    .filter((state): state is ReviewState => state in reviewLabels);
  const status = one('status');
  const columns = (one('columns')?.split(',') ?? chosen ?? ledger.list.columns).filter(
    (name) => name in ledger.fields,
  );
  const size = Number(one('size'));
  const period = pastPeriod(one('period'));
  const on = one('on') ?? (period && stockDay(period));
  const day = on && isDay(on) ? on : undefined;
  return {
    filter: {
      own: one('own') && positive(one('area')) ? true : undefined,
      status: status && status in statusLabels ? (status as Status) : 'active',
      on: day,
      tree: treeDay(one('tree'), day),
      review: review.length > 0 ? review : undefined,
      search: one('q')?.slice(0, 100),
      importId: positive(one('import')),
      fields,
    },
    period: (!one('on') && period?.key) || null,
    areaId: positive(one('area')) ?? null,
    sort: sortable(ledger).includes(sortName)
      ? { name: sortName, descending: descending === '-' }
      : { name: 'code', descending: false },
    page: positive(one('page')) ?? 1,
    size: pageSizes.find((allowed) => allowed === size) ?? pageSizes[0],
    columns: columns.length > 0 ? columns : ledger.list.columns,
  };
}

function parseCondition(
  field: Field,
  name: string,
  one: (key: string) => string | undefined,
): Condition | null {
  if (one('missing')?.split(',').includes(name)) return { missing: true };
  const exact = one(name);
  switch (field.kind) {
    case 'choice': {
      const options = exact?.split(',').filter((option) => option in field.options) ?? [];
      return options.length > 0 ? { in: options } : null;
    }
    case 'flag':
      return exact === 'yes' ? { is: true } : exact === 'no' ? { is: false } : null;
    case 'reference':
      return positive(exact) ? { in: [String(positive(exact))] } : null;
    case 'date':
      return bounds(one, name, isDay, (text) => text);
    case 'count':
    case 'money':
      return bounds(one, name, (text) => /^-?\d{1,12}(\.\d{1,2})?$/.test(text), Number);
    default:
      return null;
  }
}

function bounds(
  one: (key: string) => string | undefined,
  name: string,
  isValid: (text: string) => boolean,
  read: (text: string) => string | number,
): Condition | null {
  const from = one(`${name}.from`);
  const to = one(`${name}.to`);
  const condition: { from?: string | number; to?: string | number } = {};
  if (from && isValid(from)) condition.from = read(from);
  if (to && isValid(to)) condition.to = read(to);
  return Object.keys(condition).length > 0 ? condition : null;
}

/** The period of the shell: a list shows what stood at its end, and today's state while it runs. */
function pastPeriod(key: string | undefined): Period | undefined {
  const period = key ? parsePeriod(key) : null;
  return period && !period.isCurrent ? period : undefined;
}

/** `then` is the day of the list; a flow, which has none, names the day itself. */
const treeDay = (tree: string | undefined, on: Day | undefined): Day | undefined =>
  tree === 'then' ? on : tree && isDay(tree) ? tree : undefined;

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);
const positive = (text: string | undefined) =>
  text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;

/** The address of a filter: what `parseListQuery` reads back to the same. */
export function filterParams(filter: Omit<Filter, 'area'>, areaId?: number | null): URLSearchParams {
  const params = new URLSearchParams();
  if (areaId) params.set('area', String(areaId));
  if (areaId && filter.own) params.set('own', '1');
  if (filter.on) params.set('on', filter.on);
  if (filter.tree) params.set('tree', filter.tree === filter.on ? 'then' : filter.tree);
  if (filter.status && filter.status !== 'active') params.set('status', filter.status);
  if (filter.review?.length) params.set('review', filter.review.join(','));
  if (filter.search) params.set('q', filter.search);
  if (filter.importId) params.set('import', String(filter.importId));
  const missing: string[] = [];
  for (const [name, condition] of Object.entries(filter.fields ?? {})) {
    if ('missing' in condition) missing.push(name);
    else if ('is' in condition) params.set(name, condition.is ? 'yes' : 'no');
    else if ('in' in condition) params.set(name, condition.in.join(','));
    else {
      if (condition.from != null) params.set(`${name}.from`, String(condition.from));
      if (condition.to != null) params.set(`${name}.to`, String(condition.to));
    }
  }
  if (missing.length > 0) params.set('missing', missing.join(','));
  return params;
}
