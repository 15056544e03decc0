import { ledgers } from '@/lib/domain/registry';
import { countRecords } from '@/lib/ledger/read';
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
      const own: Record<string, number> = {};
      for (const ledger of ledgers)
        own[ledger.name] = await countRecords(tx, ledger, { area: { lo: member.lo, hi: member.hi } });
      counts.set(member.areaId, own);
    }
    return counts;
  });
