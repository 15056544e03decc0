import { type Found, findKept } from '@/lib/domain/indicators/kept';
import { ownAreas } from '@/lib/domain/indicators/own-areas';
import { hasBegun } from '@/lib/domain/indicators/period';
import type { Actor } from '@/lib/platform/actor';
import { type Area, ancestorsOf, getArea } from '@/lib/platform/areas/queries';
import { notFound } from '@/lib/platform/errors';
import { type Period, parsePeriod } from '@/lib/platform/period';
import { can, demand } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { KeptPeriodModel } from '@/prisma/client/models/KeptPeriod';

export type PeriodRow = { period: Period; kept: Found | null };
export type Reopened = KeptPeriodModel & { areaName: string };

/** A year of an area: the year, its quarters and months that have begun, and the locks that were ended. */
export const listPeriods = (
  actor: Actor,
  areaId: number,
  year: number,
): Promise<{ area: Area; rows: PeriodRow[]; reopened: Reopened[] }> =>
  read(actor, 'dashboard.read', async (tx) => {
    const area = await getArea(tx, areaId);
    demand(actor, 'dashboard.read', area);
    const path = (await ancestorsOf(tx, [areaId])).get(areaId) ?? [];
    const ids = path.map(({ id }) => id);
    const periods = keysOf(year)
      .flatMap((key) => parsePeriod(key) ?? [])
      .filter(hasBegun);
    const keys = periods.map(({ key }) => key);
    const found = await findKept(tx, ids, keys, { withUncounted: true });
    const reopened = await tx.keptPeriod.findMany({
      where: { areaId: { in: ids }, period: { in: keys }, reopenedAt: { not: null } },
      orderBy: { reopenedAt: 'desc' },
    });
    return {
      area,
      rows: periods.map((period) => ({
        period,
        kept: found.find((each) => each.period === period.key) ?? null,
      })),
      reopened: reopened.map((lock) => ({
        ...lock,
        areaName: path.find(({ id }) => id === lock.areaId)?.name ?? '',
      })),
    };
  });

function keysOf(year: number): string[] {
  const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  return [
    String(year),
    ...upTo(4).map((quarter) => `${year}Q${quarter}`),
    ...upTo(12).map((month) => `${year}-${String(month).padStart(2, '0')}`),
  ];
}

/** `shown` is the area whose corrections the actor sees first: the lock's own, or his in it. */
export type Lock = KeptPeriodModel & { label: string; area: Area; shown: number };

/** A lock, in force or ended, that concerns areas of the actor: its own area, or one in it. */
export const getLock = (actor: Actor, id: number): Promise<Lock> =>
  read(actor, 'dashboard.read', async (tx) => {
    if (!Number.isInteger(id) || id < 1 || id >= 2 ** 31) throw notFound();
    const lock = await tx.keptPeriod.findFirst({ where: { id, lockedAt: { not: null } } });
    if (!lock) throw notFound();
    const area = await getArea(tx, lock.areaId);
    const shown = can(actor, 'dashboard.read', area)
      ? area.id
      : ownAreas(actor, 'dashboard.read').find(({ lo }) => area.lo <= lo && lo <= area.hi)?.areaId;
    if (shown === undefined) throw notFound();
    return { ...lock, area, shown, label: parsePeriod(lock.period)?.label ?? lock.period };
  });
