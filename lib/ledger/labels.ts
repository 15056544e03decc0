import { ancestorsOf, areaPathText } from '@/lib/platform/areas/queries';
import type { Day } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { fieldOf, type Ledger, type Values } from './define';
import { type Labels, recordLabelKey } from './values';
import { raw } from './where';

/**
 * Looks up the names that the rows point at: one query for the areas, one for each ledger referred to. With a tree,
 * areas are named as on that day.
 */
export async function labelsFor(
  tx: Tx,
  ledger: Ledger,
  rows: readonly Values[],
  tree?: Day,
): Promise<Labels> {
  const areaIds = new Set<number>();
  const referred = new Map<string, Set<number>>();
  for (const name of Object.keys(ledger.fields)) {
    const field = fieldOf(ledger, name);
    if (field.kind !== 'area' && field.kind !== 'reference') continue;
    for (const values of rows) {
      const id = values[name];
      if (typeof id !== 'number') continue;
      if (field.kind === 'area') areaIds.add(id);
      else referred.set(field.table, (referred.get(field.table) ?? new Set()).add(id));
    }
  }
  const paths = areaIds.size > 0 ? await ancestorsOf(tx, [...areaIds], tree) : new Map();
  const records = new Map<string, { code: string; name: string }>();
  for (const [table, ids] of referred) {
    const found = await tx.$queryRaw<{ id: number; code: string; name: string }[]>`
      SELECT id, code, name FROM ${raw(table)} WHERE id = ANY (${[...ids]}::int[])`;
    for (const { id, code, name } of found) records.set(recordLabelKey(table, id), { code, name });
  }
  return { areas: new Map([...paths].map(([id, path]) => [id, areaPathText(path)])), records };
}
