import { indicatorIds } from '@/lib/domain/indicators/catalogue';
import { figuresFor } from '@/lib/domain/indicators/figures';
import type { Counts, Place, Values } from '@/lib/domain/indicators/roll-up';
import { type ChosenTree, chooseTree } from '@/lib/domain/indicators/tree';
import { counted as countedLedgers } from '@/lib/domain/registry';
import { type Area, ancestorsOf } from '@/lib/platform/areas/queries';
import type { Tx } from '@/lib/platform/db';
import { broken } from '@/lib/platform/errors';
import type { Period } from '@/lib/platform/period';

/** One area's values of a period; `own` stands at the area itself. */
export type Row = { areaId: number; name: string; total: Values; own: Values | null };
export type Count = { rows: Row[]; lastEntry: bigint };

/**
 * Counts an area and two levels below it by the areas of the period. With `withPresent` also what has only a present
 * value, as it is now. Call it within a read that shows the whole of `area`.
 */
export async function countPeriod(
  tx: Tx,
  area: Area,
  period: Period,
  { withPresent }: { withPresent: boolean },
): Promise<Count> {
  const chosen = await treeOf(tx, area, period);
  const place = (await ancestorsOf(tx, [area.id], chosen.treeDay)).get(area.id)?.at(-1) ?? area;
  const counted = withPresent ? { ...period, isCurrent: true } : period;
  const [last] = await tx.$queryRaw<{ entry: bigint | null }[]>`
    SELECT max(entry) AS entry FROM last_writes(${countedLedgers.map(({ name }) => name)})`;
  const rowsFor = async (here: Place, levelsBelow: number): Promise<Row[]> => {
    const { total, own, children } = await figuresFor(tx, here, counted, chosen);
    const rows: Row[] = [{ areaId: here.id, name: here.name, total, own }];
    for (const child of children) {
      const { id, name, level, isEnded } = child.area;
      if (levelsBelow > 1 && !isEnded && level !== 'estate')
        rows.push(...(await rowsFor(child.area, levelsBelow - 1)));
      else rows.push({ areaId: id, name, total: child.values, own: null });
    }
    return rows;
  };
  return { rows: await rowsFor(place, 2), lastEntry: last?.entry ?? 0n };
}

/** The areas of the period. Refuses an area that was not there yet. */
export async function treeOf(tx: Tx, area: Area, period: Period): Promise<ChosenTree> {
  const chosen = await chooseTree(tx, area, period);
  if (chosen.origin) throw broken(`${area.name}自 ${area.validFrom} 起才有，${period.label}没有它的数。`);
  return chosen;
}

/** As it is kept: what such an area cannot have, and what is not known, is left out. */
export const known = (values: Values): Counts =>
  Object.fromEntries(indicatorIds.filter((id) => values[id] !== null).map((id) => [id, values[id]]));
