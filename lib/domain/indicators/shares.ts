import type { Ledger } from '@/lib/ledger/define';
import { today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Period } from '@/lib/platform/period';
import type { Range } from '@/lib/platform/scope';
import { type IndicatorId, indicatorIds, indicators } from './catalogue';
import { addUp, type Counted, type Counts, countGround, type Estimates, type Part } from './roll-up';

type Heir = Range & { id: number; share: number };

/** An area that ended in several, and what has become of these by now. Records that nobody assigned still stand at it. */
export type Parted = Range & { id: number; host: Range; heirs: readonly Heir[] };

/** In the order of positions; so are the heirs of each. */
export async function listParted(tx: Tx): Promise<Parted[]> {
  const rows = await tx.$queryRaw<
    { id: number; lo: number; hi: number; hostLo: number; hostHi: number; heirs: Heir[] }[]
  >`
    WITH RECURSIVE became (from_id, to_id, share) AS (
      SELECT a.id, l.to_id, l.share::numeric FROM areas a JOIN areas h ON h.id = a.host_id JOIN area_lineage l ON l.from_id = a.id AND l.on_day = a.valid_to
        WHERE a.valid_to <= ${today()}::date AND a.lo > h.lo
      UNION ALL SELECT b.from_id, l.to_id, b.share * l.share
        FROM became b JOIN areas t ON t.id = b.to_id AND t.valid_to <= ${today()}::date JOIN area_lineage l ON l.from_id = t.id AND l.on_day = t.valid_to),
    heirs AS (
      SELECT b.from_id, t.id, t.lo, t.hi, sum(b.share)::float8 AS share FROM became b JOIN areas t ON t.id = b.to_id
      WHERE t.valid_to IS NULL OR t.valid_to > ${today()}::date GROUP BY 1, 2, 3, 4)
    SELECT a.id, a.lo, a.hi, h.lo AS "hostLo", h.hi AS "hostHi",
      (SELECT json_agg(json_build_object('id', s.id, 'lo', s.lo, 'hi', s.hi, 'share', s.share) ORDER BY s.lo) FROM heirs s WHERE s.from_id = a.id) AS heirs
    FROM areas a JOIN areas h ON h.id = a.host_id WHERE a.id IN (SELECT from_id FROM heirs) ORDER BY a.lo`;
  return rows.map(({ hostLo, hostHi, ...row }) => ({ ...row, host: { lo: hostLo, hi: hostHi } }));
}

/** What is reckoned to an heir of what stands at a parted area; to none, what belongs to an heir that is no more. */
export type Allotment = { of: Parted; to: Heir | null; counts: Counts; before: Counts };

/**
 * Parts what one ledger has at the parted areas among their heirs. Call it within `countAcross` of their positions.
 * Only what can be added up is parted: different values stay where they are counted.
 */
export async function allotLedger(
  tx: Tx,
  ledger: Ledger,
  period: Period,
  parted: readonly Parted[],
): Promise<Allotment[]> {
  const ids = indicatorIds.filter(
    (id) =>
      indicators[id].ledger === ledger &&
      indicators[id].isAdditive &&
      (period.isCurrent || !indicators[id].isPresentOnly),
  );
  const ground = { within: parted, starts: parted.map(({ lo }) => lo) };
  const { buckets, before } = await countGround(tx, ledger, ids, period, ground);
  return parted.flatMap((of, i) => {
    const shares = of.heirs.map(({ share }) => share);
    const left = 1 - shares.reduce((sum, share) => sum + share, 0);
    // Shares have eight places.
    const heirs: (Heir | null)[] = left > 1e-7 ? [...of.heirs, null] : [...of.heirs];
    const weights = left > 1e-7 ? [...shares, left] : shares;
    const parts = (counts: Counts | undefined) => partCounts(counts ?? {}, weights);
    const [now, then] = [parts(buckets.get(i + 1)), parts(before.get(i + 1))];
    return heirs.map((to, at) => ({ of, to, counts: now[at] ?? {}, before: then[at] ?? {} }));
  });
}

function partCounts(counts: Counts, shares: readonly number[]): Counts[] {
  const parts: Counts[] = shares.map(() => ({}));
  for (const [id, value] of Object.entries(counts) as [IndicatorId, number | null][]) {
    const scale = indicators[id].isMoney ? 100 : 1;
    const whole = value === null ? null : partInteger(Math.round(value * scale), shares);
    parts.forEach((part, at) => {
      part[id] = whole ? (whole[at] ?? 0) / scale : null;
    });
  }
  return parts;
}

/** By largest remainder, so that the parts make up the whole; of equal ones the first goes first. */
export function partInteger(whole: number, shares: readonly number[]): number[] {
  const quotas = shares.map((share) => whole * share);
  const parts = quotas.map(Math.floor);
  const rest = whole - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = quotas
    .map((quota, at) => ({ at, remainder: quota - Math.floor(quota) }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder.slice(0, rest)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}

const lies = (inner: Range, outer: Range) => outer.lo <= inner.lo && inner.hi <= outer.hi;

/**
 * Adds to an area and the places below it what is reckoned to them. Whatever contains the host of a parted area has
 * its records exactly already; below it they go to the heirs, and the parted area has no row of its own.
 */
export function reckon(part: Part, { area, places }: Counted, allotments: readonly Allotment[]): Part {
  const shared = new Map<number, Allotment[]>();
  const toTotal: Allotment[] = [];
  const buckets = new Map(part.buckets);
  const before = new Map(part.before);
  const rowOf = new Map(places.map(({ id }, i) => [id, i + 1]));
  for (const allotment of allotments) {
    const { of, to } = allotment;
    const row = rowOf.get(of.id);
    if (row !== undefined && to) {
      buckets.delete(row);
      before.delete(row);
    } else if (row !== undefined) {
      buckets.set(row, allotment.counts);
      before.set(row, allotment.before);
    }
    if (!to || !lies(to, area)) continue;
    const place = places.findIndex((each) => lies(to, each));
    if (place >= 0 && lies(of.host, places[place] as Range)) continue;
    shared.set(place + 1, [...(shared.get(place + 1) ?? []), allotment]);
    if (!lies(of.host, area)) toTotal.push(allotment);
  }
  const estimated = new Map<number, Estimates>();
  const compared = Object.keys(part.yearBefore) as IndicatorId[];
  const now = ({ counts }: Allotment) => counts;
  const then = (allotment: Allotment) => allotment.before;
  for (const [at, allotted] of shared) {
    buckets.set(at, withShares(part.ids, buckets.get(at) ?? {}, allotted.map(now)));
    before.set(at, withShares(compared, before.get(at) ?? {}, allotted.map(then)));
    estimated.set(at, sumsOf(part.ids, allotted.map(now)));
  }
  const reckoned = toTotal.map(now);
  return {
    ...part,
    buckets,
    before,
    total: withShares(part.ids, part.total, reckoned),
    yearBefore: withShares(compared, part.yearBefore, toTotal.map(then)),
    estimated: { total: sumsOf(part.ids, reckoned), buckets: estimated },
  };
}

/** What cannot be parted is in no share, and stays as it is. */
function withShares(ids: readonly IndicatorId[], exact: Counts, shares: readonly Counts[]): Counts {
  const shared = ids.filter((id) => shares.some((each) => id in each));
  const known = [exact, ...shares].map((each) =>
    Object.fromEntries(shared.map((id) => [id, id in each ? each[id] : 0])),
  );
  return { ...exact, ...addUp(shared, known) };
}

function sumsOf(ids: readonly IndicatorId[], shares: readonly Counts[]): Estimates {
  const sums = Object.entries(withShares(ids, {}, shares)).filter(([, sum]) => sum);
  return Object.fromEntries(sums) as Estimates;
}
