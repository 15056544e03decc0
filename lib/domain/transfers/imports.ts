import type { ChangedRow, RefusedRow } from '@/lib/ledger/record';
import type { Actor } from '@/lib/platform/actor';
import { notFound } from '@/lib/platform/errors';
import { read } from '@/lib/platform/transact';
import type { ImportModel } from '@/prisma/client/models/Import';

/** A batch of one's own, or of a place one answers for; otherwise not found. */
export async function getImport(actor: Actor, id: number): Promise<ImportModel> {
  if (!Number.isInteger(id) || id < 1 || id >= 2 ** 31) throw notFound();
  const batch = await read(actor, 'ledger.import', (tx) => tx.import.findFirst({ where: { id } }));
  if (!batch) throw notFound();
  return batch;
}

export async function listImports(
  actor: Actor,
  ledger: string | undefined,
  page: number,
): Promise<{ batches: ImportModel[]; total: number }> {
  return read(actor, 'ledger.import', async (tx) => {
    const where = { ledger };
    const batches = await tx.import.findMany({
      where,
      orderBy: { id: 'desc' },
      skip: (page - 1) * 25,
      take: 25,
    });
    return { batches, total: await tx.import.count({ where }) };
  });
}

/** The first refused rows of a batch, and how its changed rows would change; enough to look through on a page. */
export async function refusedRows(actor: Actor, importId: number, limit = 50): Promise<RefusedRow[]> {
  return read(
    actor,
    'ledger.import',
    (tx) => tx.$queryRaw<RefusedRow[]>`
    SELECT number, cells, problems FROM import_rows WHERE import_id = ${importId} AND verdict = 'refused' ORDER BY number LIMIT ${limit}`,
  );
}

export async function changedRows(actor: Actor, importId: number, limit = 50): Promise<ChangedRow[]> {
  return read(
    actor,
    'ledger.import',
    (tx) => tx.$queryRaw<ChangedRow[]>`
    SELECT number, values, before FROM import_rows WHERE import_id = ${importId} AND verdict = 'changed' ORDER BY number LIMIT ${limit}`,
  );
}
