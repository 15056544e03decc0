// Imports the edition of 2020 over the demo city of 2018, takes every proposal, and prints what its taking effect took.

import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { confirmChange, proposeChange } from '@/lib/domain/area-changes/mutations';
import { getChange, listItems } from '@/lib/domain/area-changes/queries';
import { acceptProposals, settleItem } from '@/lib/domain/area-changes/settle';
import { takeEffect } from '@/lib/domain/area-changes/take-effect';
import { actorOfUser } from '@/lib/platform/accounts';

const actor = await actorOfUser(Number(process.argv[2]));
if (!actor) throw new Error('no such user');
const areaId = actor.grants[0]?.areaId ?? 0;
const path = fileURLToPath(new URL('../../prisma/data/chengdu-divisions-2020.json', import.meta.url));
const changeId = await proposeChange(actor, {
  areaId,
  title: '2020',
  path,
  fileName: '2020.json',
  submitKey: randomUUID(),
});
const all = { level: null, kind: null, isOpen: true, search: '' };
await acceptProposals(actor, { changeId, ...all });
// What left no trace is closed: nobody is there to ask.
const { rows } = await listItems(actor, changeId, { ...all, page: 1, size: 1_000 });
for (const { id } of rows) await settleItem(actor, { changeId, itemId: id, decision: { closes: true } });
const { change } = await getChange(actor, changeId);
await confirmChange(actor, {
  id: changeId,
  version: change.version,
  effectiveOn: '2020-06-30',
  document: '测量',
});
const started = performance.now();
await takeEffect();
const milliseconds = performance.now() - started;
const { change: done } = await getChange((await actorOfUser(actor.userId)) ?? actor, changeId);
const moved = Object.values(done.outcome?.records ?? {}).reduce((sum, n) => sum + n, 0);
process.stdout.write(
  JSON.stringify({
    milliseconds,
    outcome: done.message ?? `${moved} records moved, ${done.outcome?.codes} codes issued anew`,
  }),
);
process.exit(0);
