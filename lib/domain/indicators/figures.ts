import { LRUCache } from 'lru-cache';
import { counted as countedLedgers } from '@/lib/domain/registry';
import type { Ledger } from '@/lib/ledger/define';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, getArea, listAreas, type PathStep } from '@/lib/platform/areas/queries';
import { clock, type Day, today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { Period } from '@/lib/platform/period';
import { demand, type Range } from '@/lib/platform/scope';
import { countAcross, read } from '@/lib/platform/transact';
import { type Kept, withKept } from './kept';
import { type AreaFigures, assemble, countLedger, listPlacesBelow, type Part, type Place } from './roll-up';
import { type Allotment, allotLedger, listParted, type Parted, reckon } from './shares';
import { type ChosenTree, carriedTree, chooseTree, positionsSince, type Tree } from './tree';
import type { Months } from './trend';

export type Figures = AreaFigures & {
  months: Months;
  /** Whether made-up records are among those that were counted. */
  isDemo: boolean;
  /** What an address has to carry to stay on this tree. */
  tree: Tree | undefined;
  /** What was kept of a past period, and whether it is locked. */
  kept: Kept | null;
  /** What the figures rest on: the same as long as nothing was written. For whatever is drawn from them. */
  key: string;
};

export type Standing = Figures &
  Omit<ChosenTree, 'treeDay'> & {
    /** From the city down to the area, by the names of the tree; positions are today's, for asking who may see it. */
    path: PathStep[];
    readAt: Date;
  };

/**
 * How an area stands, as of now; in a past period by the areas of its last day, unless `tree` says otherwise. Throws
 * `not_found` unless the actor holds dashboard.read in the whole area as it is today: then what is counted does not
 * depend on who asks, and is kept for whoever asks next, until something is written.
 *
 * By the areas of a day everything is counted on that one tree, the year before and the months of the trend too: a
 * comparison over time is of the same ground.
 */
export async function readStanding(
  actor: Actor,
  areaId: number,
  period: Period,
  tree?: Tree,
): Promise<Standing> {
  return read(actor, 'dashboard.read', async (tx) => {
    const now = await getArea(tx, areaId);
    demand(actor, 'dashboard.read', now);
    const { treeDay, ...chosen } = await chooseTree(tx, now, period, tree);
    const path = (await ancestorsOf(tx, [areaId], treeDay)).get(areaId) ?? [];
    const area = path.at(-1);
    if (!area) throw notFound();
    const counted = await figuresFor(tx, area, period, { treeDay, ...chosen });
    const isThen = carriedTree({ treeDay, ...chosen }) === undefined;
    const { figures, kept } = period.isCurrent
      ? { figures: counted, kept: null }
      : await withKept(tx, counted, path, isThen);
    return {
      ...figures,
      kept,
      key: kept ? `${figures.key}/${kept.id}` : figures.key,
      ...chosen,
      path: treeDay ? await withPositionsOfToday(tx, path) : path,
      readAt: clock.now(),
    };
  });
}

async function withPositionsOfToday(tx: Tx, path: readonly PathStep[]): Promise<PathStep[]> {
  const areas = await listAreas(
    tx,
    path.map(({ id }) => id),
  );
  const today = new Map(areas.map(({ id, lo, hi }) => [id, { lo, hi }]));
  return path.map((step) => ({ ...step, ...today.get(step.id) }));
}

/**
 * An area and the places below it. Counted for a past period as if it still ran, `isCurrent`, it holds also what has
 * only a present value: of the records of that period, as they are now.
 */
export async function figuresFor(tx: Tx, area: Place, period: Period, chosen: ChosenTree): Promise<Figures> {
  const { treeDay } = chosen;
  const tree = carriedTree(chosen);
  // Asked before anything is counted: what is written meanwhile makes the next one ask again.
  const writes = await lastWrites(tx);
  const key = (names: readonly string[]) =>
    [
      area.id,
      period.key,
      period.isCurrent,
      treeDay ?? tree,
      today(),
      ...names.map((name) => writes.get(name)),
    ].join('/');
  // An estate is an area too: where it stands decides the places below.
  const base = ['numbering', 'areas', 'estates'];
  const whole = key([...base, ...countedLedgers.map(({ name }) => name)]);
  return remember(`figures/${whole}`, async () => {
    const places = await remember(`places/${key(base)}`, () => listPlacesBelow(tx, area, period, treeDay));
    const counted = { area, places, treeDay };
    await planToCount(tx, treeDay);
    const countAll = async () => {
      const parts: Part[] = [];
      for (const ledger of countedLedgers)
        parts.push(
          await remember(`${ledger.name}/${key([...base, ...restsOn(ledger)])}`, () =>
            countLedger(tx, ledger, period, counted),
          ),
        );
      return parts;
    };
    // The city has always been all there is.
    const parts =
      treeDay && area.level !== 'city'
        ? await countAcross(tx, await positionsSince(tx, area, treeDay), countAll)
        : await countAll();
    const allotments = treeDay ? [] : await allotmentsFor(tx, area, period, writes);
    const months: Months = Object.assign({}, ...parts.map((part) => part.months));
    return {
      ...assemble(
        period,
        counted,
        parts.map((part, i) => reckon(part, counted, allotments[i] ?? [])),
      ),
      months,
      isDemo: parts.some(({ isDemo }) => isDemo),
      kept: null,
      tree,
      key: whole,
    };
  });
}

/**
 * Under row-level security the planner expects one row of everything, and would sort what is better hashed, and look
 * up one by one what is better joined at once.
 */
export const planToCount = (tx: Tx, treeDay: Day | undefined) =>
  tx.$queryRaw`SELECT set_config('enable_sort', 'off', true), set_config('enable_incremental_sort', 'off', true),
    set_config('enable_nestloop', ${treeDay ? 'off' : 'on'}, true)`;

/** By ledger, what is reckoned by share to areas in this one; counted once for all areas. */
export async function allotmentsFor(
  tx: Tx,
  area: Range,
  period: Period,
  writes: ReadonlyMap<string, string>,
): Promise<Allotment[][]> {
  const key = (...names: string[]) =>
    [
      period.key,
      period.isCurrent,
      today(),
      ...['numbering', 'areas', ...names].map((name) => writes.get(name)),
    ].join('/');
  const parted = await remember(`parted/${key()}`, () => listParted(tx));
  const concerns = ({ heirs }: Parted) => heirs.some(({ lo, hi }) => area.lo <= lo && hi <= area.hi);
  if (!parted.some(concerns)) return [];
  return countAcross(tx, parted, async () => {
    const all: Allotment[][] = [];
    for (const ledger of countedLedgers)
      all.push(
        await remember(`allotted/${ledger.name}/${key('estates', ...restsOn(ledger))}`, () =>
          allotLedger(tx, ledger, period, parted),
        ),
      );
    return all;
  });
}

/** Whose writes change its figures: its own, what hangs on its records, and that on which its own hang. */
const restsOn = ({ name, follows }: Ledger): string[] => [
  name,
  ...(follows ? [follows] : []),
  ...countedLedgers.filter((other) => other.follows === name).map((other) => other.name),
];

/** The last write of each ledger, of areas and of their numbering: what is kept holds until one of them changes. */
export async function lastWrites(tx: Tx): Promise<Map<string, string>> {
  const names = ['areas', ...countedLedgers.map(({ name }) => name)];
  const rows = await tx.$queryRaw<
    { ledger: string; entry: bigint | null }[]
  >`SELECT ledger, entry FROM last_writes(${names}) UNION ALL SELECT 'numbering', version FROM area_numbering`;
  return new Map(rows.map(({ ledger, entry }) => [ledger, String(entry ?? 0)]));
}

// Kept by the process, not by the module, of which the server may hold several copies.
const kept = globalThis as { gongzhiFigures?: LRUCache<string, Promise<unknown>> };
kept.gongzhiFigures ??= new LRUCache({ max: 1_000 });
const cache = kept.gongzhiFigures;

/** What is being made is shared too; what failed is not kept. */
export function remember<T>(key: string, make: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known) return known as Promise<T>;
  const made = make();
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}

export const forgetFigures = () => cache.clear();
