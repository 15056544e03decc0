import { ownAreas } from '@/lib/domain/indicators/own-areas';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, areasOn, listAreas, placeOn } from '@/lib/platform/areas/queries';
import { levelLabels, shortAreaName } from '@/lib/platform/areas/texts';
import { type Day, today } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import type { Range } from '@/lib/platform/scope';
import type { AreaLevel } from '@/prisma/client/enums';
import type { Dimension, Part } from './definition';

type Found = Range & { id: number; level: AreaLevel; name: string; isThere: boolean };

/**
 * From this position on, up to the next place's, records are counted for an area: all that stand in it, or what
 * stands at it and in none below (`isOwn`). None: they stood elsewhere.
 */
export type Place = { lo: number; area: (Found & { isOwn: boolean }) | null };

/** The places that part what is looked at, in the order of positions, and the level below which they are named. */
export type Places = { list: readonly Place[]; within: AreaLevel };

type Looked = { area: (Range & { id: number }) | null; tree?: Day | undefined };
type Level = Extract<Dimension, { kind: 'area' }>['level'];

/** The whole of what the actor looks at: the area asked for, or else all that are the actor's own. */
async function outermost(tx: Tx, actor: Actor, { area, tree }: Looked): Promise<Found[]> {
  const ids = area ? [area.id] : ownAreas(actor, 'ledger.read').map(({ areaId }) => areaId);
  const found = await Promise.all(
    (await listAreas(tx, ids)).map(async ({ id, level, name, lo, hi }) => {
      const place = tree ? await placeOn(tx, id, tree) : { lo, hi };
      return place ? [{ id, level, name, isThere: true, ...place }] : [];
    }),
  );
  return found.flat().sort((a, b) => a.lo - b.lo);
}

const levels = Object.keys(levelLabels) as AreaLevel[];

/**
 * Areas of a level and, above it, what stands at an area itself. What has ended and still has positions of its own is
 * a place of its own, whatever its level.
 */
export async function listPlaces(tx: Tx, actor: Actor, asked: Level, looked: Looked): Promise<Places> {
  const tops = await outermost(tx, actor, looked);
  const [top] = tops;
  // Of several areas each is a row; below one stand those of the next level.
  const below = tops.length === 1 && top ? levels[levels.indexOf(top.level) + 1] : undefined;
  const level = asked === 'below' ? below : asked;
  const places: Place[] = [];
  for (const outer of tops) {
    if (places.at(-1)?.lo === outer.lo) places.pop();
    const isDeeper = level !== undefined && levels.indexOf(level) > levels.indexOf(outer.level);
    places.push({ lo: outer.lo, area: { ...outer, isOwn: isDeeper } });
    if (isDeeper) places.push(...placesIn(outer, level, await listIn(tx, outer, level, looked.tree)));
    places.push({ lo: outer.hi + 1, area: null });
  }
  return { list: places, within: tops.length === 1 && top ? top.level : 'city' };
}

const listIn = (tx: Tx, { lo, hi }: Range, level: AreaLevel, tree?: Day): Promise<Found[]> => {
  const isThere = tree
    ? Prisma.sql`was_there`
    : Prisma.sql`(valid_to IS NULL OR valid_to > ${today()}::date)`;
  return tx.$queryRaw`
    SELECT id, level::text, name, lo, hi, ${isThere} AS "isThere" FROM ${tree ? areasOn(tree) : Prisma.sql`areas`}
    WHERE lo > ${lo} AND lo <= ${hi} AND (level <= ${level}::"AreaLevel" OR level <> 'estate' AND NOT ${isThere})
    ORDER BY lo, ${isThere} DESC, hi DESC, id`;
};

function placesIn(outer: Range, level: AreaLevel, found: readonly Found[]): Place[] {
  const places: Place[] = [];
  let taken = outer.lo;
  for (const area of found) {
    // What went into another shares its position, and what lies in a place is counted for it.
    if (area.lo <= taken) continue;
    const isOwn = area.isThere && area.level !== level;
    places.push({ lo: area.lo, area: { ...area, isOwn } });
    taken = isOwn ? area.lo : area.hi;
  }
  return places;
}

/** What a list asks for to show the records of a place. */
export const partOfPlace = ({ area }: Place): Part | null =>
  area && (area.isOwn ? { areaId: area.id, own: true } : { areaId: area.id });

/** The numbers of the places that stand in their own right, with records or without. */
export const standing = ({ list }: Places): string[] =>
  list.flatMap(({ area }, i) => (area?.isThere && !area.isOwn ? [String(i + 1)] : []));

/** How these places are headed: with what lies above them within what is looked at, for a name alone may mean several. */
export async function namePlaces(
  tx: Tx,
  places: readonly Place[],
  within: AreaLevel,
  tree?: Day,
): Promise<Map<Place, string>> {
  const paths = await ancestorsOf(
    tx,
    places.flatMap(({ area }) => area?.id ?? []),
    tree,
  );
  return new Map(
    places.map((place) => {
      const { area } = place;
      if (!area) return [place, '当时在其他辖区'];
      const below = (paths.get(area.id) ?? []).filter(
        (step) => levels.indexOf(step.level) > levels.indexOf(within),
      );
      const names = below.length > 0 ? below : [area];
      const ended = area.level === 'estate' ? '（已停用）' : '（已撤销）';
      return [
        place,
        names.map(({ name }) => shortAreaName(name)).join('/') +
          (area.isOwn ? '（本级）' : area.isThere ? '' : ended),
      ];
    }),
  );
}
