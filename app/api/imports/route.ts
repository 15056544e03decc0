import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { findLedger } from '@/lib/domain/registry';
import { startImport } from '@/lib/ledger/import';
import { broken, notFound } from '@/lib/platform/errors';
import { fileTrouble, placeFor, removeStored } from '@/lib/platform/files';
import { route } from '@/lib/platform/route';
import { defaultLimits } from '@/lib/platform/spreadsheets/limits';

/** Takes a file as the body, streamed to disk, and queues its check: `PUT /api/imports?ledger=&name=&key=` → `{ id }`. */
export const PUT = route('ledger.import', async (actor, request) => {
  const params = new URL(request.url).searchParams;
  const ledger = findLedger(params.get('ledger') ?? '');
  const submitKey = params.get('key') ?? '';
  if (!ledger || !/^[\w-]{8,64}$/.test(submitKey)) throw notFound();
  if (!request.body) throw broken('没有收到文件，请重新选择后上传。');
  const fileName = (params.get('name') ?? '').split(/[\\/]/).at(-1)?.slice(0, 200) || '未命名.xlsx';
  const storedPath = `imports/${randomUUID()}`;
  try {
    const { size, hash } = await store(request.body as unknown as WebStream, storedPath);
    const id = await startImport(actor, ledger, {
      fileName,
      fileSize: size,
      fileHash: hash,
      storedPath,
      submitKey,
    });
    return Response.json({ id });
  } catch (error) {
    await removeStored(storedPath);
    const words = fileTrouble(error);
    throw words ? broken(words) : error;
  }
});

async function store(body: WebStream, storedPath: string): Promise<{ size: number; hash: string }> {
  const digest = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      digest.update(chunk);
      const isTooLarge = size > defaultLimits.fileBytes;
      done(
        isTooLarge ? broken(`文件超过 ${defaultLimits.fileBytes / 1024 / 1024} MB，请拆分后再上传。`) : null,
        chunk,
      );
    },
  });
  await pipeline(
    Readable.fromWeb(body),
    measure,
    createWriteStream(await placeFor(storedPath), { mode: 0o600 }),
  );
  return { size, hash: digest.digest('hex') };
}
