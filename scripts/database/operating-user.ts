import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { Refusal } from '../console.js';

/** The user of the operating system that runs PostgreSQL; empty when that is whoever started us. */
export interface OperatingUser {
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root. Root starts it as the owner of the data, or, for new data, as `postgres`,
 * which is made when the system does not have it.
 */
export function operatingUser(dataFolder: string): OperatingUser {
  if (process.getuid?.() !== 0) return {};
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  }
  return lookUp('postgres') ?? create('postgres');
}

function lookUp(name: string): OperatingUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  return uid?.status === 0 && gid?.status === 0
    ? { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    : undefined;
}

function create(name: string): OperatingUser {
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name], {
      stdio: 'ignore',
    });
  } catch {
    // The look-up below decides: another start may have made the user meanwhile.
  }
  const user = lookUp(name);
  if (user) return user;
  throw new Refusal(
    '以 root 运行时需要系统用户 postgres，但无法创建。请手工创建，或改用普通用户运行。',
    'As root the system user "postgres" is needed and could not be made. Make it by hand, or run as an ordinary user.',
  );
}

/** Whether that user can write `folder` and run `program`: every folder above must let it through (/root does not). */
export function canReach({ uid, gid }: OperatingUser, folder: string, program: string): boolean {
  const test = spawnSync('/bin/sh', ['-c', 'test -w "$0" && test -x "$1"', folder, program], {
    uid,
    gid,
    cwd: '/',
  });
  return test.status === 0;
}
