import type { Counts } from '@/lib/domain/indicators/roll-up';
import { clock } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import type { Period } from '@/lib/platform/period';
import { type Count, known } from './count';

type Keeping = {
  areaId: number;
  period: Period;
  count: Count;
  lockedBy?: { userId: number; name: string };
  /** By area, what only the worker knew, at the end of the period. */
  present?: ReadonlyMap<number, Present>;
};
export type Present = { total: Counts; own: Counts | null };

/** Keeps what was counted, and returns its id. */
export async function store(tx: Tx, { areaId, period, count, lockedBy, present }: Keeping): Promise<number> {
  const countedAt = clock.now();
  const { id } = await tx.keptPeriod.create({
    data: {
      areaId,
      period: period.key,
      countedAt,
      lastEntry: count.lastEntry,
      ...(lockedBy && { lockedById: lockedBy.userId, lockedBy: lockedBy.name, lockedAt: countedAt }),
    },
    select: { id: true },
  });
  await tx.periodValue.createMany({
    data: count.rows.map((row) => ({
      keptId: id,
      areaId: row.areaId,
      total: { ...present?.get(row.areaId)?.total, ...known(row.total) },
      own: row.own ? { ...present?.get(row.areaId)?.own, ...known(row.own) } : Prisma.DbNull,
    })),
  });
  return id;
}
