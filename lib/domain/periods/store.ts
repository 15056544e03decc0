import type { Counts } from '@/lib/domain/indicators/roll-up';
import { Prisma, type Tx } from '@/lib/platform/db';
import { type Count, known } from './count';

/** What only the worker knew of an area, at the end of the period. */
export type Present = { total: Counts; own: Counts | null };

/** Keeps what was counted of a period; `present` is by area. */
export const storeValues = (
  tx: Tx,
  keptId: number,
  { rows }: Count,
  present?: ReadonlyMap<number, Present>,
) =>
  tx.periodValue.createMany({
    data: rows.map(({ areaId, total, own }) => ({
      keptId,
      areaId,
      total: { ...present?.get(areaId)?.total, ...known(total) },
      own: own ? { ...present?.get(areaId)?.own, ...known(own) } : Prisma.DbNull,
    })),
  });
