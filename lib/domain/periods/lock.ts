import { findKept, presentOnly } from '@/lib/domain/indicators/kept';
import type { Counts } from '@/lib/domain/indicators/roll-up';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, getArea } from '@/lib/platform/areas/queries';
import { clock, today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { AppError, broken, notFound } from '@/lib/platform/errors';
import { enqueue } from '@/lib/platform/jobs';
import { type Period, parsePeriod } from '@/lib/platform/period';
import { demand } from '@/lib/platform/scope';
import { once, read, transact } from '@/lib/platform/transact';
import { countPeriod, treeOf } from './count';
import { type Present, storeValues } from './store';

const TEN_MINUTES = 600_000;

export type Locking = { areaId: number; period: string; submitKey: string };

/** Declares a period that has ended final for the area and what lies below. The worker counts it; returns the lock's id. */
export async function lockPeriod(
  actor: Actor,
  { areaId, period: key, submitKey }: Locking,
): Promise<{ id: number }> {
  const period = parsePeriod(key);
  if (!period) throw notFound();
  if (period.to >= today()) throw broken(`${period.label}还没有结束，结束以后才能锁定。`);
  return transact(actor, 'period.lock', async (tx, audit) => {
    const area = await getArea(tx, areaId);
    demand(actor, 'period.lock', area);
    await treeOf(tx, area, period);
    const { result, isRepeat } = await once(tx, actor, submitKey, async () => {
      await refuseLocked(tx, areaId, period);
      const { id } = await tx.keptPeriod.create({
        data: {
          ...{ areaId, period: key },
          ...{ lockedById: actor.userId, lockedBy: actor.name, lockedAt: clock.now() },
        },
        select: { id: true },
      });
      await enqueue(tx, 'count-lock', { keptId: id, userId: actor.userId }, `count-lock/${id}`);
      return { id };
    });
    const entry = {
      action: 'lock-period',
      subject: 'periods',
      subjectId: result.id,
      subjectLabel: `${area.name} ${period.label}`,
      pos: area.lo,
      after: { period: period.label },
    };
    return audit.record(isRepeat ? [] : entry, result);
  });
}

/** Counts what was locked and keeps it. Does nothing for a lock that has been counted, or ended before it was. */
export async function countLock(actor: Actor, id: number): Promise<void> {
  const counted = await read(
    actor,
    'dashboard.read',
    async (tx) => {
      const lock = await tx.keptPeriod.findFirst({ where: { id, countedAt: null, reopenedAt: null } });
      const period = lock && parsePeriod(lock.period);
      if (!period) return null;
      const area = await getArea(tx, lock.areaId);
      demand(actor, 'dashboard.read', area);
      const count = await countPeriod(tx, area, period, { withPresent: hasJustEnded(period) });
      return { area, period, count, present: await presentOf(tx, period) };
    },
    { timeout: TEN_MINUTES },
  );
  if (!counted) return;
  const { area, period, count, present } = counted;
  await transact(actor, 'period.lock', async (tx, audit) => {
    const { count: isMine } = await tx.keptPeriod.updateMany({
      where: { id, countedAt: null, reopenedAt: null },
      data: { countedAt: clock.now(), lastEntry: count.lastEntry },
    });
    if (isMine === 0) return audit.record([], undefined);
    await storeValues(tx, id, count, present);
    const entry = {
      action: 'keep-period',
      subject: 'periods',
      subjectId: id,
      subjectLabel: `${area.name} ${period.label}`,
      pos: area.lo,
      after: { period: period.label, areas: count.rows.length },
    };
    return audit.record(entry, undefined);
  });
}

export type Reopening = { id: number; reason: string };

/** Ends a lock; its values stay with it. Throws `conflict` for one that has ended already. */
export async function reopenPeriod(actor: Actor, { id, reason }: Reopening): Promise<void> {
  await transact(actor, 'period.lock', async (tx, audit) => {
    const lock = await tx.keptPeriod.findFirst({ where: { id, lockedAt: { not: null } } });
    if (!lock) throw notFound();
    const area = await getArea(tx, lock.areaId);
    demand(actor, 'period.lock', area);
    const { count } = await tx.keptPeriod.updateMany({
      where: { id, reopenedAt: null },
      data: { reopenedAt: clock.now(), reopenedById: actor.userId, reopenedBy: actor.name, reason },
    });
    if (count === 0) throw new AppError('conflict', '这个期间的锁定已经解除了。');
    const label = parsePeriod(lock.period)?.label ?? lock.period;
    return audit.record(
      {
        action: 'reopen-period',
        subject: 'periods',
        subjectId: id,
        subjectLabel: `${area.name} ${label}`,
        pos: area.lo,
        before: { period: label },
        note: reason,
      },
      undefined,
    );
  });
}

/** While no more time has passed since than it lasted, what is present now is taken for the period's. */
function hasJustEnded({ from, to }: Period): boolean {
  return Date.parse(today()) - Date.parse(to) <= Date.parse(to) - Date.parse(from);
}

/** By area, what has only a present value, as the worker kept it when the month had ended. */
async function presentOf(tx: Tx, period: Period): Promise<Map<number, Present>> {
  const rows = await tx.periodValue.findMany({ where: { kept: { period: period.key, lockedAt: null } } });
  const pick = (values: unknown): Counts => {
    const kept = values as Counts;
    return Object.fromEntries(presentOnly.filter((id) => id in kept).map((id) => [id, kept[id]]));
  };
  return new Map(
    rows.map(({ areaId, total, own }) => [
      areaId,
      { total: pick(total), own: own === null ? null : pick(own) },
    ]),
  );
}

async function refuseLocked(tx: Tx, areaId: number, period: Period): Promise<void> {
  const path = (await ancestorsOf(tx, [areaId])).get(areaId) ?? [];
  const [found] = await findKept(
    tx,
    path.map(({ id }) => id),
    [period.key],
    { withUncounted: true },
  );
  if (found?.lockedAt)
    throw new AppError('conflict', `${period.label}已由${found.areaName}锁定，请刷新页面。`);
}
