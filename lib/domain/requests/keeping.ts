import { readCalendar } from '@/lib/platform/calendar';
import { clock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { requestSettings } from '@/lib/platform/settings';
import { transactAsSystem } from '@/lib/platform/transact';
import { deadlinesOf } from './deadlines';
import { goUp } from './escalation';
import { LAPSE_DAYS } from './rules';

const keeper = { system: 'request-keeping' } as const;
const BATCH = 200;
const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);

/** Every few minutes: what is overdue goes up, what nobody rated ends, deadlines are set that no calendar knew. */
export async function keepRequests(): Promise<void> {
  await inBatches(escalateOverdue);
  await inBatches(endUnrated);
  await inBatches(setUnknownDeadlines);
}

/** Each batch in a transaction of its own; until one finds nothing left. */
async function inBatches(work: (tx: Tx) => Promise<number>): Promise<void> {
  for (let last = BATCH; last === BATCH; ) {
    last = await transactAsSystem(keeper, async (tx, audit) => {
      const count = await work(tx);
      if (count > 0)
        await audit.record(
          { action: 'request-keep', subject: 'requests', after: { [work.name]: count } },
          count,
        );
      return count;
    });
  }
}

async function escalateOverdue(tx: Tx): Promise<number> {
  const due = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM requests WHERE closed_at IS NULL AND escalate_at < ${clock.now()} AND state IN ('received', 'objected', 'signed', 'submitted')
    ORDER BY escalate_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
  for (const { id } of due) await goUp(tx, id, '逾期未办结');
  return due.length;
}

async function endUnrated(tx: Tx): Promise<number> {
  const waiting = await tx.request.findMany({
    where: { state: 'answered', closedAt: null, answeredAt: { lt: daysAgo(LAPSE_DAYS) } },
    select: { id: true },
    take: BATCH,
  });
  const ids = waiting.map(({ id }) => id);
  const at = clock.now();
  await tx.request.updateMany({
    where: { id: { in: ids }, state: 'answered' },
    data: { state: 'closed', closedAt: at, escalateAt: null, version: { increment: 1 } },
  });
  await tx.requestMove.createMany({
    data: ids.map((requestId) => ({
      requestId,
      at,
      actor: '系统',
      action: 'lapse',
      fromState: 'answered' as const,
      toState: 'closed' as const,
      reason: `答复后 ${LAPSE_DAYS} 天无人评价`,
      isShown: true,
    })),
  });
  return ids.length;
}

/** Once the holidays of a year are entered. */
async function setUnknownDeadlines(tx: Tx): Promise<number> {
  const unknown = await tx.request.findMany({
    where: { closedAt: null, dueAt: null },
    select: { id: true, limitId: true, receivedAt: true },
    take: BATCH,
  });
  const calendar = await readCalendar(tx);
  let set = 0;
  for (const { id, limitId, receivedAt } of unknown) {
    const limit = await tx.requestLimit.findUniqueOrThrow({ where: { id: limitId } });
    const deadlines = deadlinesOf(calendar, limit, receivedAt);
    if (!deadlines.dueAt) continue;
    set += 1;
    await tx.request.update({
      where: { id },
      data: { ...deadlines, escalateAt: deadlines.dueAt },
      select: { id: true },
    });
  }
  return set;
}

/** Telephones go some time after the request has ended. Only how many goes into the trail. */
export async function erasePhones(): Promise<void> {
  await transactAsSystem(keeper, async (tx, audit) => {
    const erased = await tx.$executeRaw`
      DELETE FROM request_contacts c USING request_reporters p JOIN requests r ON r.id = p.request_id
      WHERE p.id = c.reporter_id AND r.closed_at < ${daysAgo(requestSettings.phoneDays)}`;
    if (erased > 0)
      await audit.record({ action: 'request-erase-phones', subject: 'requests', after: { erased } }, erased);
  });
}
