import type { Tx } from '@/lib/platform/db';
import { columnOf, type Ledger } from './define';
import { raw } from './where';
import { nameOf, type Uses } from './write';

/** The records in use that refer to this one, by the reference fields of the given ledgers. */
export const usesIn =
  (ledger: Ledger, all: readonly Ledger[]): Uses =>
  async (tx, record) => {
    const found: string[] = [];
    for (const other of all) {
      for (const [name, field] of Object.entries(other.fields)) {
        if (field.kind !== 'reference' || field.ledger !== ledger.name) continue;
        found.push(...(await recordsWhere(tx, other, name, record.id)));
      }
    }
    return found;
  };

/** Named records of a ledger whose `field` is `id`, at most a few: enough to say by whom something is used. */
export async function recordsWhere(tx: Tx, ledger: Ledger, field: string, id: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string; name: string }[]>`
    SELECT code, name FROM ${raw(ledger.table)} WHERE ${raw(columnOf(field))} = ${id} AND retired_on IS NULL ORDER BY id LIMIT 20`;
  return rows.map((row) => `${ledger.label} ${nameOf(row)}`);
}
