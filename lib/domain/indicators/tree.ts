import { moved } from '@/lib/domain/registry';
import type { Actor } from '@/lib/platform/actor';
import {
  type Area,
  areaOn,
  areasOn,
  getArea,
  hasChangedSince,
  knownTree,
  listPredecessors,
  listSuccessors,
  type Successor,
} from '@/lib/platform/areas/queries';
import { type Day, today } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { type Period, stockDay } from '@/lib/platform/period';
import type { Range } from '@/lib/platform/scope';
import type { SearchParams } from '@/lib/platform/search-params';
import { countAcross, read } from '@/lib/platform/transact';

/** By which areas a past period is counted: those of its last day, or today's. */
export type Tree = 'then' | 'today';

export const treeLabel = (tree: Tree) => (tree === 'then' ? '按当时区划' : '按现区划');

/** As the address has it; undefined for the one that the period shows by itself. */
export const treeFrom = ({ tree }: SearchParams): Tree | undefined =>
  tree === 'then' || tree === 'today' ? tree : undefined;

/** What an area that was not there yet came from. */
export type Origin = {
  day: Day;
  since: Day;
  from: { id: number; name: string; lo: number; hi: number }[];
};

export type ChosenTree = {
  /** Without it, today's areas. */
  treeDay?: Day | undefined;
  /** Whether the areas of the period were others than today's, so that there is something to choose. */
  isChoice: boolean;
  /** Why a past period is counted by today's areas all the same. */
  origin: Origin | null;
};

/**
 * By which areas the figures of an area are counted: as then for a past period, unless asked otherwise, nothing has
 * changed since, or the area was not there. Refuses with `AreaEnded` today's tree of an area that is no more.
 */
export async function chooseTree(tx: Tx, area: Area, period: Period, asked?: Tree): Promise<ChosenTree> {
  const past = period.isCurrent ? null : await pastTree(tx, period);
  const wasThere = past !== null && (await areaOn(tx, area.id, past)) !== null;
  if (past && wasThere && asked !== 'today') return { treeDay: past, isChoice: true, origin: null };
  // An estate that is no longer in use goes on being an area: what stood in it stands there.
  if (area.level !== 'estate' && area.validTo && area.validTo <= today())
    throw new AreaEnded(area, area.validTo, await listSuccessors(tx, area.id));
  const isUnborn = past !== null && !wasThere && area.level !== 'estate';
  return {
    isChoice: wasThere,
    origin: isUnborn ? { day: past, since: area.validFrom, from: await listPredecessors(tx, area.id) } : null,
  };
}

/** What the addresses of a page have to carry to stay on its tree. */
export const carriedTree = ({ treeDay, isChoice, origin }: ChosenTree): Tree | undefined =>
  treeDay || !(isChoice || origin) ? undefined : 'today';

/** 按当时区划，即 2018-12-31 的区划; nothing where the areas were those of today. */
export function basisText(chosen: ChosenTree): string {
  if (chosen.treeDay) return `${treeLabel('then')}，即 ${chosen.treeDay} 的区划`;
  return carriedTree(chosen) ? treeLabel('today') : '';
}

/** How one area went into another; null when it did not. */
export const readMerger = (
  actor: Actor,
  fromId: number,
  toId: number,
): Promise<{ name: string; on: Day; document: string } | null> =>
  read(actor, 'dashboard.read', async (tx) => {
    const into = (await listSuccessors(tx, fromId)).find(({ id }) => id === toId);
    return into ? { name: (await getArea(tx, fromId)).name, on: into.on, document: into.document } : null;
  });

/**
 * Where the records stand today that stood in an area on a day: at the areas that lay there, and wherever those are
 * now that have left one of these because it ended. Positions only; it looks for them in the whole city.
 */
export async function positionsSince(tx: Tx, { lo, hi }: Range, day: Day): Promise<Range[]> {
  const whole = await tx.$queryRaw<Range[]>`SELECT min(lo) AS lo, max(hi) AS hi FROM areas`;
  // Given as values, for the planner cannot guess how many there are: a join with them took 26 s.
  const areas = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM ${areasOn(day)} WHERE lo BETWEEN ${lo} AND ${hi}`;
  const ids = areas.map(({ id }) => id);
  const left = moved.map(
    ({ name, table }) => Prisma.sql`
      SELECT r.pos FROM record_places w JOIN ${Prisma.raw(`"${table}"`)} r ON r.id = w.record_id
      WHERE w.ledger = ${name} AND w.area_id = ANY (${ids}::int[]) AND w.since <= ${day}::date AND w.until > ${day}::date`,
  );
  return countAcross(
    tx,
    whole,
    () => tx.$queryRaw<Range[]>`
      WITH places (pos) AS (SELECT lo FROM areas WHERE id = ANY (${ids}::int[]) UNION ${Prisma.join(left, ' UNION ')})
      SELECT lower(r) AS lo, upper(r) - 1 AS hi
      FROM (SELECT unnest(range_agg(int4range(pos, pos, '[]'))) AS r FROM places) AS ranges ORDER BY 1`,
  );
}

/** The day whose areas a past period had; null when they are today's. */
async function pastTree(tx: Tx, period: Period): Promise<Day | null> {
  const day = await knownTree(tx, stockDay(period));
  return (await hasChangedSince(tx, day)) ? day : null;
}

/** Today there is no such area: its successors have what it had. */
export class AreaEnded extends AppError {
  readonly area: Area;
  readonly endedOn: Day;
  readonly successors: readonly Successor[];

  constructor(area: Area, endedOn: Day, successors: readonly Successor[]) {
    const names = successors.map(({ name }) => name).join('、');
    super('rule', `${area.name}已于 ${endedOn} 撤销${names && `，现属${names}`}。往期请按当时区划查看。`);
    this.name = 'AreaEnded';
    this.area = area;
    this.endedOn = endedOn;
    this.successors = successors;
  }
}
