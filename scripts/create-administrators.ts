// npm run admin:create: the first 系统管理员, 安全管理员 and 审计管理员 of a new installation, three people.
import { inWords, say } from './console.js';
import { closeDatabase, openDatabase } from './database/open.ts';
import { readSettings } from './settings.ts';

try {
  const database = await openDatabase(readSettings());
  // Loaded only now: the database client reads its address from what openDatabase has set.
  const { createFirstAdministrators } = await import('@/lib/domain/users/first-administrators.ts');
  const accounts = await createFirstAdministrators();
  say('\n已创建三个管理员，首次登录须修改密码。 Three administrators; each must change the password first.');
  for (const { username, role, password } of accounts)
    say(`  ${username.padEnd(16)}${role.padEnd(16)}${password}`);
  const { disconnect } = await import('@/lib/platform/db.ts');
  await disconnect();
  await closeDatabase(database);
} catch (error) {
  say(`\n✗ ${inWords(error)}\n`);
  process.exitCode = 1;
}
