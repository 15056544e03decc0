import pg from 'pg';
import { inject } from 'vitest';
import { disconnect } from '@/lib/platform/db';
import { urlsOf } from '@/scripts/database/roles';
import { copyDatabase, type TestPasswords } from '@/scripts/test/cluster';
import type { World } from './city';

/** What the global setup hands to each worker. */
export type WorldSource = {
  template: string;
  world: World;
  superuserUrl: string;
  ownerUrl: string;
  passwords: TestPasswords;
};

export type TestDatabase = { ownerUrl: string; appUrl: string; jobsUrl: string; world: World };

/**
 * A database of this worker's own, holding the small city of `city.ts` and nothing else. Points the
 * application at it through the environment. Call it once in a file, or before each test that writes:
 * every call starts afresh, in about a tenth of a second.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { template, world, superuserUrl, ownerUrl, passwords } = inject('worldSource');
  await disconnect();
  const name = `gongzhi_test_${process.ppid}_${process.env.VITEST_POOL_ID ?? '0'}`;
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  await copyDatabase(superuser, template, name).finally(() => superuser.end());
  const urls = urlsOf(ownerUrl.replace(/\/postgres$/, `/${name}`), passwords);
  process.env.DATABASE_URL = urls.ownerUrl;
  process.env.APP_DATABASE_URL = urls.appUrl;
  process.env.JOBS_DATABASE_URL = urls.jobsUrl;
  return { ...urls, world };
}
