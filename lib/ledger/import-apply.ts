import type { Actor } from '@/lib/platform/actor';
import { difference, type Entry } from '@/lib/platform/audit';
import { clock } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { paths } from '@/lib/platform/paths';
import { transact } from '@/lib/platform/transact';
import type { RowVerdict } from '@/prisma/client/enums';
import type { Ledger, Values } from './define';
import { entryOf as batchEntry, lockImport } from './import';
import { tableOf } from './read';
import { insertRows, updateRows, type Written } from './rows';
import { entryOf } from './write';

const bulkTimeout = 10 * 60_000;
const batchSize = 2_000;

type Staged = {
  number: number;
  verdict: RowVerdict;
  values: Values;
  recordId: number | null;
  recordVersion: number | null;
  before: Values | null;
};
type Landed = Staged & { written: Written };

/**
 * Writes a checked batch into the ledger, whole or not at all. A row whose record has changed since the check, or whose
 * code has been taken, is refused and said so; run again after a kill it finds the batch as it was before.
 */
export async function applyImport(actor: Actor, ledger: Ledger, importId: number): Promise<void> {
  await transact(
    actor,
    'ledger.import',
    async (tx, audit) => {
      const batch = await lockImport(tx, actor, importId);
      if (batch.state !== 'applying') return audit.record([], undefined);
      const entries: Entry[] = [];
      const counts = { added: 0, changed: 0, late: 0 };
      for await (const staged of stagedRows(tx, importId, ['added', 'changed'])) {
        const landed = await land(tx, actor, ledger, importId, staged);
        const arrived = new Set(landed.map(({ number }) => number));
        await refuseLate(
          tx,
          importId,
          staged.filter(({ number }) => !arrived.has(number)),
        );
        await remember(tx, importId, landed);
        for (const row of landed) {
          const change = row.before
            ? difference(row.before, row.values)
            : { before: null, after: row.values };
          entries.push(
            entryOf(
              ledger,
              'import',
              { ...row.written, values: row.values },
              { before: change.before, after: change.after, importId },
            ),
          );
        }
        counts.added += landed.filter(({ before }) => !before).length;
        counts.changed += landed.filter(({ before }) => before).length;
        counts.late += staged.length - landed.length;
      }
      const message =
        counts.late > 0 ? `有 ${counts.late} 行在检查之后情况变了，没有导入；请重新上传这些行。` : null;
      await tx.import.update({
        where: { id: importId },
        data: {
          state: 'applied',
          appliedAt: clock.now(),
          added: counts.added,
          changed: counts.changed,
          refused: { increment: counts.late },
          message,
        },
      });
      await tx.notice.createMany({
        data: [
          {
            userId: actor.userId,
            text: `“${batch.fileName}”已导入：新增 ${counts.added}、更新 ${counts.changed}。`,
            href: paths.import(importId),
          },
        ],
      });
      return audit.record(
        [...entries, batchEntry(batch, 'apply-import', { added: counts.added, changed: counts.changed })],
        undefined,
      );
    },
    { timeout: bulkTimeout },
  );
}

async function* stagedRows(tx: Tx, importId: number, verdicts: RowVerdict[]): AsyncGenerator<Staged[]> {
  let after = 0;
  for (;;) {
    const rows = await tx.$queryRaw<Staged[]>`
      SELECT number, verdict, values, record_id AS "recordId", record_version AS "recordVersion", before FROM import_rows
      WHERE import_id = ${importId} AND number > ${after} AND verdict::text IN (${Prisma.join(verdicts)}) ORDER BY number LIMIT ${batchSize}`;
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    after = last.number;
  }
}

async function land(
  tx: Tx,
  actor: Actor,
  ledger: Ledger,
  importId: number,
  staged: readonly Staged[],
): Promise<Landed[]> {
  const by = { enteredById: actor.userId, importId };
  const fresh = staged.filter(({ verdict }) => verdict === 'added');
  const known = staged.flatMap(({ recordId, recordVersion, values }) =>
    recordId !== null && recordVersion !== null
      ? [{ id: recordId, version: recordVersion, values, ...by }]
      : [],
  );
  const inserted =
    fresh.length > 0
      ? await insertRows(
          tx,
          ledger,
          fresh.map(({ values }) => ({ values, ...by })),
        )
      : [];
  const updated = known.length > 0 ? await updateRows(tx, ledger, known) : [];
  const written = new Map([...inserted, ...updated].map((row) => [row.code, row]));
  return staged.flatMap((row) => {
    const found = written.get(String(row.values.code));
    return found ? [{ ...row, written: found }] : [];
  });
}

async function refuseLate(tx: Tx, importId: number, rows: readonly Staged[]): Promise<void> {
  if (rows.length === 0) return;
  const problems = [{ column: -1, message: '检查之后这条记录被别人改过，或编码已被占用。' }];
  await tx.importRow.updateMany({
    where: { importId, number: { in: rows.map(({ number }) => number) } },
    data: { verdict: 'refused', problems },
  });
}

/** Keeps which record each row became, and in which version: what an undo goes by. */
async function remember(tx: Tx, importId: number, rows: readonly Landed[]): Promise<void> {
  const json = JSON.stringify(
    rows.map(({ number, written }) => ({ number, id: written.id, version: written.version })),
  );
  await tx.$executeRaw`
    UPDATE import_rows t SET record_id = r.id, record_version = r.version
    FROM jsonb_to_recordset(${json}::jsonb) AS r(number int, id int, version int) WHERE t.import_id = ${importId} AND t.number = r.number`;
}

/**
 * Takes an imported batch back, whole or not at all: what it added is removed, what it changed is as before. Refused,
 * with the records named, when one of them has been changed since or others refer to it.
 */
export async function undoImport(actor: Actor, ledger: Ledger, importId: number): Promise<void> {
  try {
    await transact(
      actor,
      'ledger.import',
      async (tx, audit) => {
        const batch = await lockImport(tx, actor, importId);
        if (batch.state !== 'undoing') return audit.record([], undefined);
        const entries: Entry[] = [];
        for await (const rows of stagedRows(tx, importId, ['added', 'changed'])) {
          const restored = await takeBack(tx, ledger, rows);
          const done = new Set(restored.map(({ code }) => code));
          const stuck = rows.filter(({ values }) => !done.has(String(values.code)));
          if (stuck.length > 0)
            throw new UndoRefused(stuck.map(({ values }) => `${values.name}（${values.code}）`));
          const places = new Map(restored.map(({ code, pos }) => [code, pos]));
          for (const row of rows) {
            const record = {
              id: row.recordId ?? 0,
              pos: places.get(String(row.values.code)) ?? batch.pos,
              values: row.values,
            };
            const change = row.before
              ? difference(row.values, row.before)
              : { before: row.values, after: null };
            entries.push(
              entryOf(ledger, 'undo-import', record, {
                before: change.before,
                after: change.after,
                importId,
              }),
            );
          }
        }
        await tx.import.update({
          where: { id: importId },
          data: { state: 'undone', undoneAt: clock.now(), message: null },
        });
        await tx.notice.createMany({
          data: [
            { userId: actor.userId, text: `“${batch.fileName}”的导入已撤销。`, href: paths.import(importId) },
          ],
        });
        return audit.record(
          [...entries, batchEntry(batch, 'undo-import', { records: entries.length })],
          undefined,
        );
      },
      { timeout: bulkTimeout },
    );
  } catch (error) {
    const names = error instanceof UndoRefused ? error.names : referredTo(error) ? [] : null;
    if (!names) throw error;
    await refuseUndo(actor, importId, names);
  }
}

async function takeBack(
  tx: Tx,
  ledger: Ledger,
  rows: readonly Staged[],
): Promise<{ code: string; pos: number }[]> {
  const added = rows.filter(({ before }) => !before);
  const versions = JSON.stringify(
    added.map(({ recordId, recordVersion }) => ({ id: recordId, version: recordVersion })),
  );
  const removed = await tx.$queryRaw<{ code: string; pos: number }[]>`
    DELETE FROM ${tableOf(ledger)} t USING jsonb_to_recordset(${versions}::jsonb) AS r(id int, version int)
    WHERE t.id = r.id AND t.version = r.version RETURNING t.code, t.pos`;
  const changed = rows.flatMap(({ recordId, recordVersion, before }) =>
    before && recordId !== null && recordVersion !== null
      ? [{ id: recordId, version: recordVersion, values: before, enteredById: null, importId: null }]
      : [],
  );
  const restored = changed.length > 0 ? await updateRows(tx, ledger, changed) : [];
  return [...removed, ...restored];
}

class UndoRefused extends Error {
  constructor(readonly names: string[]) {
    super('records have changed since');
  }
}

/** PostgreSQL's 23503: another record still refers to one of the batch. */
const referredTo = (error: unknown) =>
  /23503|foreign key/i.test(`${(error as { code?: string }).code} ${(error as Error).message}`);

async function refuseUndo(actor: Actor, importId: number, names: string[]): Promise<void> {
  const message =
    names.length > 0
      ? `没有撤销：有 ${names.length} 条记录在导入之后又被改过，例如 ${names.slice(0, 3).join('、')}。`
      : '没有撤销：这一批里的记录已被其他记录引用。';
  await transact(actor, 'ledger.import', async (tx, audit) => {
    const batch = await lockImport(tx, actor, importId);
    await tx.import.update({ where: { id: importId }, data: { state: 'applied', message } });
    const text = `“${batch.fileName}”的导入${message}`;
    await tx.notice.createMany({ data: [{ userId: actor.userId, text, href: paths.import(importId) }] });
    return audit.record(batchEntry(batch, 'refuse-undo-import', { message }), undefined);
  });
}
