import { pendingMigrations } from '@/lib/platform/migration-state';

// Public, for whatever watches the installation: states, and nothing about what is in it.
export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const pending = await pendingMigrations().catch(() => null);
  if (pending === null) return answer(503, 'down', 'down', 'unknown');
  return pending === 0 ? answer(200, 'ok', 'up', 'current') : answer(503, 'down', 'up', `${pending} pending`);
}

const answer = (code: number, status: string, database: string, migrations: string) =>
  Response.json({ status, database, migrations }, { status: code, headers: { 'cache-control': 'no-store' } });
