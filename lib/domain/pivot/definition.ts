import { findLedger, ledgers } from '@/lib/domain/registry';
import { listParams } from '@/lib/ledger/conditions';
import { fieldNames, fieldOf, type Ledger } from '@/lib/ledger/define';
import type { ReferenceField } from '@/lib/ledger/fields';
import { type Filter, type ReviewState, reviewLabels, type Status } from '@/lib/ledger/filter';
import { filterParams, type ListQuery, type Params, parseListQuery } from '@/lib/ledger/query';
import { unitOf } from '@/lib/ledger/values';
import { addDays, type Day } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';
import type { AreaLevel } from '@/prisma/client/enums';

/** By what records are put together. `source` is what it is taken from: rows and columns must differ in it. */
export type Dimension = { name: string; label: string; source: string } & (
  | { kind: 'area'; level: 'below' | Extract<AreaLevel, 'street' | 'community'> }
  /** A few known values, with their names. */
  | { kind: 'choice' | 'flag'; options: Record<string, string> }
  | { kind: 'time'; grain: Grain }
  | { kind: 'reference'; field: ReferenceField }
);
type Grain = 'year' | 'quarter' | 'month';

/** What is worked out of the records of a cell. */
export type Measure = { name: string; label: string; unit: string } & (
  | { kind: 'count' }
  | { kind: 'areas' }
  | { kind: 'sum' | 'avg' | 'min' | 'max'; field: string; form: 'count' | 'money' | 'year' }
);

export const shareLabels = { none: '数值', row: '占行 %', column: '占列 %', all: '占合计 %' } as const;
export type Share = keyof typeof shareLabels;

export type Order = { by: 'label' | 'total'; descending: boolean };

/** Any ledger, put together by hand. All of it is in the address. */
export type Pivot = {
  ledger: Ledger;
  rows: Dimension;
  columns: Dimension | null;
  measure: Measure;
  share: Share;
  order: Order;
  /** The ledger's own filter, area and day: a cell opens the list of them. */
  query: ListQuery;
};

/** A dot, which no field's name has: these stand beside the list's own parameters and never collide. */
export const pivotKeys = {
  ledger: 'pivot.ledger',
  rows: 'pivot.rows',
  columns: 'pivot.columns',
  measure: 'pivot.measure',
  share: 'pivot.share',
  order: 'pivot.order',
} as const;

export const statuses = { active: '在用', retired: '已停用', future: '尚未启用' } as const;
const grains: Record<Grain, string> = { year: '年', quarter: '季', month: '月' };

export function dimensionsOf(ledger: Ledger): Dimension[] {
  const fields = fieldNames(ledger).flatMap((name): Dimension[] => {
    const field = fieldOf(ledger, name);
    const own = { name, label: field.label, source: name };
    switch (field.kind) {
      case 'choice':
        return [{ ...own, kind: 'choice', options: field.options }];
      case 'flag':
        return [{ ...own, kind: 'flag', options: { yes: field.yes ?? '是', no: field.no ?? '否' } }];
      case 'reference':
        return [{ ...own, kind: 'reference', field }];
      case 'date':
        return (Object.keys(grains) as Grain[]).map((grain) => ({
          name: `${name}.${grain}`,
          label: `${field.label}（${grains[grain]}）`,
          source: name,
          kind: 'time',
          grain,
        }));
      default:
        return [];
    }
  });
  return [
    { name: 'area', label: '下级辖区', source: 'area', kind: 'area', level: 'below' },
    { name: 'area.street', label: '街道（镇）', source: 'area', kind: 'area', level: 'street' },
    { name: 'area.community', label: '社区（村）', source: 'area', kind: 'area', level: 'community' },
    ...fields,
    { name: 'review', label: '审核状态', source: 'review', kind: 'choice', options: reviewLabels },
    { name: 'status', label: '状态', source: 'status', kind: 'choice', options: statuses },
  ];
}

const statistics = { sum: '合计', avg: '平均', min: '最小', max: '最大' } as const;

export function measuresOf(ledger: Ledger): Measure[] {
  const ofFields = fieldNames(ledger).flatMap((name): Measure[] => {
    const field = fieldOf(ledger, name);
    if (field.kind !== 'count' && field.kind !== 'money') return [];
    const isYear = field.kind === 'count' && Boolean(field.isYear);
    const form = field.kind === 'money' ? 'money' : isYear ? 'year' : 'count';
    return (Object.keys(statistics) as (keyof typeof statistics)[])
      .filter((kind) => !isYear || kind === 'min' || kind === 'max')
      .map((kind) => ({
        name: `${kind}.${name}`,
        label: `${field.label}${statistics[kind]}`,
        unit: unitOf(field),
        kind,
        field: name,
        form,
      }));
  });
  return [
    { name: 'count', label: '记录数', unit: ledger.measureWord, kind: 'count' },
    { name: 'areas', label: '涉及辖区数', unit: '个', kind: 'areas' },
    ...ofFields,
  ];
}

/** Only of what adds up is a part a share of the whole. */
export const addsUp = ({ kind }: Measure): boolean => kind === 'count' || kind === 'sum';

/** Reads an address. What the ledger does not have, it leaves aside: an old link still opens. */
export function parsePivot(params: Params): Pivot {
  const one = (key: string) => {
    const value = params[key];
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
  };
  const [first] = ledgers;
  const ledger = findLedger(one(pivotKeys.ledger)) ?? first;
  if (!ledger) throw new Error('there is no ledger');
  const dimensions = dimensionsOf(ledger);
  const named = (key: string) => dimensions.find(({ name }) => name === one(key));
  const rows = named(pivotKeys.rows) ?? (dimensions[0] as Dimension);
  const columns = named(pivotKeys.columns);
  const measures = measuresOf(ledger);
  const share = one(pivotKeys.share);
  const order = /^(-?)(label|total)$/.exec(one(pivotKeys.order));
  return {
    ledger,
    rows,
    columns: columns && columns.source !== rows.source ? columns : null,
    measure: measures.find(({ name }) => name === one(pivotKeys.measure)) ?? (measures[0] as Measure),
    share: Object.hasOwn(shareLabels, share) ? (share as Share) : 'none',
    order: { by: order?.[2] === 'total' ? 'total' : 'label', descending: order?.[1] === '-' },
    // The columns and the order of the list are not the pivot's.
    query: parseListQuery(ledger, { ...params, sort: undefined, columns: undefined }),
  };
}

/** The address: what `parsePivot` reads back to the same. */
export function pivotParams({ ledger, rows, columns, measure, share, order, query }: Pivot): URLSearchParams {
  const params = new URLSearchParams({ [pivotKeys.ledger]: ledger.name, [pivotKeys.rows]: rows.name });
  if (columns) params.set(pivotKeys.columns, columns.name);
  if (measure.kind !== 'count') params.set(pivotKeys.measure, measure.name);
  if (share !== 'none') params.set(pivotKeys.share, share);
  if (order.by !== 'label' || order.descending)
    params.set(pivotKeys.order, `${order.descending ? '-' : ''}${order.by}`);
  for (const [key, value] of listParams(query, ledger.list)) params.set(key, value);
  return params;
}

/** Where a list leads: its own records, by the areas below. */
export const pivotStart = (ledger: Ledger, list: string): URLSearchParams =>
  pivotParams(
    parsePivot({ ...Object.fromEntries(new URLSearchParams(list)), [pivotKeys.ledger]: ledger.name }),
  );

/** 网格：下级辖区 × 网格类型 */
export const titleOf = ({ ledger, rows, columns }: Pivot): string =>
  `${ledger.label}：${[rows, columns].flatMap((dimension) => dimension?.label ?? []).join(' × ')}`;

/** What a row or a column adds to the filter. */
export type Part = Pick<Filter, 'own' | 'review' | 'status' | 'fields'> & { areaId?: number };

/** Of a value, `''` being a blank. Null where no list can ask for it. Areas are known only once they are looked up. */
export function partOf(
  dimension: Exclude<Dimension, { kind: 'area' }>,
  value: string,
  { on, fields }: Pivot['query']['filter'],
): Part | null {
  const { source } = dimension;
  if (source === 'review') return { review: [value as ReviewState] };
  // On a day, only what stood then is counted at all.
  if (source === 'status') return on ? {} : value === 'future' ? null : { status: value as Status };
  if (value === '') return { fields: { [source]: { missing: true } } };
  if (dimension.kind === 'flag') return { fields: { [source]: { is: value === 'yes' } } };
  if (dimension.kind !== 'time') return { fields: { [source]: { in: [value] } } };
  const { from, to } = daysOf(value);
  const asked = fields?.[source];
  const bounds = asked && ('from' in asked || 'to' in asked) ? asked : {};
  return {
    fields: {
      [source]: {
        from: String(bounds.from ?? '') > from ? bounds.from : from,
        to: bounds.to && String(bounds.to) < to ? bounds.to : to,
      },
    },
  };
}

/** The list with exactly the records of a row, a column, a cell (both) or the whole (none). */
export function hrefOf({ ledger, query }: Pivot, ...parts: Part[]): string {
  const { areaId, ...part } = Object.assign({}, ...parts) as Part;
  const fields = Object.assign({}, query.filter.fields, ...parts.map((each) => each.fields));
  return paths.ledger(
    ledger.name,
    filterParams({ ...query.filter, ...part, fields }, areaId ?? query.areaId),
  );
}

const timePattern = /^(\d{4})(?:Q([1-4])|-(\d{2}))?$/;

/** The first and the last day of 2018, 2018Q3 or 2018-09. */
function daysOf(value: string): { from: Day; to: Day } {
  const [, year = '', quarter, month] = timePattern.exec(value) ?? [];
  const first = month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : 1;
  const last = month ? first : quarter ? first + 2 : 12;
  const start = (at: number) =>
    `${String(Number(year) + Math.floor((at - 1) / 12)).padStart(4, '0')}-${String(((at - 1) % 12) + 1).padStart(2, '0')}-01`;
  return { from: start(first), to: addDays(start(last + 1), -1) };
}

/** A value as a row or a column is headed; of areas and records the names are looked up. */
export function labelOf(dimension: Dimension, value: string): string {
  if (value === '') return '未填';
  if (dimension.kind === 'choice' || dimension.kind === 'flag') return dimension.options[value] ?? value;
  const [, year, quarter, month] = timePattern.exec(value) ?? [];
  return `${year} 年${quarter ? `第 ${quarter} 季度` : month ? ` ${Number(month)} 月` : ''}`;
}
