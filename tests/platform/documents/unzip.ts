import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** The parts of an Office file by their path. */
export async function unzip(path: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(path);
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return parts;
}
