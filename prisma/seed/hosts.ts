import type pg from 'pg';
import type { Dice } from './dice.ts';
import type { Words } from './entries.ts';
import type { Host } from './estates.ts';
import type { Community } from './places.ts';
import { STOCK_DAY } from './plan.ts';

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

/** The estates that stand throughout, as the ledger has them, in the communities of now. */
export async function readHosts(client: pg.ClientBase, communities: readonly Community[]): Promise<Host[]> {
  const { rows } = await client.query<
    Omit<Host, 'words' | 'community'> & { name: string; communityId: number }
  >(
    `SELECT own_area_id AS "areaId", code, name, area_id AS "communityId", has_owners_committee AS "hasOwnersCommittee",
       property_management = 'company' AS "hasCompany"
     FROM estates WHERE started_on <= $1 AND retired_on IS NULL ORDER BY id`,
    [STOCK_DAY],
  );
  const byId = new Map(communities.map((community) => [community.id, community]));
  return rows.flatMap(({ name, communityId, ...host }) => {
    const community = byId.get(communityId);
    return community ? { ...host, words: [name], community } : [];
  });
}
