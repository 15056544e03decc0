import { getImport } from '@/lib/domain/transfers/imports';
import { markedPath } from '@/lib/ledger/import-check';
import { sendFile } from '@/lib/platform/downloads';
import { notFound } from '@/lib/platform/errors';
import { storedFile } from '@/lib/platform/files';
import { route } from '@/lib/platform/route';

/** The uploaded rows again, wrong cells marked, with the reasons. */
export const GET = route<{ id: string }>('ledger.import', async (actor, _, { id }) => {
  const batch = await getImport(actor, Number(id));
  if (batch.userId !== actor.userId || batch.refused === 0) throw notFound();
  return sendFile(storedFile(markedPath(batch.id)), `${batch.fileName.replace(/\.\w+$/, '')}-检查结果.xlsx`);
});
