// npm run audit:verify [-- HASH]: whether the audit trail is as it was written; with a hash noted down earlier,
// also whether nothing has been cut off since. Exit code 1 when it is not.
import { inWords, say } from './console.js';
import { closeDatabase, openDatabase } from './database/open.ts';
import { readSettings } from './settings.ts';

try {
  const database = await openDatabase(readSettings());
  // Loaded only now: the database client reads its address from what openDatabase has set.
  const { verifyTrail } = await import('@/lib/domain/audit/verify.ts');
  const expected = process.argv[2];
  const { entries, head, fault, hasExpected } = await verifyTrail({ expected });
  if (fault) {
    const [chinese, english] =
      fault.kind === 'changed'
        ? ['内容被改动', 'was changed']
        : [
            '与前一条不衔接（其间有删除或插入）',
            'does not follow the one before it: something was removed or inserted',
          ];
    say(`\n✗ 审计记录第 ${fault.id} 条${chinese}。 Entry ${fault.id} ${english}.`);
  } else say(`\n✓ ${entries} 条审计记录前后衔接，未被改动。 ${entries} entries, unbroken.`);
  if (hasExpected === false)
    say(
      '✗ 没有找到给出的摘要：其后的记录被截去或重写。 The given hash is not there: the trail was cut off or rewritten.',
    );
  if (head)
    say(
      `  末条 ${head.id}，摘要 ${head.hash}\n  请另行保存末条摘要，供下次核对。 Keep the last hash elsewhere for the next check.`,
    );
  if (fault || hasExpected === false) process.exitCode = 1;
  const { disconnect } = await import('@/lib/platform/db.ts');
  await disconnect();
  await closeDatabase(database);
} catch (error) {
  say(`\n✗ ${inWords(error)}\n`);
  process.exitCode = 1;
}
