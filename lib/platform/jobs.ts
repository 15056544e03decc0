import type { Tx } from './db';

/** What can be queued, and what each job is told. Work itself is looked up again: a payload holds ids only. */
export type Jobs = {
  'check-import': { importId: number; userId: number };
  'apply-import': { importId: number; userId: number };
  'undo-import': { importId: number; userId: number };
  'make-export': { exportId: number; userId: number };
  'clear-expired': Record<string, never>;
};

/** Queues a job in the transaction that wants it: no commit, no job. A second one of the same key replaces the first while it waits. */
export async function enqueue<K extends keyof Jobs>(tx: Tx, task: K, payload: Jobs[K], key: string): Promise<void> {
  await tx.$queryRaw`SELECT enqueue_job(${task}, ${JSON.stringify(payload)}::json, ${key})::text`;
}
