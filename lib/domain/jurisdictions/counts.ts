import { ledgers } from '@/lib/domain/registry';
import { countEach } from '@/lib/ledger/read';
import type { Actor } from '@/lib/platform/actor';
import { can } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { Member } from './queries';

/** By area, then by ledger. */
export type LedgerCounts = ReadonlyMap<number, Readonly<Record<string, number>>>;

/** How many records stand in each member that the actor may see; of the others there is nothing. */
export const countLedgersOf = (actor: Actor, members: readonly Member[]): Promise<LedgerCounts> =>
  read(actor, 'dashboard.read', async (tx) => {
    const counts = new Map<number, Record<string, number>>();
    for (const member of members) {
      if (!can(actor, 'dashboard.read', member)) continue;
      const filter = { area: { lo: member.lo, hi: member.hi } };
      const own = await countEach(
        tx,
        ledgers.map((ledger) => ({ ledger, filter })),
      );
      counts.set(member.areaId, Object.fromEntries(ledgers.map(({ name }, at) => [name, own[at] ?? 0])));
    }
    return counts;
  });
