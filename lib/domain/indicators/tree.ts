import {
  type Area,
  areaOn,
  hasChangedSince,
  knownTree,
  listPredecessors,
  listSuccessors,
  type Successor,
} from '@/lib/platform/areas/queries';
import { type Day, today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { type Period, stockDay } from '@/lib/platform/period';
import type { SearchParams } from '@/lib/platform/search-params';

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
