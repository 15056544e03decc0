// npm run admin:create: for a new installation without demo data. Loads the city's areas when there are none,
// then makes the first 系统管理员, 安全管理员 and 审计管理员, for three people.
import { inWords, say, step } from './console.js';
import { closeDatabase, openDatabase } from './database/open.ts';
import { connect } from './database/prepare.ts';
import { readSettings } from './settings.ts';

try {
  const database = await openDatabase(readSettings());
  try {
    await loadAreasIfNone(database.ownerUrl);
    // Loaded only now: the database client reads its address from what openDatabase has set.
    const { createFirstAdministrators } = await import('@/lib/domain/users/first-administrators.ts');
    const accounts = await createFirstAdministrators();
    say(
      '\n已创建三个管理员，首次登录须修改密码。 Three administrators; each must change the password first.',
    );
    for (const { username, role, password } of accounts)
      say(`  ${username.padEnd(16)}${role.padEnd(16)}${password}`);
  } finally {
    const { disconnect } = await import('@/lib/platform/db.ts');
    await disconnect();
    await closeDatabase(database);
  }
} catch (error) {
  say(`\n✗ ${inWords(error)}\n`);
  process.exitCode = 1;
}

async function loadAreasIfNone(ownerUrl: string): Promise<void> {
  const client = await connect(ownerUrl);
  try {
    const { rowCount } = await client.query('SELECT FROM areas LIMIT 1');
    if (rowCount) return;
    await step('载入辖区 Loading the areas', async () => {
      const { seedCity } = await import('@/prisma/seed/editions.ts');
      await client.query('BEGIN');
      await seedCity(client);
      await client.query('COMMIT');
    });
  } finally {
    await client.end();
  }
}
