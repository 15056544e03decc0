// Applies one batch as the worker does, and says so when it begins: what the kill test kills.
import { grids } from '@/lib/domain/grids/definition';
import { applyImport } from '@/lib/ledger/import-apply';
import { actorOfUser } from '@/lib/platform/accounts';

const [userId, importId] = process.argv.slice(2).map(Number);
const actor = await actorOfUser(userId ?? 0);
if (!actor) throw new Error('no such user');
process.stdout.write('begun\n');
await applyImport(actor, grids, importId ?? 0);
process.exit(0);
