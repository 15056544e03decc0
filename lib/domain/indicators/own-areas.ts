import type { ActiveGrant, Actor } from '@/lib/platform/actor';
import type { Permission } from '@/lib/platform/permissions';
import { grantsFor } from '@/lib/platform/scope';

/** The areas in which the actor holds `permission`, each once, without those that lie in another one. */
export function ownAreas(actor: Actor, permission: Permission): ActiveGrant[] {
  const held = [...new Map(grantsFor(actor, permission).map((grant) => [grant.areaId, grant])).values()];
  return held.filter(
    (one) => !held.some((other) => other.areaId !== one.areaId && other.lo <= one.lo && one.hi <= other.hi),
  );
}
