import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { Refusal } from '../console.js';

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

interface AppliedMigration {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

/** The migrations under `folder`, oldest first, as `prisma migrate` reads them. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Applies what is missing, each migration in a transaction of its own, and returns the names.
 * Prisma's own bookkeeping is kept, so that `prisma migrate deploy` and `status` agree where its native
 * engine can be had. The caller holds the migration lock.
 */
export async function applyMigrations(client: pg.Client, folder: string): Promise<string[]> {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`);
  const migrations = readMigrations(folder);
  const { rows } = await client.query<AppliedMigration>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row]));
  refuseDifferentHistory(migrations, applied);
  const pending = migrations.filter(({ name }) => !applied.has(name));
  for (const migration of pending) await apply(client, migration);
  return pending.map(({ name }) => name);
}

function refuseDifferentHistory(migrations: Migration[], applied: Map<string, AppliedMigration>): void {
  const failed = [...applied.values()].filter((row) => !row.finished_at).map((row) => row.migration_name);
  if (failed.length > 0)
    throw new Refusal(
      `数据库里有未完成的迁移：${failed.join('、')}。请查明后用 prisma migrate resolve 处理。`,
      'The database holds a migration that failed. Look into it, then mark it with `prisma migrate resolve`.',
    );
  const changed = migrations.filter(({ name, checksum }) => {
    const row = applied.get(name);
    return row && row.checksum !== checksum;
  });
  if (changed.length > 0)
    throw new Refusal(
      `迁移文件在执行之后被改动：${changed.map(({ name }) => name).join('、')}。请恢复原文件，改动写成新的迁移。`,
      'A migration was changed after it had been applied. Restore the file; write changes as a new migration.',
    );
  const names = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied.keys()].filter((name) => !names.has(name));
  if (unknown.length > 0)
    throw new Refusal(
      `数据库比本程序新，多出迁移：${unknown.join('、')}。请使用相应版本的程序。`,
      'The database is newer than this program: it holds migrations that are not here. Use that version.',
    );
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const startedAt = new Date();
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, $4, 1)`,
      [randomUUID(), checksum, name, startedAt],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    const { message, detail, where } = error as pg.DatabaseError;
    throw new Refusal(
      `迁移 ${name} 失败，已全部撤回，数据库没有变化。`,
      `Migration ${name} failed and was rolled back: ${[message, detail, where].filter(Boolean).join('\n  ')}`,
    );
  }
}
