import { clock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Role } from '@/lib/platform/permissions';

/** Users, or whoever holds one of the roles exactly at an area: neither above nor below it. */
export type Recipients = { userIds: readonly number[] } | { roles: readonly Role[]; areaId: number };

/**
 * Tells people of what concerns them, in the transaction in which it happens; never the one who does it. No personal
 * data of residents in `text`: it goes out by e-mail too. Gives back how many were told: nobody may hold the role.
 */
export async function notify(
  tx: Tx,
  to: Recipients,
  { text, href }: { text: string; href: string },
): Promise<number> {
  const [ids, roles, areaId] = 'userIds' in to ? [to.userIds, [], null] : [[], to.roles, to.areaId];
  const [row] = await tx.$queryRaw<{ told: number }[]>`
    SELECT tell_people(${[...ids]}::int[], ${[...roles]}::text[], ${areaId}::int, ${text}, ${href}, ${clock.now()}) AS told`;
  return row?.told ?? 0;
}
