import { Prisma, type Tx } from '@/lib/platform/db';
import { searchText } from '@/lib/platform/search-text';
import { columnOf, enteredNames, type Ledger, type Values } from './define';
import { tableOf } from './read';
import { raw } from './where';

export type Written = { id: number; code: string; pos: number; version: number };

/** Columns of what is filled in of a ledger, and those that go with an entry. */
const writable = (ledger: Ledger) => [
  ...enteredNames(ledger).map(columnOf),
  'search_text',
  'entered_by_id',
  'import_id',
];

function asRow(values: Values, extra: Record<string, unknown>): Record<string, unknown> {
  const row: Record<string, unknown> = {
    ...extra,
    search_text: searchText([String(values.name)], String(values.code)),
  };
  for (const [name, value] of Object.entries(values)) row[columnOf(name)] = value;
  return row;
}

const columnList = (names: readonly string[], prefix = '') =>
  Prisma.join(names.map((name) => Prisma.sql`${Prisma.raw(prefix)}${raw(name)}`));

type Entry = { values: Values; enteredById: number | null; importId: number | null };

/** Inserts in one statement, whatever the number; rows whose code exists anywhere in the city are left out of the result. */
export async function insertRows(tx: Tx, ledger: Ledger, entries: readonly Entry[]): Promise<Written[]> {
  const names = writable(ledger);
  const json = JSON.stringify(
    entries.map(({ values, enteredById, importId }) =>
      asRow(values, { entered_by_id: enteredById, import_id: importId }),
    ),
  );
  return tx.$queryRaw<Written[]>`
    INSERT INTO ${tableOf(ledger)} (${columnList(names)})
    SELECT ${columnList(names)} FROM jsonb_populate_recordset(NULL::${tableOf(ledger)}, ${json}::jsonb)
    ON CONFLICT (code) DO NOTHING RETURNING id, code, pos, version`;
}

type Change = Entry & { id: number; version: number };

/**
 * Updates in one statement those rows that still have the given version; the others are left out of the result.
 * Whoever changes a record has entered it: it waits for review again.
 */
export async function updateRows(tx: Tx, ledger: Ledger, changes: readonly Change[]): Promise<Written[]> {
  const names = writable(ledger);
  const json = JSON.stringify(
    changes.map(({ id, version, values, enteredById, importId }) => ({
      ...asRow(values, { entered_by_id: enteredById, import_id: importId }),
      id,
      version,
    })),
  );
  const set = Prisma.join(names.map((name) => Prisma.sql`${raw(name)} = r.${raw(name)}`));
  return tx.$queryRaw<Written[]>`
    UPDATE ${tableOf(ledger)} t SET ${set}, version = t.version + 1, updated_at = now(),
      review_state = 'pending', review_note = NULL, reviewed_by_id = NULL, reviewed_at = NULL
    FROM jsonb_populate_recordset(NULL::${tableOf(ledger)}, ${json}::jsonb) r
    WHERE t.id = r.id AND t.version = r.version RETURNING t.id, t.code, t.pos, t.version`;
}
