import type { Dice } from './dice.ts';
import type { Words } from './entries.ts';
import type { Host } from './estates.ts';
import type { Community } from './places.ts';

/** The estates that stand throughout, by their community's id. */
export type Hosts = ReadonlyMap<number, readonly Host[]>;

export function byCommunity(hosts: readonly Host[]): Hosts {
  const grouped = new Map<number, Host[]>();
  for (const host of hosts) {
    const others = grouped.get(host.community.id);
    if (others) others.push(host);
    else grouped.set(host.community.id, [host]);
  }
  return grouped;
}

/** Where in its community a record stands: in one of the estates with this chance, in the community itself otherwise. */
export function place(
  dice: Dice,
  hosts: Hosts,
  community: Community,
  share: number,
): { areaId: number; words: Words } {
  const estates = dice.chance(share) ? hosts.get(community.id) : undefined;
  const estate = estates && dice.pick(estates);
  return estate
    ? { areaId: estate.areaId, words: estate.words }
    : { areaId: community.id, words: [community.shortName] };
}
