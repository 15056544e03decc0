import { mkdir, rm, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Where files of the running system are kept: uploads and what was made for download. Never inside the program. */
export const filesFolder = () => resolve(process.env.DATA_DIR ?? 'var', 'files');

/** The place of a stored file; `path` is relative, as the database keeps it. */
export function storedFile(path: string): string {
  const full = resolve(filesFolder(), path);
  if (!full.startsWith(`${filesFolder()}/`)) throw new Error('a stored file must lie in the files folder');
  return full;
}

export async function placeFor(path: string): Promise<string> {
  const full = storedFile(path);
  await mkdir(dirname(full), { recursive: true, mode: 0o700 });
  return full;
}

export const removeStored = (path: string) => rm(storedFile(path), { force: true });

/** Whether the disk can take more from people outside; what is left is for those who work, and for the database's log. */
export async function hasRoom(megabytes = 200): Promise<boolean> {
  const { bavail, bsize } = await statfs(resolve(process.env.DATA_DIR ?? 'var'));
  return (bavail * bsize) / 1e6 >= megabytes;
}

/** What to tell a person when a file could not be written or read; null for what is no trouble with files. */
export function fileTrouble(error: unknown): string | null {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return '服务器磁盘空间不足，没有保存。请联系系统管理员清理后重试。';
  if (code === 'EACCES' || code === 'EROFS') return '服务器的文件目录不能写入，没有保存。请联系系统管理员。';
  return code === 'ENOENT' ? '文件已不在服务器上，请重新上传或重新导出。' : null;
}
