import pg from 'pg';
import { disconnect } from '@/lib/platform/db';
import type { World } from '@/tests/world/city';
import { testDatabase } from '@/tests/world/database';

export type OwnDatabase = { world: World; owner: pg.Client; close: () => Promise<void> };

/** A fresh copy of the small city, with the owner's connection for looking behind row-level security. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const { world, ownerUrl } = await testDatabase();
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  return {
    world,
    owner,
    async close() {
      await disconnect();
      await owner.end();
    },
  };
}
