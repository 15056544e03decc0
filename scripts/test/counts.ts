import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../settings.ts';

/** Numbers of tests. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * Runs something that reports to tests/.results/`name`, and reads the report. A runner that ended badly without
 * naming a test that failed counts as one: it must never look like success.
 */
export async function counted<T>(
  name: string,
  run: () => Promise<boolean>,
  read: (report: T) => Counts,
): Promise<Counts> {
  const file = join(root, 'tests/.results', name);
  rmSync(file, { force: true });
  const isGood = await run();
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8')) as T) : none;
  const isUnexplained = counts.failed === 0 && (!isGood || counts.passed === 0);
  return isUnexplained ? { ...counts, failed: 1 } : counts;
}
