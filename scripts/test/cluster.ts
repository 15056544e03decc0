import { join } from 'node:path';
import pg from 'pg';
import { digest } from '../build.ts';
import { Cluster, OWNER } from '../database/cluster.ts';
import { prepareDatabase } from '../database/prepare.ts';
import { root } from '../settings.ts';

/** Of the roles gongzhi_app and gongzhi_jobs on the tests' own server, which only this machine reaches. */
export interface TestPasswords {
  appPassword: string;
  jobsPassword: string;
}

export interface TestCluster {
  superuserUrl: string;
  url(database: string): string;
  passwords: TestPasswords;
  /**
   * A migrated database filled by `build`, to be copied from, and what `build` returned. Kept from run to run
   * until the migrations or a file in `sources` change.
   */
  template<T>(
    purpose: string,
    sources: string[],
    build: (ownerUrl: string) => Promise<T>,
  ): Promise<{ name: string; built: T }>;
  copy(template: string, name: string): Promise<void>;
  close(): Promise<void>;
}

const passwords: TestPasswords = { appPassword: 'test-app', jobsPassword: 'test-jobs' };
const TEMPLATE_LOCK = 7317;

/** The tests' own PostgreSQL: fast instead of durable. Several test runs share it; the last one stops it. */
export async function openTestCluster(): Promise<TestCluster> {
  const cluster = await Cluster.start({
    home: join(root, process.env.TEST_DATA_DIR || 'var/test-postgres'),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '128MB',
      max_wal_size: '2GB',
    },
  });
  const superuserUrl = cluster.superuserUrl('postgres');
  const presence = new pg.Client({ connectionString: superuserUrl, application_name: 'gongzhi tests' });
  // The server may be killed by a test, or by hand: that is reported where it matters.
  presence.on('error', () => {});
  await presence.connect();
  await dropLeftovers(presence);
  return {
    superuserUrl,
    passwords,
    url: (database) => cluster.url(database),
    copy: (template, name) => copyDatabase(presence, template, name),
    template: (purpose, sources, build) => makeTemplate(cluster, presence, purpose, sources, build),
    close: async () => {
      const { rows } = await presence.query(
        `SELECT FROM pg_stat_activity WHERE application_name = 'gongzhi tests' AND pid <> pg_backend_pid()`,
      );
      await presence.end();
      if (rows.length === 0) await cluster.stop('fast');
    },
  };
}

/** Replaces the database `name` by a copy of `template`. */
export async function copyDatabase(superuser: pg.Client, template: string, name: string): Promise<void> {
  await superuser.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await superuser.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${OWNER} STRATEGY file_copy`);
}

async function makeTemplate<T>(
  cluster: Cluster,
  superuser: pg.Client,
  purpose: string,
  sources: string[],
  build: (ownerUrl: string) => Promise<T>,
): Promise<{ name: string; built: T }> {
  const prefix = `gongzhi_template_${purpose}_`;
  const name = prefix + digest(['prisma/migrations', 'scripts/database/prepare.ts', ...sources]).slice(0, 12);
  await superuser.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const kept = await readNote(superuser, name);
    if (kept !== undefined) return { name, built: kept as T };
    await dropDatabases(superuser, prefix);
    const unfinished = `${prefix}unfinished`;
    await cluster.ensureDatabase(unfinished);
    await prepareDatabase(cluster.url(unfinished), passwords, true);
    const built = await build(cluster.url(unfinished));
    await superuser.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
    await superuser.query(
      `COMMENT ON DATABASE ${name} IS ${superuser.escapeLiteral(JSON.stringify(built ?? null))}`,
    );
    return { name, built };
  } finally {
    await superuser.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

async function readNote(superuser: pg.Client, database: string): Promise<unknown> {
  const { rows } = await superuser.query<{ note: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS note FROM pg_database WHERE datname = $1`,
    [database],
  );
  return rows[0]?.note ? JSON.parse(rows[0].note) : undefined;
}

async function dropDatabases(superuser: pg.Client, prefix: string): Promise<void> {
  const { rows } = await superuser.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [prefix],
  );
  for (const { datname } of rows) await superuser.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
}

// Of runs that have ended: their databases are named after the process id.
async function dropLeftovers(superuser: pg.Client): Promise<void> {
  const { rows } = await superuser.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'gongzhi\\_test\\_%'`,
  );
  for (const { datname } of rows) {
    const run = Number(/^gongzhi_test_(\d+)/.exec(datname)?.[1]);
    if (!isAlive(run)) await superuser.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
