import type pg from 'pg';

const BATCH = 4_000;

/**
 * Inserts rows given by Prisma's field names, with one statement for each few thousand. Every row must have the
 * keys of the first. Triggers run; a value the row does not name gets the column's default.
 */
export async function insertRows<T extends object>(
  client: pg.ClientBase,
  table: string,
  rows: readonly T[],
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const fields = Object.keys(first) as (keyof T & string)[];
  const columns = fields.map(columnOf);
  const sql = `INSERT INTO ${table} (${columns.join(', ')})
    SELECT ${columns.join(', ')} FROM json_populate_recordset(NULL::${table}, $1::json)`;
  // A batch is written down while the one before it is stored.
  let stored: Promise<unknown> = Promise.resolve();
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows
      .slice(at, at + BATCH)
      .map((row) => Object.fromEntries(fields.map((field, i) => [columns[i], row[field]])));
    const json = JSON.stringify(batch);
    await stored;
    stored = client.query(sql, [json]);
    // Lets the query set out before the next batch is written down.
    await new Promise(setImmediate);
  }
  await stored;
}

/** Takes `count` ids ahead of the insert, for rows that refer to each other. */
export async function reserveIds(client: pg.ClientBase, table: string, count: number): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT nextval(pg_get_serial_sequence($1, 'id'))::int AS id FROM generate_series(1, $2)`,
    [table, count],
  );
  return rows.map(({ id }) => id);
}

const columnOf = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
