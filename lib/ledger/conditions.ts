import { fieldOf, type Ledger, type Values } from './define';
import type { Field } from './fields';
import { type Condition, type Filter, reviewLabels, statusLabels } from './filter';
import { filterParams, type ListQuery } from './query';
import { display, type Labels, noLabels, unitOf } from './values';

/** A condition in words, and the address parameters that make it: dropping them drops the condition. */
export type ConditionWords = { label: string; value: string; params: readonly string[] };

export function describeFilter(
  ledger: Ledger,
  filter: Omit<Filter, 'area'>,
  areaName: string | null,
  labels: Labels = noLabels,
): ConditionWords[] {
  const words: ConditionWords[] = [];
  if (areaName) words.push({ label: '辖区', value: areaName, params: ['area', 'own'] });
  if (filter.own) words.push({ label: '范围', value: '仅本级，不含下级', params: ['own'] });
  if (filter.search) words.push({ label: '包含', value: filter.search, params: ['q'] });
  if (filter.on) words.push({ label: '在用日期', value: filter.on, params: ['on', 'period'] });
  else if (filter.status && filter.status !== 'active')
    words.push({ label: '状态', value: statusLabels[filter.status], params: ['status'] });
  if (filter.tree) words.push({ label: '区划', value: `${filter.tree} 当时`, params: ['tree'] });
  if (filter.review?.length)
    words.push({
      label: '审核',
      value: filter.review.map((state) => reviewLabels[state]).join('、'),
      params: ['review'],
    });
  if (filter.importId) words.push({ label: '导入批次', value: String(filter.importId), params: ['import'] });
  for (const [name, condition] of Object.entries(filter.fields ?? {})) {
    const field = fieldOf(ledger, name);
    const params =
      'missing' in condition
        ? ['missing']
        : 'from' in condition || 'to' in condition
          ? [`${name}.from`, `${name}.to`]
          : [name];
    words.push({ label: field.label, value: describeCondition(field, condition, labels), params });
  }
  return words;
}

/** The records that a filter asks for by id, as values of a row: for looking up their names. */
export const referredBy = ({ fields = {} }: Pick<Filter, 'fields'>): Values =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, condition]) =>
      'in' in condition && /^\d+$/.test(condition.in[0] ?? '') ? [[name, Number(condition.in[0])]] : [],
    ),
  );

function describeCondition(field: Field, condition: Condition, labels: Labels): string {
  if ('missing' in condition) return condition.missing ? '未填' : '已填';
  if ('is' in condition) return display(field, condition.is);
  if ('in' in condition) return condition.in.map((option) => display(field, option, labels)).join('、');
  const unit = unitOf(field);
  const from = condition.from == null ? '' : `${display(field, condition.from)}${unit}`;
  const to = condition.to == null ? '' : `${display(field, condition.to)}${unit}`;
  return from && to ? `${from} 至 ${to}` : from ? `${from} 起` : `至 ${to}`;
}

/** The list's own address: filter, area, sort, columns; what the page number and size are added to. */
export function listParams(
  query: ListQuery,
  defaults: { sort: string; columns: readonly string[] },
): URLSearchParams {
  const params = filterParams(query.filter, query.areaId);
  if (query.period) {
    params.delete('on');
    params.set('period', query.period);
  }
  const sort = `${query.sort.descending ? '-' : ''}${query.sort.name}`;
  if (sort !== defaults.sort) params.set('sort', sort);
  if (query.columns.join() !== defaults.columns.join()) params.set('columns', query.columns.join(','));
  return params;
}
