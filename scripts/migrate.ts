// npm run migrate: brings the database up to date and ends; for an upgrade before the new version is started.
import { inWords, say } from './console.js';
import { closeDatabase, openDatabase } from './database/open.ts';
import { readSettings } from './settings.ts';

try {
  const database = await openDatabase(readSettings());
  const { applied } = database;
  say(
    applied.length > 0 ? `已执行 applied: ${applied.join(', ')}` : '没有待执行的迁移。 Nothing to migrate.',
  );
  await closeDatabase(database);
} catch (error) {
  say(`\n✗ ${inWords(error)}\n`);
  process.exitCode = 1;
}
