import type { Tx } from '@/lib/platform/db';
import { InvalidInput } from '@/lib/platform/errors';
import type { Standing } from './standing';

/**
 * What was asked twice becomes one: whoever asked follows, and rates, the one it went into. Both must stand in one
 * community, and the other one be open.
 */
export async function mergeInto(tx: Tx, { request, path }: Standing, code: string, now: Date) {
  const other = await tx.request.findFirst({
    where: { code: code.trim().toUpperCase(), closedAt: null },
    select: { id: true, code: true, pos: true },
  });
  const community = path.findLast(({ level }) => level !== 'estate');
  const isNear = other && community && community.lo <= other.pos && other.pos <= community.hi;
  if (!other || !isNear || other.id === request.id)
    throw new InvalidInput({ into: '请填同一社区内、还没有办结的另一件诉求的编号。' });
  await tx.requestReporter.updateMany({
    where: { requestId: request.id, cameFromId: null },
    data: { requestId: other.id, cameFromId: request.id, isFirst: false },
  });
  await tx.requestReporter.updateMany({ where: { requestId: request.id }, data: { requestId: other.id } });
  return { closedAt: now, mergedIntoId: other.id, escalateAt: null };
}
