import pg from 'pg';
import { Refusal } from '../console.js';

export const APP_ROLE = 'gongzhi_app';
export const JOBS_ROLE = 'gongzhi_jobs';

/** The same server and database as `ownerUrl`, for another login. */
function urlFor(ownerUrl: string, role: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = encodeURIComponent(password);
  return url.href;
}

/** The three logins of one database. */
export function urlsOf(
  ownerUrl: string,
  { appPassword, jobsPassword }: { appPassword: string; jobsPassword: string },
): { ownerUrl: string; appUrl: string; jobsUrl: string } {
  return {
    ownerUrl,
    appUrl: urlFor(ownerUrl, APP_ROLE, appPassword),
    jobsUrl: urlFor(ownerUrl, JOBS_ROLE, jobsPassword),
  };
}

/**
 * Makes the role, or checks that it can sign in with this password. On our own cluster a role with another
 * password gets this one (the secrets file was remade); on a server run by others that could lock out
 * somebody else's instance, so it is refused.
 */
export async function ensureRole(
  owner: pg.Client,
  ownerUrl: string,
  role: string,
  password: string,
  isOwnCluster: boolean,
): Promise<void> {
  const { rows } = await owner.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
    'SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = $1',
    [role],
  );
  if (!rows[0]) {
    await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD ${owner.escapeLiteral(password)}`);
    await owner.query(`ALTER ROLE ${role} SET timezone TO 'UTC'`);
    return;
  }
  if (rows[0].rolsuper || rows[0].rolbypassrls)
    throw new Refusal(
      `数据库角色 ${role} 不受行级权限约束，请去掉它的 SUPERUSER、BYPASSRLS。`,
      `The role ${role} is above row-level security. Take SUPERUSER and BYPASSRLS from it.`,
    );
  const url = urlFor(ownerUrl, role, password);
  if (await canSignIn(url)) return;
  if (isOwnCluster) await owner.query(`ALTER ROLE ${role} PASSWORD ${owner.escapeLiteral(password)}`);
  else
    throw new Refusal(
      `数据库角色 ${role} 已存在，但口令不符。请把口令写入设置（APP_DATABASE_PASSWORD、JOBS_DATABASE_PASSWORD）。`,
      `The role ${role} exists with another password. Set APP_DATABASE_PASSWORD and JOBS_DATABASE_PASSWORD to it.`,
    );
}

async function canSignIn(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    const { rows } = await client.query<{ TimeZone: string }>('SHOW timezone');
    refuseOtherTimezone(client.user ?? '', rows[0]?.TimeZone ?? '');
    return true;
  } catch (error) {
    // 28P01: wrong password; 28000: not allowed to sign in.
    if (error instanceof pg.DatabaseError && error.code?.startsWith('28')) return false;
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

// Prisma's adapter drops the offset of a timestamptz: in another zone every time would be hours off, silently.
function refuseOtherTimezone(role: string, timezone: string): void {
  if (['UTC', 'Etc/UTC'].includes(timezone)) return;
  throw new Refusal(
    `数据库角色 ${role} 的时区是 ${timezone}，应为 UTC：ALTER ROLE ${role} SET timezone TO 'UTC'`,
    `The role ${role} works in the time zone ${timezone}; it must be UTC (the command is above).`,
  );
}
