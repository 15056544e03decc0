import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { grids } from '@/lib/domain/grids/definition';
import { parseListQuery } from '@/lib/ledger/query';
import { listRecords } from '@/lib/ledger/read';
import { actorOfUser } from '@/lib/platform/accounts';
import { AppError } from '@/lib/platform/errors';
import { read } from '@/lib/platform/transact';

export type Measured = {
  milliseconds: number;
  outcome: string;
  reads: number;
  slowestRead: number;
  /** Reads that were asked to come again: their grants had been read under the positions before. */
  refused: number;
};

/**
 * Lets the change from the edition of 2019 to that of 2020 take effect in a process of its own, on the demo city of
 * 2018, while a district's clerk goes on reading his list here. Expects APP_DATABASE_URL of that city.
 */
export async function measureChange(userIds: { city: number; district: number }): Promise<Measured> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/bench/area-change-once.ts', String(userIds.city)],
    {
      env: process.env,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  // Connecting is no part of it.
  await readList(userIds.district);
  let isDone = false;
  const done = once(child, 'close').then(() => {
    isDone = true;
  });
  let [reads, refused, slowestRead] = [0, 0, 0];
  while (!isDone) {
    const started = performance.now();
    try {
      await readList(userIds.district);
      reads++;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused++;
    }
    slowestRead = Math.max(slowestRead, performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await done;
  return { ...JSON.parse(output), reads, refused, slowestRead };
}

async function readList(userId: number) {
  const actor = await actorOfUser(userId);
  if (!actor) throw new Error('no such user');
  await read(actor, 'ledger.read', (tx) =>
    listRecords(tx, actor, grids, parseListQuery(grids, {}), undefined),
  );
}
