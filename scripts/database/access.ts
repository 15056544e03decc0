import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../console.js';
import { freePort } from '../ports.ts';
import type { ClusterPlace } from './cluster-place.ts';

/** How to get into a cluster; kept beside its data, so that the two are never parted. */
export interface Access {
  port: number;
  superuserPassword: string;
  ownerPassword: string;
}

export async function readAccess({ home, data }: ClusterPlace, port?: number): Promise<Access> {
  const file = join(home, 'access.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Access;
  if (existsSync(data))
    throw new Refusal(
      `数据库目录 ${data} 还在，但口令文件 ${file} 不见了，请从备份恢复该文件。`,
      `The data in ${data} is there, its passwords in ${file} are not: restore that file from the backup.`,
    );
  const password = () => randomBytes(18).toString('base64url');
  return { port: port ?? (await freePort()), superuserPassword: password(), ownerPassword: password() };
}

export function writeAccess({ home }: ClusterPlace, access: Access): void {
  writeFileSync(join(home, 'access.json'), `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 });
}
