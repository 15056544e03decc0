import type { Actor } from '@/lib/platform/actor';
import { type Permission, roleLabels } from '@/lib/platform/permissions';
import { grantsFor, type Range } from '@/lib/platform/scope';
import type { Side } from './rules';

const covers = (outer: Range, inner: Range) => outer.lo <= inner.lo && inner.hi <= outer.hi;

/**
 * The grant by which the actor acts on a side of a task. For the upper one it reaches over the area that asks; for the
 * lower over the area that is asked, and not over the one that asks: nobody answers himself.
 */
export function grantOn(
  actor: Actor,
  side: Side,
  permission: Permission,
  { target, upper }: { target: Range; upper: Range },
) {
  return grantsFor(actor, permission).find((grant) =>
    side === 'upper' ? covers(grant, upper) : covers(grant, target) && !covers(grant, upper),
  );
}

/** 锦江区 统筹员: in what capacity a step was taken. */
export const unitOf = (grant: { areaName: string; role: keyof typeof roleLabels } | undefined): string =>
  grant ? `${grant.areaName} ${roleLabels[grant.role]}` : '';

/** The areas for which the actor acts on a side: where exactly a permission was granted. */
export const areasOn = (actor: Actor, side: Side): number[] => [
  ...new Set(
    grantsFor(actor, side === 'upper' ? 'supervision.issue' : 'supervision.work').map(({ areaId }) => areaId),
  ),
];
