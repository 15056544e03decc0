import { createReadStream } from 'node:fs';
import { open, readdir, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { broken } from '../errors';
import { fileTrouble, placeFor, removeStored, storedFile } from '../files';
import { s3Settings } from '../settings';
import { s3Storage } from './s3';

/** Where the bytes lie. A path is relative, `attachments/<day>/<uuid>`. */
export interface Storage {
  put(path: string, bytes: Buffer, mime: string): Promise<void>;
  /** Throws `rule` for a file that is gone. */
  open(path: string): Promise<ReadableStream>;
  remove(path: string): Promise<void>;
  /** The paths in a folder; none when there is no such folder. */
  list(folder: string): Promise<string[]>;
}

const disk: Storage = {
  async put(path, bytes) {
    try {
      await writeFile(await placeFor(path), bytes, { mode: 0o600, flag: 'wx', flush: true });
    } catch (error) {
      const words = fileTrouble(error);
      throw words ? broken(words) : error;
    }
  },
  async open(path) {
    // Opened before the answer begins: a file that is gone can still be told.
    const file = await open(storedFile(path)).catch(() => {
      throw broken('附件已不在服务器上。');
    });
    return Readable.toWeb(createReadStream('', { fd: file })) as ReadableStream;
  },
  remove: removeStored,
  async list(folder) {
    const names = await readdir(storedFile(folder)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return names.map((name) => `${folder}/${name}`);
  },
};

let remote: Storage | undefined;

/** On disk under DATA_DIR/files, or in an S3-compatible store where one is configured. */
export function storage(): Storage {
  const settings = s3Settings();
  if (!settings) return disk;
  remote ??= s3Storage(settings);
  return remote;
}
