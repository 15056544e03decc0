import type { Value } from './define';
import type { Field } from './fields';

/** Names of what a value points at: an area's path, another record. */
export type Labels = {
  areas: ReadonlyMap<number, string>;
  records: ReadonlyMap<string, { code: string; name: string }>;
};

export const noLabels: Labels = { areas: new Map(), records: new Map() };

export const recordLabelKey = (table: string, id: Value) => `${table}/${id}`;

const grouped = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A value as a person reads it, without its unit; the empty string for none. */
export function display(field: Field, value: Value | undefined, labels: Labels = noLabels): string {
  if (value === null || value === undefined || value === '') return '';
  switch (field.kind) {
    case 'choice':
      return field.options[String(value)] ?? String(value);
    case 'count':
      return field.isYear ? String(value) : grouped.format(Number(value));
    case 'money':
      return yuan.format(Number(value));
    case 'flag':
      return value ? (field.yes ?? '是') : (field.no ?? '否');
    case 'area':
      return labels.areas.get(Number(value)) ?? '';
    case 'reference':
      return labels.records.get(recordLabelKey(field.table, value))?.name ?? '（本辖区以外）';
    default:
      return String(value);
  }
}

/** A value as a cell of the template takes it: what an export writes and an import reads back to the same. */
export function cellText(field: Field, value: Value | undefined, labels: Labels): string {
  if (value === null || value === undefined) return '';
  if (field.kind === 'reference') return labels.records.get(recordLabelKey(field.table, value))?.code ?? '';
  if (field.kind === 'choice' || field.kind === 'flag' || field.kind === 'area')
    return display(field, value, labels);
  return String(value);
}

/** The unit that belongs in a column's head. */
export const unitOf = (field: Field): string =>
  field.kind === 'money' ? '元' : field.kind === 'count' && !field.isYear ? field.unit : '';

export const isNumeric = (field: Field): boolean => field.kind === 'count' || field.kind === 'money';
