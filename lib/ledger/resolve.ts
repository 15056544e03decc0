import type { Actor } from '@/lib/platform/actor';
import { resolveAreaTexts } from '@/lib/platform/areas/queries';
import { levelsText } from '@/lib/platform/areas/texts';
import type { Tx } from '@/lib/platform/db';
import { can, ranges } from '@/lib/platform/scope';
import type { AreaLevel } from '@/prisma/client/enums';
import { fieldOf, type Ledger, type Values } from './define';
import type { ReferenceField } from './fields';
import type { Problems } from './parse';
import { raw } from './where';

export type AreaOfRecord = {
  id: number;
  code: string;
  name: string;
  level: AreaLevel;
  lo: number;
  hi: number;
};

const fieldsOfKind = (ledger: Ledger, kind: 'area' | 'reference') =>
  Object.keys(ledger.fields).filter((name) => fieldOf(ledger, name).kind === kind);

/**
 * Turns the ids a form sent into what they stand for: the area must be of a level the field takes and lie where
 * the actor may write; a record referred to must be visible and in use. What was not changed is not asked again.
 */
export async function resolveForm(
  tx: Tx,
  actor: Actor,
  ledger: Ledger,
  values: Values,
  before: Values | null,
  problems: Problems,
): Promise<AreaOfRecord | null> {
  for (const name of fieldsOfKind(ledger, 'reference')) {
    const field = fieldOf(ledger, name) as ReferenceField;
    if (values[name] == null) continue;
    const id = Number(values[name]);
    values[name] = id;
    if (before && before[name] === id) continue;
    const found = Number.isInteger(id) ? await referred(tx, field, [id], 'id') : [];
    if (found.length === 0) problems[name] = `没有找到所选的${field.label}，或者它已停用、不在您的辖区内。`;
  }
  if (values.areaId == null) return null;
  const id = Number(values.areaId);
  values.areaId = id;
  const field = fieldOf(ledger, 'areaId');
  // Where it stands already it may stay, even at an area that has been parted.
  const isThere = before?.areaId === id;
  const area = Number.isInteger(id)
    ? await tx.area.findFirst({ where: { id, ...(isThere ? {} : { validTo: null }) } })
    : null;
  if (!area || (!isThere && !can(actor, 'ledger.write', area)))
    problems.areaId = `没有找到所选的${field.label}，或者它不在您的辖区内。`;
  else if (field.kind === 'area' && !field.levels.includes(area.level))
    problems.areaId = `${field.label}应选到${levelsText(field.levels)}一级。`;
  return area;
}

async function referred(
  tx: Tx,
  field: ReferenceField,
  keys: readonly (string | number)[],
  by: 'id' | 'code',
): Promise<{ id: number; code: string }[]> {
  return by === 'id'
    ? tx.$queryRaw`SELECT id, code FROM ${raw(field.table)} WHERE id = ANY (${keys}::int[]) AND retired_on IS NULL`
    : tx.$queryRaw`SELECT id, code FROM ${raw(field.table)} WHERE code = ANY (${keys}::text[]) AND retired_on IS NULL`;
}

export type ReadRow = { values: Values; problems: Problems };

/** The same for the rows of a file, where areas are names, paths or codes and references are codes: a query per field, not per row. */
export async function resolveRows(
  tx: Tx,
  actor: Actor,
  ledger: Ledger,
  rows: readonly ReadRow[],
): Promise<Map<ReadRow, AreaOfRecord>> {
  for (const name of fieldsOfKind(ledger, 'reference')) {
    const field = fieldOf(ledger, name) as ReferenceField;
    const codes = textsOf(rows, name);
    if (codes.length === 0) continue;
    const ids = new Map((await referred(tx, field, codes, 'code')).map(({ id, code }) => [code, id]));
    for (const row of rows) {
      const code = row.values[name];
      if (typeof code !== 'string') continue;
      const id = ids.get(code);
      if (id === undefined)
        row.problems[name] = `没有找到编码为“${code}”的${field.label}，或者它已停用、不在您的辖区内。`;
      else row.values[name] = id;
    }
  }
  const field = fieldOf(ledger, 'areaId');
  const levels = field.kind === 'area' ? field.levels : [];
  const found = await resolveAreaTexts(tx, {
    texts: textsOf(rows, 'areaId'),
    levels,
    within: ranges(actor, 'ledger.import'),
  });
  const areas = new Map<ReadRow, AreaOfRecord>();
  for (const row of rows) {
    const text = row.values.areaId;
    if (typeof text !== 'string') continue;
    const area = found.get(text);
    if (!area || 'problem' in area) row.problems.areaId = area?.problem ?? '没有找到这个辖区。';
    else {
      row.values.areaId = area.id;
      areas.set(row, area);
    }
  }
  return areas;
}

const textsOf = (rows: readonly ReadRow[], name: string): string[] => [
  ...new Set(rows.flatMap(({ values }) => (typeof values[name] === 'string' ? [String(values[name])] : []))),
];
