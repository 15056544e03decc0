import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { preparedQuery } from './db';

const PATIENCE = 3_000;

/** How many of this program's migrations the database has not seen. Rejects when it does not answer. */
export async function pendingMigrations(): Promise<number> {
  const applied = await withPatience(
    preparedQuery<{ name: string }>(
      'applied_migrations',
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
      [],
    ),
  );
  const names = new Set(applied.map(({ name }) => name));
  const folder = await readdir(join(process.cwd(), 'prisma/migrations'), { withFileTypes: true });
  return folder.filter((entry) => entry.isDirectory() && !names.has(entry.name)).length;
}

async function withPatience<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database does not answer')), PATIENCE);
  });
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}
