import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { broken } from './errors';
import { fileTrouble, placeFor, removeStored, storedFile } from './files';
import { defaultLimits } from './spreadsheets/limits';

export type Stored = { storedPath: string; path: string; size: number; hash: string };

/** Streams a request's body into a file of its own, as large as a spreadsheet may be; nothing stays when that fails. */
export async function storeUpload(request: Request, folder: string): Promise<Stored> {
  if (!request.body) throw broken('没有收到文件，请重新选择后上传。');
  const storedPath = `${folder}/${randomUUID()}`;
  try {
    const measured = await store(request.body as unknown as WebStream, storedPath);
    return { storedPath, path: storedFile(storedPath), ...measured };
  } catch (error) {
    await removeStored(storedPath);
    const words = fileTrouble(error);
    throw words ? broken(words) : error;
  }
}

/** The same for a file that is read at once and not kept. */
export async function takeUpload<T>(
  request: Request,
  folder: string,
  work: (stored: Stored) => Promise<T>,
): Promise<T> {
  const stored = await storeUpload(request, folder);
  try {
    return await work(stored);
  } finally {
    await removeStored(stored.storedPath);
  }
}

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
