import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { broken } from './errors';
import { fileTrouble } from './files';

const types: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
};

/** Sends a file, streamed. `isTemporary` removes it once it has been sent or the reader has gone away. */
export async function sendFile(path: string, fileName: string, isTemporary = false): Promise<Response> {
  const file = await open(path).catch((error) => {
    throw broken(fileTrouble(error) ?? '文件不能读取，请重新导出。');
  });
  const { size } = await file.stat();
  await file.close();
  const stream = createReadStream(path);
  if (isTemporary) stream.once('close', () => void rm(path, { force: true }));
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'content-type': types[fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'content-length': String(size),
      'content-disposition': `attachment; filename="download"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'private, no-store',
    },
  });
}
