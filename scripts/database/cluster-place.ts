import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal, say } from '../console.js';
import { type Binaries, findBinaries } from './binaries.ts';
import { canReach, type OperatingUser, operatingUser } from './operating-user.ts';

/** Where a cluster's files are and who runs it. */
export interface ClusterPlace {
  home: string;
  data: string;
  log: string;
  /** Folder with bin/, lib/, share/. */
  programs: string;
  version: string;
  user: OperatingUser;
}

/**
 * The wanted folder, or one under /var/tmp where PostgreSQL's user cannot get to the wanted one or to the
 * programs: a checkout under /root is closed to everybody but root.
 */
export function placeCluster(wanted: string): ClusterPlace {
  const binaries = findBinaries();
  const wantedHome = resolve(wanted);
  const elsewhere = join(
    '/var/tmp',
    `gongzhi-${createHash('sha256').update(wantedHome).digest('hex').slice(0, 12)}`,
  );
  const user = operatingUser(join(existsSync(join(elsewhere, 'data')) ? elsewhere : wantedHome, 'data'));
  makeFolder(wantedHome, user);
  if (user.uid === undefined || canReach(user, wantedHome, join(binaries.folder, 'bin/postgres')))
    return place(wantedHome, binaries.folder, binaries, user);

  refuseForeignFolder(elsewhere, user);
  makeFolder(elsewhere, user);
  say(`    系统用户 postgres 无法进入 ${wantedHome}，数据库放在 ${elsewhere}`);
  say(`    The system user postgres cannot enter it, so the database is in ${elsewhere}`);
  return place(elsewhere, copyPrograms(binaries, elsewhere), binaries, user);
}

function place(home: string, programs: string, { version }: Binaries, user: OperatingUser): ClusterPlace {
  return { home, data: join(home, 'data'), log: join(home, 'server.log'), programs, version, user };
}

function makeFolder(folder: string, { uid, gid }: OperatingUser): void {
  mkdirSync(folder, { recursive: true });
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
}

// Anybody may make a folder in /var/tmp; ours would hold programs that root starts.
function refuseForeignFolder(folder: string, { uid }: OperatingUser): void {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found || (found.isDirectory() && (found.uid === 0 || found.uid === uid))) return;
  throw new Refusal(
    `${folder} 属于其他用户，请删除后再启动。`,
    `${folder} belongs to somebody else; remove it and start again.`,
  );
}

function copyPrograms({ folder, version }: Binaries, home: string): string {
  const copy = join(home, `programs-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, copy);
  return copy;
}
