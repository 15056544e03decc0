import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { Refusal } from '../console.js';
import { root, type Secrets } from '../settings.ts';
import { applyMigrations } from './migrations.ts';
import { APP_ROLE, ensureRole, JOBS_ROLE, urlsOf } from './roles.ts';

// The number that Prisma's own engine locks while it migrates.
const MIGRATION_LOCK = 72707369;

export interface PreparedDatabase {
  ownerUrl: string;
  appUrl: string;
  jobsUrl: string;
  applied: string[];
}

/**
 * Brings a database to where the program expects it: roles, migrations, the job queue's schema, rights.
 * Safe to repeat, and for two starts at once: the second waits.
 */
export async function prepareDatabase(
  ownerUrl: string,
  passwords: Pick<Secrets, 'appPassword' | 'jobsPassword'>,
  isOwnCluster: boolean,
): Promise<PreparedDatabase> {
  const owner = await connect(ownerUrl);
  try {
    await owner.query(
      `SET lock_timeout = '120s'; SELECT pg_advisory_lock(${MIGRATION_LOCK}); RESET lock_timeout`,
    );
    await ensureRole(owner, ownerUrl, APP_ROLE, passwords.appPassword, isOwnCluster);
    await ensureRole(owner, ownerUrl, JOBS_ROLE, passwords.jobsPassword, isOwnCluster);
    const applied = await applyMigrations(owner, join(root, 'prisma/migrations'));
    const urls = urlsOf(ownerUrl, passwords);
    await prepareJobQueue(owner, urls.jobsUrl);
    // The health check tells whether migrations are pending.
    await owner.query(`GRANT SELECT ON _prisma_migrations TO ${APP_ROLE}`);
    return { ...urls, applied };
  } finally {
    await owner.end();
  }
}

// The queue's owner makes its schema itself, and needs the right to do so only then.
async function prepareJobQueue(owner: pg.Client, jobsUrl: string): Promise<void> {
  const { rows } = await owner.query<{ name: string; exists: boolean }>(
    `SELECT quote_ident(current_database()) AS name, to_regclass('graphile_worker.migrations') IS NOT NULL AS exists`,
  );
  const { name, exists } = rows[0] as { name: string; exists: boolean };
  if (!exists) await owner.query(`GRANT CREATE ON DATABASE ${name} TO ${JOBS_ROLE}`);
  await runMigrations({ connectionString: jobsUrl });
  if (!exists) await owner.query(`REVOKE CREATE ON DATABASE ${name} FROM ${JOBS_ROLE}`);
}

/** A connection, or the reason in words why there is none. */
export async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 15_000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { host, pathname } = new URL(connectionString);
    throw new Refusal(
      `无法连接数据库 ${host}${pathname}，请检查 DATABASE_URL。`,
      `Cannot connect to the database: ${error instanceof Error && error.message ? error.message : String(error)}`,
    );
  }
}
