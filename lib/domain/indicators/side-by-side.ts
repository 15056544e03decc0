import { type FigureId, type IndicatorId, indicators, isRate, partsOf, rates } from './catalogue';
import type { Figures } from './figures';
import { amountOf, placeName } from './format';
import { peerGroupsOf } from './peers';
import { addUp, blank, type Estimates, type Values } from './roll-up';

/** A row of the areas below an area: one of them, a group of them, what stands at the area itself, or the whole. */
export type Line = {
  kind: 'area' | 'group' | 'own' | 'whole';
  name: string;
  /** Whose records its numbers open; a group and what stands at the area itself have no list of their own. */
  areaId?: number;
  values: Values;
  yearBefore: Values;
  estimated: Estimates;
};

const households: IndicatorId = 'estates.households';

/** Counts that depend on how many live in an area, and mean more for each thousand households. */
const perHousehold: readonly FigureId[] = [
  'grids.count',
  'party-organisations.count',
  'self-organisations.count',
  'service-projects.count',
];
export const isPerHousehold = (id: FigureId) => perHousehold.includes(id);

/** 每千户: for each thousand households of the estates. Null where no households are known. */
export function perThousandHouseholds(values: Values, id: FigureId): number | null {
  const [value, base] = [amountOf(values, id), values[households]];
  return value === null || !base ? null : (value / base) * 1_000;
}

/** Below it, one record more or less moves a rate by more than ten points. */
export const smallBase = 10;

/** 基数小. Money is never a small base: it is not counted in pieces. */
export function hasSmallBase(values: Values, id: FigureId): boolean {
  if (!isRate(id) || amountOf(values, id) === null) return false;
  const { denominator } = rates[id];
  const base = values[denominator];
  return base !== null && base < smallBase && !indicators[denominator].isMoney;
}

/** What the rows can be sorted by, besides their codes. */
export type SortedBy = 'value' | 'perThousand';
export type Order = { by: SortedBy; isDescending: boolean };

/** `-value`: the highest first. Undefined is the order of codes. */
export function orderFrom(sort: string | undefined): Order | undefined {
  const by = sort?.replace(/^-/, '');
  return by === 'value' || by === 'perThousand'
    ? { by, isDescending: sort?.startsWith('-') ?? false }
    : undefined;
}

/** Whether the areas below can be told apart by peer group: the districts of a city that has such groups. */
export const hasPeers = ({ area }: Figures) => area.level === 'city' && peerGroupsOf(area.code) !== undefined;

/** The rows of a figure; by peer group, each with its subtotal before its members. */
export function linesOf(
  figures: Figures,
  id: FigureId,
  { order, byPeers = false }: { order?: Order | undefined; byPeers?: boolean },
): Line[] {
  const { area, children, own, ownYearBefore, total, yearBefore, estimated } = figures;
  const lines = children.map((child) => ({
    kind: 'area' as const,
    name: placeName(child.area),
    areaId: child.area.id,
    code: child.area.codeToday,
    values: child.values,
    yearBefore: child.yearBefore,
    estimated: child.estimated,
  }));
  const sorted = order ? inOrder(lines, id, order) : lines;
  const groups = byPeers && hasPeers(figures) ? peerGroupsOf(area.code) : undefined;
  const grouped = groups
    ? [
        ...groups.map(({ name, districts }) => ({
          name,
          members: sorted.filter(({ code }) => districts.includes(code)),
        })),
        // What has ended, or is newer than the table, is in none: left out, the groups would not make up the whole.
        {
          name: '未分组',
          members: sorted.filter(({ code }) => !groups.some(({ districts }) => districts.includes(code))),
        },
      ]
        .filter(({ members }) => members.length > 0)
        .flatMap(({ name, members }) => [subtotal(`${name}（${members.length}）`, members, id), ...members])
    : sorted;
  return [
    ...grouped,
    ...(own
      ? [
          {
            kind: 'own' as const,
            name: '本级',
            values: own,
            yearBefore: ownYearBefore,
            estimated: estimated.own,
          },
        ]
      : []),
    { kind: 'whole', name: '合计', areaId: area.id, values: total, yearBefore, estimated: estimated.total },
  ];
}

/** The sums of its members: a rate of these is made of them, and is no average. What cannot be added up has no value. */
function subtotal(name: string, members: readonly Line[], id: FigureId): Line {
  const ids = [...partsOf(id), households].filter((one) => indicators[one].isAdditive);
  const sum = (of: (line: Line) => Partial<Values>): Values => ({ ...blank, ...addUp(ids, members.map(of)) });
  const reckoned = Object.entries(
    addUp(
      ids,
      members.map((line) => filled(line.estimated, ids)),
    ),
  );
  return {
    kind: 'group',
    name,
    values: sum(({ values }) => values),
    yearBefore: sum((line) => line.yearBefore),
    estimated: Object.fromEntries(reckoned.filter(([, value]) => value)),
  };
}

/** Nothing reckoned is 0, not unknown. */
const filled = (estimated: Estimates, ids: readonly IndicatorId[]) =>
  Object.fromEntries(ids.map((id) => [id, estimated[id] ?? 0]));

/** What has no value stands last, whatever the direction. */
function inOrder<L extends Line>(lines: readonly L[], id: FigureId, { by, isDescending }: Order): L[] {
  const amount = ({ values }: Line) =>
    by === 'value' ? amountOf(values, id) : perThousandHouseholds(values, id);
  const sign = isDescending ? -1 : 1;
  return [...lines].sort((a, b) => {
    const [x, y] = [amount(a), amount(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  });
}
