import type { Ledger } from '@/lib/ledger/define';
import { recordsWhere } from '@/lib/ledger/uses';
import type { Uses } from '@/lib/ledger/write';

/** An estate is an area too: whatever stands there uses it. */
export const usesOfEstate =
  (all: readonly Ledger[]): Uses =>
  async (tx, record) => {
    const estate = await tx.estate.findUniqueOrThrow({
      where: { id: record.id },
      select: { ownAreaId: true },
    });
    if (estate.ownAreaId === null) return [];
    const found: string[] = [];
    for (const ledger of all) found.push(...(await recordsWhere(tx, ledger, 'areaId', estate.ownAreaId)));
    return found;
  };
