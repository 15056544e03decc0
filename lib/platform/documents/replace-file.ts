import { rename, rm } from 'node:fs/promises';

/** Writes beside `path` and renames, so that a killed job never leaves half a report under its name. */
export async function replaceFile(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${path}.part`;
  try {
    await write(part);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
