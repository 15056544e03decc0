import { ancestorsOf, areaPathText, listChildren, searchAreas } from '@/lib/platform/areas/queries';
import type { Tx } from '@/lib/platform/db';
import { transactAsSystem } from '@/lib/platform/transact';
import type { AreaLevel } from '@/prisma/client/enums';

/** A place that a resident may name: a 小区, or the community around it. */
export type Place = { id: number; name: string; level: AreaLevel; hint: string };

const desk = { system: 'resident-desk' } as const;
const named: readonly AreaLevel[] = ['estate', 'community'];
const SHOWN = 10;

/** Estates and communities by name, pinyin or initials; by a street's name the communities in it. */
export const searchPlaces = (text: string): Promise<Place[]> =>
  transactAsSystem(desk, async (tx) => {
    const within = await wholeCity(tx);
    const areas = await searchAreas(tx, { text, within, levels: named, limit: SHOWN });
    if (areas.length < SHOWN) {
      const streets = await searchAreas(tx, { text, within, levels: ['street'], limit: 2 });
      const known = new Set(areas.map(({ id }) => id));
      for (const area of await listChildren(
        tx,
        streets.map(({ id }) => id),
      ))
        if (areas.length < SHOWN && !known.has(area.id)) areas.push(area);
    }
    return withHints(tx, areas);
  });

/** What lies directly below an area, or the districts; to be gone through from the top. */
export const listPlaces = (under: number | null): Promise<Place[]> =>
  transactAsSystem(desk, async (tx) => {
    const [city] = await wholeCity(tx);
    const areas = await listChildren(tx, [under ?? city?.id ?? 0]);
    return areas.slice(0, 500).map(({ id, name, level }) => ({ id, name, level, hint: '' }));
  });

const wholeCity = (tx: Tx) =>
  tx.$queryRaw<{ id: number; lo: number; hi: number }[]>`
    SELECT id, lo, hi FROM areas WHERE level = 'city' AND valid_to IS NULL ORDER BY lo LIMIT 1`;

async function withHints(tx: Tx, areas: readonly Omit<Place, 'hint'>[]): Promise<Place[]> {
  const paths = await ancestorsOf(
    tx,
    areas.map(({ id }) => id),
  );
  return areas.map(({ id, name, level }) => {
    const above = (paths.get(id) ?? []).slice(0, -1).filter((step) => step.level !== 'city');
    return { id, name, level, hint: above.length > 0 ? areaPathText(above).replaceAll('/', ' ') : '' };
  });
}
