import { join } from 'node:path';
import pg from 'pg';
import { step } from '../console.js';
import type { Settings } from '../settings.ts';
import { Cluster } from './cluster.ts';
import { type PreparedDatabase, prepareDatabase } from './prepare.ts';

export interface OpenDatabase extends PreparedDatabase {
  /** The embedded cluster; undefined when DATABASE_URL names a server run by others. */
  cluster: Cluster | undefined;
}

const EMBEDDED_DATABASE = 'gongzhi';
const EMBEDDED_SETTINGS = {
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  max_wal_size: '2GB',
};

/** Starts the embedded server; undefined when DATABASE_URL names a server run by others. */
export async function startEmbedded({ databaseUrl, dataFolder }: Settings): Promise<Cluster | undefined> {
  if (databaseUrl) return undefined;
  return step('启动数据库 Starting PostgreSQL', () =>
    Cluster.start({ home: join(dataFolder, 'postgres'), settings: EMBEDDED_SETTINGS }),
  );
}

/**
 * Brings the database of these settings up to date. Sets DATABASE_URL, APP_DATABASE_URL and JOBS_DATABASE_URL
 * for the code that follows.
 */
export async function prepare(
  { databaseUrl, secrets }: Settings,
  cluster: Cluster | undefined,
): Promise<OpenDatabase> {
  await cluster?.ensureDatabase(EMBEDDED_DATABASE);
  const ownerUrl = databaseUrl ?? (cluster as Cluster).url(EMBEDDED_DATABASE);
  const prepared = await step('核对数据库结构 Migrating', () =>
    prepareDatabase(ownerUrl, secrets, cluster !== undefined),
  );
  process.env.DATABASE_URL = prepared.ownerUrl;
  process.env.APP_DATABASE_URL = prepared.appUrl;
  process.env.JOBS_DATABASE_URL = prepared.jobsUrl;
  return { ...prepared, cluster };
}

/** For a command: the database, whether or not `npm start` is running. Close it again with `closeDatabase`. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  const cluster = await startEmbedded(settings);
  try {
    return await prepare(settings, cluster);
  } catch (error) {
    await closeDatabase({ cluster });
    throw error;
  }
}

/** Stops the embedded server after a command, unless somebody else works with it. */
export async function closeDatabase({ cluster }: Pick<OpenDatabase, 'cluster'>): Promise<void> {
  if (!cluster || cluster.wasRunning) return;
  const others = await cluster.asSuperuser(async (client) => {
    const { rows } = await client.query<{ count: string }>(
      `SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    return Number(rows[0]?.count);
  });
  if (others === 0) await cluster.stop();
}

const SUPERVISOR_LOCK = 7315;

/**
 * Marks the cluster as served by this process for as long as the returned connection lives; undefined when
 * another start serves it. The server drops the mark by itself when its holder is killed.
 */
export async function claimCluster(cluster: Cluster): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  const { rows } = await client.query<{ locked: boolean }>(
    `SELECT pg_try_advisory_lock(${SUPERVISOR_LOCK}) AS locked`,
  );
  if (rows[0]?.locked) return client;
  await client.end();
  return undefined;
}
