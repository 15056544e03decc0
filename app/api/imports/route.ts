import { findLedger } from '@/lib/domain/registry';
import { startImport } from '@/lib/ledger/import';
import { notFound } from '@/lib/platform/errors';
import { removeStored } from '@/lib/platform/files';
import { route } from '@/lib/platform/route';
import { storeUpload } from '@/lib/platform/uploads';

/** Takes a file as the body, streamed to disk, and queues its check: `PUT /api/imports?ledger=&name=&key=` → `{ id }`. */
export const PUT = route('ledger.import', async (actor, request) => {
  const params = new URL(request.url).searchParams;
  const ledger = findLedger(params.get('ledger') ?? '');
  const submitKey = params.get('key') ?? '';
  if (!ledger || !/^[\w-]{8,64}$/.test(submitKey)) throw notFound();
  const fileName = (params.get('name') ?? '').split(/[\\/]/).at(-1)?.slice(0, 200) || '未命名.xlsx';
  const { storedPath, size: fileSize, hash: fileHash } = await storeUpload(request, 'imports');
  try {
    return Response.json({
      id: await startImport(actor, ledger, { fileName, fileSize, fileHash, storedPath, submitKey }),
    });
  } catch (error) {
    await removeStored(storedPath);
    throw error;
  }
});
