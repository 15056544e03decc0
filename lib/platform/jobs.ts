import { type JobHelpers, parseCronItems, run } from 'graphile-worker';
import { Pool } from 'pg';
import type { Tx } from './db';

/** What can be queued, and what each job is told. Work itself is looked up again: a payload holds ids only. */
export type Jobs = {
  'check-import': { importId: number; userId: number };
  'apply-import': { importId: number; userId: number };
  'undo-import': { importId: number; userId: number };
  'make-export': { exportId: number; userId: number };
  'clear-expired': Record<string, never>;
  'change-areas': Record<string, never>;
  'keep-month': Record<string, never>;
  'remind-supervision': Record<string, never>;
  'send-mail': { noticeId: number };
  'send-email-check': { userId: number };
  'send-digests': Record<string, never>;
  'send-digest': { userId: number };
  'count-lock': { keptId: number; userId: number };
  'keep-requests': Record<string, never>;
  'erase-phones': Record<string, never>;
};

/** A job's work. `isLast` says that no further attempt follows when this one throws. */
export type Work = { [K in keyof Jobs]: (told: Jobs[K], isLast: boolean) => Promise<void> };

const attempts = 3;

/** Queues a job in the transaction that wants it: no commit, no job. One of the same key that still waits is replaced. */
export async function enqueue<K extends keyof Jobs>(
  tx: Tx,
  task: K,
  told: Jobs[K],
  key: string,
): Promise<void> {
  await tx.$queryRaw`SELECT enqueue_job(${task}, ${JSON.stringify(told)}::json, ${key})::text`;
}

/** Starts the one worker of an installation. `stop` lets running jobs end and takes no new ones. */
export async function startWorker(work: Work): Promise<{ stop(): Promise<void> }> {
  const pool = new Pool({ connectionString: process.env.JOBS_DATABASE_URL, max: 4 });
  // A connection that breaks while idle is replaced by the pool; unheard, its error would end the process.
  const tell = (error: Error) => console.error(`jobs: ${error.message}`);
  pool.on('error', tell);
  pool.on('connect', (client) => client.on('error', tell));
  await releaseJobsOfTheDead(pool);
  const taskList = Object.fromEntries(
    Object.entries(work).map(([name, perform]) => [
      name,
      (told: unknown, { job }: JobHelpers) =>
        (perform as (told: unknown, isLast: boolean) => Promise<void>)(told, job.attempts >= attempts),
    ]),
  );
  const runner = await run({
    pgPool: pool,
    taskList,
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    parsedCronItems: parseCronItems([
      { task: 'clear-expired', match: '17 * * * *', identifier: 'clear-expired' },
      // Often, so that a change takes effect soon after midnight, and after a stand-still.
      { task: 'change-areas', match: '*/5 * * * *', identifier: 'change-areas' },
      // 08:00 in Shanghai: the times are in UTC.
      { task: 'remind-supervision', match: '0 0 * * *', identifier: 'remind-supervision' },
      // 08:30 in Shanghai.
      { task: 'send-digests', match: '30 0 * * *', identifier: 'send-digests' },
      { task: 'keep-requests', match: '*/5 * * * *', identifier: 'keep-requests' },
      // 02:40 in Shanghai.
      { task: 'erase-phones', match: '40 18 * * *', identifier: 'erase-phones' },
      // 03:20 in Shanghai. Every night, for one after the first finds a month that a stand-still left out.
      { task: 'keep-month', match: '20 19 * * *', identifier: 'keep-month' },
    ]),
  });
  return {
    async stop() {
      await runner.stop();
      await pool.end();
    },
  };
}

/** A killed worker keeps its locks for hours. There is only one: at its start nobody else holds any. */
async function releaseJobsOfTheDead(pool: Pool): Promise<void> {
  const { rows } = await pool.query(
    'SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL',
  );
  if (rows.length > 0)
    await pool.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [
      rows.map((row) => row.locked_by),
    ]);
}
