import { notify } from '@/lib/domain/notices/notify';
import { getArea } from '@/lib/platform/areas/queries';
import { readCalendar } from '@/lib/platform/calendar';
import { clock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { paths } from '@/lib/platform/paths';
import { deadlinesOf, whenKnown } from './deadlines';

/** The level above has so many working days before the next one is asked. */
const DAYS_BETWEEN = 2;

/**
 * Hands a request to the level above: from a department to its area's coordinator, from an area to the one around
 * it. At the city there is no further up. In a transaction that may write the request.
 */
export async function goUp(tx: Tx, id: number, why: string): Promise<boolean> {
  const request = await tx.request.findUniqueOrThrow({ where: { id } });
  const held = await getArea(tx, request.heldAreaId);
  const upperId = request.departmentId === null ? held.parentId : held.id;
  if (!upperId) {
    await tx.request.update({ where: { id }, data: { escalateAt: null }, select: { id: true } });
    return false;
  }
  const upper = await getArea(tx, upperId);
  const now = clock.now();
  const calendar = await readCalendar(tx);
  const limit = await tx.requestLimit.findUniqueOrThrow({ where: { id: request.limitId } });
  await tx.request.update({
    where: { id },
    data: {
      state: 'received',
      heldAreaId: upper.id,
      departmentId: null,
      signedAt: null,
      submittedAt: null,
      submittedById: null,
      pausedAt: null,
      pauseReason: null,
      signDueAt: deadlinesOf(calendar, limit, now).signDueAt,
      escalateAt: upper.parentId ? whenKnown(() => calendar.addWorkingDays(now, DAYS_BETWEEN)) : null,
      escalations: { increment: 1 },
      version: { increment: 1 },
    },
    select: { id: true },
  });
  await tx.requestMove.create({
    data: {
      requestId: id,
      at: now,
      actor: '系统',
      action: 'escalate',
      fromState: request.state,
      toState: 'received',
      reason: why,
      toAreaId: upper.id,
      isShown: true,
    },
    select: { id: true },
  });
  await notify(
    tx,
    { roles: ['clerk', 'coordinator'], areaId: upper.id },
    { text: `诉求 ${request.code} ${why}，升级到${upper.name}`, href: paths.request(id) },
  );
  return true;
}
