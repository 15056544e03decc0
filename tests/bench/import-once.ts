// Checks and stores 5,000 new grids as the worker does, and prints what it took.

import { randomUUID } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { grids } from '@/lib/domain/grids/definition';
import { moveImport, startImport } from '@/lib/ledger/import';
import { applyImport } from '@/lib/ledger/import-apply';
import { checkImport } from '@/lib/ledger/import-check';
import { actorOfUser } from '@/lib/platform/accounts';
import { placeFor } from '@/lib/platform/files';

const [userId, path = ''] = process.argv.slice(2);
const actor = await actorOfUser(Number(userId));
if (!actor) throw new Error('no such user');
const storedPath = `imports/${randomUUID()}`;
await copyFile(path, await placeFor(storedPath));
const id = await startImport(actor, grids, {
  fileName: 'grids.xlsx',
  fileSize: 1,
  fileHash: '',
  storedPath,
  submitKey: randomUUID(),
});
const started = performance.now();
await checkImport(actor, grids, id);
const checked = performance.now();
await moveImport(actor, id, 'confirm');
await applyImport(actor, grids, id);
const applied = performance.now();
process.stdout.write(
  JSON.stringify({ check: checked - started, apply: applied - checked, total: applied - started }),
);
process.exit(0);
