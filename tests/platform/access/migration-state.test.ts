import { afterAll, beforeAll, expect, test } from 'vitest';
import { disconnect } from '@/lib/platform/db';
import { pendingMigrations } from '@/lib/platform/migration-state';
import { type OwnDatabase, ownDatabase } from './own-database';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase();
});
afterAll(() => database.close());

test('a migrated database lacks nothing', async () => {
  expect(await pendingMigrations()).toBe(0);
});

test('a migration that is not there, failed or was rolled back is pending', async () => {
  const change = (sql: string) =>
    database.owner.query(
      `${sql} WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`,
    );
  await change('UPDATE _prisma_migrations SET finished_at = NULL');
  expect(await pendingMigrations()).toBe(1);
  await change('UPDATE _prisma_migrations SET finished_at = now(), rolled_back_at = now()');
  expect(await pendingMigrations()).toBe(1);
  await change('DELETE FROM _prisma_migrations');
  expect(await pendingMigrations()).toBe(1);
});

test('a database that is not there is an error', async () => {
  await disconnect();
  process.env.APP_DATABASE_URL = 'postgresql://gongzhi_app:secret@127.0.0.1:1/gongzhi';
  await expect(pendingMigrations()).rejects.toThrow('ECONNREFUSED');
});
