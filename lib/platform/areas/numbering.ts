import type { AreaLevel } from '@/prisma/client/enums';

/** Positions for one community: its own and those of its estates. */
const COMMUNITY_BLOCK = 4_096;
/** Districts begin at multiples of this, with room to spare: a change in one of them leaves the others' positions alone. */
const DISTRICT_STEP = 256 * COMMUNITY_BLOCK;

export type Numberable = {
  id: number;
  level: Exclude<AreaLevel, 'estate'>;
  code: string;
  /** Where it hangs: its parent; for what has ended, the host under which its remaining records are counted. */
  under: number | null;
  isEnded: boolean;
  /** Of what has ended: the one area it went into, whose position it shares. */
  sharesWith?: number | null;
  /** Of a community that has ended: the highest place among the estates still under it. */
  estates?: number;
};

export type Position = { id: number; lo: number; hi: number };

/**
 * Numbers whole trees depth first, from 1: an area's own position, then slots of what ended there, then what
 * lies below in the order of codes. Estates keep their place within their community and are not among these.
 */
export function numberAreas(areas: readonly Numberable[]): Position[] {
  const below = new Map<number | null, Numberable[]>();
  for (const area of areas) {
    if (area.sharesWith) continue;
    const list = below.get(area.under);
    if (list) list.push(area);
    else below.set(area.under, [area]);
  }
  for (const list of below.values()) list.sort(endedFirst);

  const positions = new Map<number, Position>();
  const place = (area: Numberable, from: number): number => {
    const room = area.isEnded ? (area.estates ?? 0) + 1 : area.level === 'community' ? COMMUNITY_BLOCK : 1;
    let next = from + room;
    for (const child of below.get(area.id) ?? []) next = place(child, startOf(child, next));
    if (area.level === 'district' && !area.isEnded) next = roomy(from, next);
    positions.set(area.id, { id: area.id, lo: from, hi: next - 1 });
    return next;
  };
  let next = 1;
  for (const root of below.get(null) ?? []) next = place(root, next);

  for (const { id, sharesWith } of areas) {
    const shared = sharesWith ? positions.get(sharesWith) : undefined;
    if (shared) positions.set(id, { id, lo: shared.lo, hi: shared.lo });
  }
  return [...positions.values()];
}

const startOf = ({ level, isEnded }: Numberable, next: number) =>
  level === 'district' && !isEnded ? Math.ceil(next / DISTRICT_STEP) * DISTRICT_STEP : next;

/** The end of a district: an eighth more than it needs, up to the next step. */
const roomy = (from: number, next: number) =>
  Math.ceil((from + (next - from) * 1.125) / DISTRICT_STEP) * DISTRICT_STEP;

const endedFirst = (a: Numberable, b: Numberable) =>
  Number(b.isEnded) - Number(a.isEnded) || (a.code < b.code ? -1 : a.code > b.code ? 1 : a.id - b.id);
