import {
  appliesAt,
  type FigureId,
  type IndicatorId,
  indicatorIds,
  indicators,
  partsOf,
} from '@/lib/domain/indicators/catalogue';
import {
  allotmentsFor,
  lastWrites,
  planToCount,
  remember,
  type Standing,
} from '@/lib/domain/indicators/figures';
import {
  addUp,
  type Counts,
  countGround,
  type Estimates,
  type Values,
} from '@/lib/domain/indicators/roll-up';
import { positionsSince } from '@/lib/domain/indicators/tree';
import { counted as countedLedgers } from '@/lib/domain/registry';
import type { Actor } from '@/lib/platform/actor';
import { areasOn } from '@/lib/platform/areas/queries';
import { type Day, today } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { demand, type Range } from '@/lib/platform/scope';
import { countAcross, read } from '@/lib/platform/transact';
import type { AreaLevel } from '@/prisma/client/enums';

/** How a jurisdiction stands: the sums over what it manages within an area. */
export type JurisdictionFigures = {
  id: number;
  name: string;
  members: number;
  /** Whether it manages more elsewhere, which is not in these numbers. */
  isPart: boolean;
  values: Values;
  /** What of them is reckoned by share. */
  estimated: Estimates;
};

/**
 * The jurisdictions that manage something below an area, each counted over just that: on the same period and the same
 * tree as the area, whose figures hold them already. What cannot be added up has no value.
 */
export async function readJurisdictionFigures(
  actor: Actor,
  standing: Standing,
  figures: readonly FigureId[],
): Promise<JurisdictionFigures[]> {
  return read(actor, 'dashboard.read', async (tx) => {
    demand(actor, 'dashboard.read', standing.path.at(-1) ?? standing.area);
    const day = dayOfMembers(standing);
    const managed = await membersBelow(tx, standing, day);
    if (managed.length === 0) return [];
    const members = managed.map(({ memberId }) => memberId).join();
    const key = `jurisdictions/${standing.key}/${figures.join()}/${members}`;
    const sums = await remember(key, () => sumsOf(tx, standing, figures, managed));
    const rows = await tx.$queryRaw<{ id: number; name: string; members: number }[]>`
      SELECT j.id, j.name, count(*)::int AS members FROM jurisdictions j JOIN jurisdiction_members m ON m.jurisdiction_id = j.id
      WHERE j.id = ANY (${[...sums.keys()]}::int[]) AND m.valid_from <= ${day}::date AND (m.valid_to IS NULL OR m.valid_to > ${day}::date)
      GROUP BY j.id ORDER BY j.code`;
    return rows.map(({ id, name, members }) => {
      const here = managed.filter(({ jurisdictionId }) => jurisdictionId === id).length;
      return { id, name, members: here, isPart: here < members, ...(sums.get(id) as Sums) };
    });
  });
}

/** As then, of that day; restated on today's areas, of today. Where the areas have not changed, of the period's last day. */
const dayOfMembers = ({ treeDay, isChoice, origin, moment }: Standing): Day =>
  treeDay ?? (isChoice || origin ? today() : moment.day);

type Managed = Range & { memberId: number; jurisdictionId: number; level: AreaLevel };

/** In the order of positions, which are those of the tree. */
const membersBelow = (tx: Tx, { area, treeDay }: Standing, day: Day): Promise<Managed[]> => tx.$queryRaw`
  SELECT m.id AS "memberId", m.jurisdiction_id AS "jurisdictionId", areas.lo, areas.hi, areas.level::text
  FROM ${treeDay ? areasOn(treeDay) : Prisma.sql`areas`} JOIN jurisdiction_members m ON m.area_id = areas.id
  WHERE m.valid_from <= ${day}::date AND (m.valid_to IS NULL OR m.valid_to > ${day}::date)
    AND areas.lo > ${area.lo} AND areas.hi <= ${area.hi}
  ORDER BY areas.lo`;

type Sums = Pick<JurisdictionFigures, 'values' | 'estimated'>;

async function sumsOf(
  tx: Tx,
  { area, period, treeDay }: Standing,
  figures: readonly FigureId[],
  managed: readonly Managed[],
): Promise<Map<number, Sums>> {
  const wanted = new Set(figures.flatMap(partsOf));
  const allotments = treeDay ? [] : await allotmentsFor(tx, area, period, await lastWrites(tx));
  await planToCount(tx, treeDay);
  const countAll = async () => {
    const counted: { ids: IndicatorId[]; ofMember: Counts[]; shares: Counts[][] }[] = [];
    for (const [at, ledger] of countedLedgers.entries()) {
      const ids = indicatorIds.filter(
        (id) =>
          wanted.has(id) &&
          indicators[id].ledger === ledger &&
          indicators[id].isAdditive &&
          (period.isCurrent || !indicators[id].isPresentOnly),
      );
      // Without records a figure is 0, and not unknown, but for what a place of that level cannot have.
      const filled = (counts: Counts | undefined, { level }: Managed): Counts => ({
        ...Object.fromEntries(ids.filter((id) => appliesAt(id, level)).map((id) => [id, 0])),
        ...counts,
      });
      const ground = { within: managed, starts: managed.map(({ lo }) => lo), tree: treeDay };
      const { buckets } = await countGround(tx, ledger, ids, period, ground);
      counted.push({
        ids,
        ofMember: managed.map((member, i) => filled(buckets.get(i + 1), member)),
        shares: managed.map((member) =>
          (allotments[at] ?? [])
            .filter(({ of, to }) => to && lies(to, member) && !lies(of.host, member))
            .map(({ counts }) => filled(counts, member)),
        ),
      });
    }
    return counted;
  };
  // As then, what stood there may stand elsewhere today. The city has always been all there is.
  const counted =
    treeDay && area.level !== 'city'
      ? await countAcross(tx, await positionsSince(tx, area, treeDay), countAll)
      : await countAll();
  const sums = [...new Set(managed.map(({ jurisdictionId }) => jurisdictionId))].map((id): [number, Sums] => {
    const own = <T>(of: readonly T[]) => of.filter((_, i) => managed[i]?.jurisdictionId === id);
    const values = counted.map(({ ids, ofMember, shares }) =>
      addUp(ids, [...own(ofMember), ...own(shares).flat()]),
    );
    const estimated = counted.map(({ ids, shares }) => addUp(ids, own(shares).flat()));
    return [
      id,
      { values: Object.assign({}, unknown, ...values), estimated: Object.assign({}, ...estimated) },
    ];
  });
  return new Map(sums);
}

const lies = (inner: Range, outer: Range) => outer.lo <= inner.lo && inner.hi <= outer.hi;
const unknown = Object.fromEntries(indicatorIds.map((id) => [id, null]));
