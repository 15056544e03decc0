// Exports all self-organisations of the city and prints what it took: a process of its own, for its own peak of memory.
import { selfOrganisations } from '@/lib/domain/self-organisations/definition';
import { exportRecords } from '@/lib/ledger/export';
import { actorOfUser } from '@/lib/platform/accounts';
import { read } from '@/lib/platform/transact';

const [userId, path = ''] = process.argv.slice(2);
const actor = await actorOfUser(Number(userId));
if (!actor) throw new Error('no such user');
const idle = process.resourceUsage().maxRSS;
const started = performance.now();
const order = {
  filter: {},
  sort: { name: 'code', descending: false },
  conditions: [],
  format: 'xlsx' as const,
  onProgress: async () => {},
};
const rows = await read(
  actor,
  'ledger.export',
  (tx) => exportRecords(tx, actor, selfOrganisations, path, order),
  { timeout: 120_000 },
);
const milliseconds = performance.now() - started;
process.stdout.write(
  JSON.stringify({ rows, milliseconds, idleMb: idle / 1024, peakMb: process.resourceUsage().maxRSS / 1024 }),
);
process.exit(0);
