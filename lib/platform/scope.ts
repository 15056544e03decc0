import type { Actor } from './actor';
import { forbidden, notFound } from './errors';
import { type Permission, rolePermissions } from './permissions';

/** Positions `lo`..`hi`, both included. */
export type Range = { lo: number; hi: number };

export const grantsFor = (actor: Actor, permission: Permission) =>
  actor.grants.filter((grant) => rolePermissions[grant.role].includes(permission));

/** The positions in which the actor holds `permission`: sorted, merged, disjoint. Empty without a grant. */
export function ranges(actor: Actor, permission: Permission): Range[] {
  const sorted = grantsFor(actor, permission)
    .map(({ lo, hi }) => ({ lo, hi }))
    .sort((a, b) => a.lo - b.lo);
  const merged: Range[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && range.lo <= last.hi + 1) last.hi = Math.max(last.hi, range.hi);
    else merged.push(range);
  }
  return merged;
}

export type AreaFilter = { OR: { pos: { gte: number; lte: number } }[] };

/**
 * The areas in which the actor holds `permission`, as a Prisma filter on `pos`.
 * Without a grant it matches nothing: a forgotten check must never mean "everything".
 */
export function scope(actor: Actor, permission: Permission): AreaFilter {
  return { OR: ranges(actor, permission).map(({ lo, hi }) => ({ pos: { gte: lo, lte: hi } })) };
}

/** Whether the actor holds `permission` in the whole of `area`; without `area`, anywhere. */
export function can(actor: Actor, permission: Permission, area?: Range): boolean {
  const held = ranges(actor, permission);
  return area ? held.some((range) => range.lo <= area.lo && area.hi <= range.hi) : held.length > 0;
}

/** Refuses an actor without `permission` anywhere with `forbidden`, and one without it in `area` with `not_found`. */
export function demand(actor: Actor, permission: Permission, area?: Range): void {
  if (!can(actor, permission)) throw forbidden();
  if (area && !can(actor, permission, area)) throw notFound();
}
