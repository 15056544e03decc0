import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyTrail } from '@/lib/domain/audit/verify';
import { grids } from '@/lib/domain/grids/definition';
import { moveImport } from '@/lib/ledger/import';
import { applyImport } from '@/lib/ledger/import-apply';
import type { Actor } from '@/lib/platform/actor';
import { disconnect } from '@/lib/platform/db';
import { keepOwn } from '@/lib/platform/transact';
import { urlsOf } from '@/scripts/database/roles';
import { openTestCluster, type TestCluster } from '@/scripts/test/cluster';
import { buildWorld, type World } from '../world/city';

const rows = 1_500;
let folder: string;
let cluster: TestCluster;
let world: World;
let ownerUrl: string;

// A server of its own: killing a backend restarts the whole of it.
beforeAll(async () => {
  folder = `var/test-kill-${process.pid}`;
  const usual = process.env.TEST_DATA_DIR;
  process.env.TEST_DATA_DIR = folder;
  cluster = await openTestCluster();
  process.env.TEST_DATA_DIR = usual ?? '';
  const { name, built } = await cluster.template('kill', ['tests/world', 'prisma/seed'], buildWorld);
  world = built;
  ownerUrl = cluster.url(name);
  // The tests' servers answer before a commit is written down; a killed one would forget what it has confirmed.
  await asOwner(`ALTER DATABASE ${name} SET synchronous_commit = on`);
  const { appUrl } = urlsOf(ownerUrl, cluster.passwords);
  await disconnect();
  process.env.APP_DATABASE_URL = appUrl;
}, 120_000);
afterAll(async () => {
  await disconnect();
  await cluster.close().catch(() => {});
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** A checked and confirmed batch of new grids, staged directly: the check has tests of its own. */
async function confirmedBatch(actor: Actor, serial: number): Promise<number> {
  const { id } = await keepOwn(actor, (tx) =>
    tx.import.create({
      data: {
        ledger: 'grids',
        userId: actor.userId,
        userName: actor.name,
        pos: 1,
        fileName: `${serial}.xlsx`,
        fileSize: 1,
        fileHash: '',
        storedPath: 'x',
        submitKey: `kill-${serial}`,
        state: 'checked',
        added: rows,
        total: rows,
      },
    }),
  );
  await asOwner(
    `INSERT INTO import_rows (import_id, number, verdict, cells, values)
     SELECT $1::int, n, 'added', '[]', jsonb_build_object('code', '510104022006' || lpad((n + $2::int * 10000)::text, 7, '0'), 'name', 'n' || n, 'areaId', $3::int, 'kind', 'general')
     FROM generate_series(1, $4::int) AS n`,
    [id, serial, world.areas.zongfulu.id, rows],
  );
  await moveImport(actor, id, 'confirm');
  return id;
}

async function asOwner<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: ownerUrl });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query<T>(sql, values)).rows;
    } catch (error) {
      // A server that has just been killed recovers within seconds.
      if (attempt > 60) throw error;
      await pause(250);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

/** What a killed worker was still having done: of that the owner of the database may end nothing. */
async function endBackends(): Promise<void> {
  await disconnect();
  const superuser = new pg.Client({ connectionString: cluster.superuserUrl });
  await superuser.connect();
  await superuser.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'gongzhi_app'`,
  );
  await superuser.end();
}

const landed = async (importId: number) =>
  (await asOwner<{ n: number }>('SELECT count(*)::int AS n FROM grids WHERE import_id = $1', [importId]))[0]
    ?.n;
const stateOf = async (importId: number) =>
  (await asOwner<{ state: string }>('SELECT state FROM imports WHERE id = $1', [importId]))[0]?.state;

/** Whole or absent; and after the job has run again, whole, once. */
async function expectWholeAfterRetry(actor: Actor, id: number): Promise<void> {
  expect([0, rows]).toContain(await landed(id));
  expect(await stateOf(id)).toBe((await landed(id)) === rows ? 'applied' : 'applying');
  await disconnect();
  await applyImport(actor, grids, id);
  expect(await landed(id)).toBe(rows);
  expect(await stateOf(id)).toBe('applied');
  const entries = await asOwner<{ n: number }>(
    `SELECT count(*)::int AS n FROM audit_entries WHERE import_id = $1 AND action = 'import'`,
    [id],
  );
  expect(entries[0]?.n).toBe(rows);
}

test('a worker killed at any moment of an import leaves the batch whole or absent', async () => {
  const actor = world.actors.districtClerk;
  for (let round = 1; round <= 4; round++) {
    const id = await confirmedBatch(actor, round);
    const worker = spawn(
      process.execPath,
      ['--import', 'tsx', 'tests/ledger/apply-once.ts', String(actor.userId), String(id)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(worker.stdout, 'data');
    await pause(Math.random() * 700);
    worker.kill('SIGKILL');
    await once(worker, 'close');
    await endBackends();
    await expectWholeAfterRetry(actor, id);
  }
}, 180_000);

test('a database killed at any moment of an import recovers with the batch whole or absent', async () => {
  const actor = world.actors.districtClerk;
  for (let round = 11; round <= 12; round++) {
    const id = await confirmedBatch(actor, round);
    const attempt = applyImport(actor, grids, id).catch(() => {});
    await pause(Math.random() * 500);
    const backends = await asOwner<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE usename = 'gongzhi_app' AND datname = current_database()`,
    );
    for (const { pid } of backends.slice(0, 1)) process.kill(pid, 'SIGKILL');
    await attempt;
    await expectWholeAfterRetry(actor, id);
  }
  expect(await verifyTrail()).toMatchObject({ fault: null });
}, 180_000);
