import type { Actor } from '@/lib/platform/actor';
import { type Area, ancestorsOf, areaPathText, getArea, type PathStep } from '@/lib/platform/areas/queries';
import type { Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { Permission } from '@/lib/platform/permissions';
import { can, grantsFor } from '@/lib/platform/scope';
import type { RequestModel } from '@/prisma/client/models/Request';
import { myDepartments } from './departments';
import type { Side } from './rules';

export type Standing = {
  request: RequestModel;
  /** From the city down to where it stands. */
  path: readonly PathStep[];
  held: Area;
  /** What this person is to it. */
  sides: ReadonlySet<Side>;
};

/** Out of scope is not found. `lock` keeps others from moving it until the transaction ends. */
export async function standingOf(tx: Tx, actor: Actor, id: number, { lock = false } = {}): Promise<Standing> {
  const isId = Number.isInteger(id) && id > 0 && id < 2 ** 31;
  if (lock && isId) await tx.$queryRaw`SELECT id FROM requests WHERE id = ${id} FOR UPDATE`;
  const request = isId ? await tx.request.findFirst({ where: { id } }) : null;
  if (!request) throw notFound();
  const paths = await ancestorsOf(tx, [request.areaId]);
  const held = await getArea(tx, request.heldAreaId);
  return {
    request,
    path: paths.get(request.areaId) ?? [],
    held,
    sides: await sidesOf(tx, actor, request, held),
  };
}

async function sidesOf(tx: Tx, actor: Actor, request: RequestModel, held: Area): Promise<Set<Side>> {
  const sides = new Set<Side>();
  if (request.departmentId === null) {
    if (can(actor, 'request.work', held)) sides.add('holder');
  } else if (can(actor, 'request.handle')) {
    const mine = await myDepartments(tx, actor.userId);
    if (mine.includes(request.departmentId)) sides.add('holder');
  }
  if (can(actor, 'request.dispatch', held)) sides.add('dispatcher');
  // Whoever did it never judges it.
  if (can(actor, 'request.review', held) && request.submittedById !== actor.userId) sides.add('reviewer');
  return sides;
}

/** In which role a side acts, for the database and the trail. */
export function permissionOf(side: Side, request: Pick<RequestModel, 'departmentId'>): Permission {
  if (side === 'dispatcher') return 'request.dispatch';
  if (side === 'reviewer') return 'request.review';
  return request.departmentId === null ? 'request.work' : 'request.handle';
}

/** Whether the actor reads as a department's people do: of a handler who holds nothing else. */
export const readPermission = (actor: Actor): Permission =>
  can(actor, 'request.read') ? 'request.read' : 'request.handle';

/** In whose name somebody acts, as a step shows it: a department, or the area of his grant. */
export async function unitOf(tx: Tx, actor: Actor, { request, held }: Standing, permission: Permission) {
  if (permission === 'request.handle' && request.departmentId !== null) {
    const department = await tx.department.findUnique({ where: { id: request.departmentId } });
    return department?.name ?? held.name;
  }
  const grant = grantsFor(actor, permission).find(({ lo, hi }) => lo <= request.pos && request.pos <= hi);
  return grant?.areaName ?? held.name;
}

export const placeText = (path: readonly PathStep[], address: string): string =>
  [areaPathText(path), address].filter(Boolean).join(' ');
