import type pg from 'pg';
import { hashPassword, verifyPassword } from '@/lib/platform/passwords.ts';
import { say, step } from './console.js';
import { connect } from './database/prepare.ts';

/** Loads the demo city when no area is there yet, and sees to it that `demoPassword` opens its accounts. */
export async function ensureDemo(ownerUrl: string, demoPassword: string): Promise<void> {
  const client = await connect(ownerUrl);
  try {
    const { rowCount } = await client.query('SELECT FROM areas LIMIT 1');
    if (rowCount) return await renewPassword(client, demoPassword);
    await step('载入演示城市 Loading the demo city', async (progress) => {
      const { seedDemo } = await import('@/prisma/seed/main.ts');
      await seedDemo(ownerUrl, { demoPassword, onProgress: progress });
    });
  } finally {
    await client.end();
  }
}

// DEMO_PASSWORD may have been set or lost since the city was loaded. What one person has changed in the
// interface is left alone: only a password that opens none of the accounts is made theirs.
async function renewPassword(client: pg.Client, demoPassword: string): Promise<void> {
  const { rows } = await client.query<{ password_hash: string }>(
    'SELECT password_hash FROM users WHERE is_demo ORDER BY id',
  );
  for (const { password_hash } of rows) if (await verifyPassword(password_hash, demoPassword)) return;
  if (rows.length === 0) return;
  await client.query('BEGIN');
  await client.query(
    `UPDATE users SET password_hash = $1, password_changed_at = now(), failed_attempts = 0, locked_until = NULL
     WHERE is_demo`,
    [await hashPassword(demoPassword)],
  );
  await client.query(
    `INSERT INTO audit_entries (actor, action, subject, subject_label) VALUES ('set-up', 'reset-password', 'users', '演示账号')`,
  );
  await client.query('COMMIT');
  say('    演示账号的密码已改为 DEMO_PASSWORD。 The demo accounts now have DEMO_PASSWORD.');
}
