import { areaInScope, onKnownTree } from '@/lib/ledger/list';
import { type ListQuery, type Params, parseListQuery } from '@/lib/ledger/query';
import { ordering, tableOf } from '@/lib/ledger/read';
import { where } from '@/lib/ledger/where';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, areaPathText, listAreas } from '@/lib/platform/areas/queries';
import { listAttachments } from '@/lib/platform/attachments/attachments';
import type { Day } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { read } from '@/lib/platform/transact';
import type { SupervisionState } from '@/prisma/client/enums';
import type { SupervisionItemModel } from '@/prisma/client/models/SupervisionItem';
import type { SupervisionMoveModel } from '@/prisma/client/models/SupervisionMove';
import type { SupervisionTaskModel } from '@/prisma/client/models/SupervisionTask';
import { supervision } from './definition';
import { areasOn, grantOn } from './parties';
import { type Measured, measure, periodNow } from './progress';
import { type Action, actions, openStates, refusalOf, type Side } from './rules';

export type TaskRow = {
  id: number;
  itemId: number;
  code: string;
  name: string;
  areaId: number;
  areaName: string;
  upperName: string;
  source: keyof typeof import('./labels').sourceLabels;
  state: SupervisionState;
  startedOn: Day;
  dueOn: Day;
  nearDueOn: Day;
  lagsOn: Day;
  returns: number;
  isPassedDown: boolean;
  isDemo: boolean;
};

export type TaskList = {
  query: ListQuery;
  area: { id: number; name: string } | null;
  side: Side | null;
  rows: TaskRow[];
  total: number;
};

const sides: Record<string, Side> = { upper: 'upper', lower: 'lower' };

/** What an address of the list asks for besides the ledger's own filter: what waits for this person's side. */
export const sideFrom = ({ side }: Params): Side | null => (typeof side === 'string' && sides[side]) || null;

/** Tasks on the actor's side: asked of the areas for which he acts, or asked by them. */
export function onSide(actor: Actor, side: Side | null): Prisma.Sql {
  if (!side) return Prisma.sql`true`;
  const areas = areasOn(actor, side);
  return side === 'lower'
    ? Prisma.sql`area_id = ANY (${areas}::int[])`
    : Prisma.sql`upper_area_id = ANY (${areas}::int[])`;
}

/** One page of tasks: by the kit's own filter, so that a figure's link shows just what was counted. */
export const listTasks = (actor: Actor, params: Params): Promise<TaskList> =>
  read(actor, 'supervision.read', async (tx) => {
    const query = await onKnownTree(tx, parseListQuery(supervision, { status: 'all', ...params }));
    const { tree } = query.filter;
    const area = query.areaId === null ? null : await areaInScope(tx, actor, query.areaId, tree);
    const side = sideFrom(params);
    const filter = Prisma.sql`${where(supervision, { ...query.filter, area: area ?? undefined })} AND ${onSide(actor, side)}`;
    const rows = await tx.$queryRaw<(Omit<TaskRow, 'areaName' | 'upperName'> & { upperAreaId: number })[]>`
      SELECT id, item_id AS "itemId", code, name, area_id AS "areaId", upper_area_id AS "upperAreaId", source::text, state::text,
        started_on::text AS "startedOn", due_on::text AS "dueOn", near_due_on::text AS "nearDueOn", lags_on::text AS "lagsOn",
        returns, parent_task_id IS NOT NULL AS "isPassedDown", is_demo AS "isDemo"
      FROM ${tableOf(supervision, tree)} WHERE ${filter}
      ORDER BY ${ordering(query.sort)} LIMIT ${query.size} OFFSET ${(query.page - 1) * query.size}`;
    const [count] = await tx.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM ${tableOf(supervision, tree)} WHERE ${filter}`;
    const places = await ancestorsOf(tx, [...rows.map(({ areaId }) => areaId)], tree);
    const uppers = await listAreas(tx, [...new Set(rows.map(({ upperAreaId }) => upperAreaId))]);
    return {
      query,
      area: area && { id: area.id, name: area.path },
      side,
      rows: rows.map(({ upperAreaId, ...row }) => ({
        ...row,
        areaName: areaPathText(places.get(row.areaId) ?? []),
        upperName: uppers.find(({ id }) => id === upperAreaId)?.name ?? '',
      })),
      total: count?.n ?? 0,
    };
  });

/** A step of the path with the files that came with it. */
export type Step = Pick<
  SupervisionMoveModel,
  'id' | 'taskId' | 'at' | 'actor' | 'unit' | 'action' | 'note' | 'detail'
> & {
  files: { id: string; fileName: string; mime: string }[];
};

export type Task = SupervisionTaskModel & {
  areaName: string;
  upperName: string;
  /** The measure as it is now. */
  now: Measured | null;
  /** What the actor may do with it; with words where something else has to happen before. */
  may: { action: Action; refusal: string | null }[];
  steps: Step[];
};

export type ItemPage = {
  item: SupervisionItemModel;
  area: { id: number; name: string };
  /** Of a draft: to whom it is to go. */
  targets: string[];
  tasks: Task[];
  steps: Step[];
  mayIssue: boolean;
};

/** An item with all of it that the actor may see. Of an item from above that is his own part. */
export const readItem = (actor: Actor, id: number): Promise<ItemPage> =>
  read(actor, 'supervision.read', async (tx) => {
    const item =
      Number.isInteger(id) && id < 2 ** 31 ? await tx.supervisionItem.findFirst({ where: { id } }) : null;
    if (!item) throw notFound();
    const rows = await tx.supervisionTask.findMany({
      where: { itemId: id },
      orderBy: [{ pos: 'asc' }, { id: 'asc' }],
    });
    const moves = await tx.supervisionMove.findMany({ where: { itemId: id }, orderBy: { id: 'asc' } });
    const steps = await withFiles(tx, moves, rows);
    const areaIds = new Set([
      item.areaId,
      ...item.targets,
      ...rows.flatMap((row) => [row.areaId, row.upperAreaId]),
    ]);
    const areas = new Map((await listAreas(tx, [...areaIds])).map((area) => [area.id, area]));
    const nameOf = (areaId: number) => areas.get(areaId)?.name ?? '';
    const places = rows.flatMap(({ areaId }) => areas.get(areaId) ?? []);
    const now =
      item.figure && item.period
        ? await measure(tx, item.figure, periodNow(item.period), apart(places))
        : new Map();
    const mayOn = (row: SupervisionTaskModel) => movesFor(actor, row, rows, areas);
    const issuer = areas.get(item.areaId);
    return {
      item,
      area: { id: item.areaId, name: nameOf(item.areaId) },
      targets: item.targets.map(nameOf),
      tasks: rows.map((row) => ({
        ...row,
        areaName: nameOf(row.areaId),
        upperName: nameOf(row.upperAreaId),
        now: now.get(row.areaId) ?? null,
        may: mayOn(row),
        steps: steps.filter(({ taskId }) => taskId === row.id),
      })),
      steps,
      mayIssue: Boolean(
        issuer && grantOn(actor, 'upper', 'supervision.issue', { target: issuer, upper: issuer }),
      ),
    };
  });

type Place = Awaited<ReturnType<typeof listAreas>>[number];

function movesFor(
  actor: Actor,
  task: SupervisionTaskModel,
  all: readonly SupervisionTaskModel[],
  areas: ReadonlyMap<number, Place>,
): Task['may'] {
  const target = areas.get(task.areaId);
  const upper = areas.get(task.upperAreaId);
  if (!target || !upper) return [];
  const facts = {
    state: task.state,
    holds: (side: Side, permission: 'supervision.issue' | 'supervision.work') =>
      grantOn(actor, side, permission, { target, upper }) !== undefined,
    openChildren: all.filter(
      ({ parentTaskId, state }) => parentTaskId === task.id && openStates.includes(state),
    ).length,
    isReporter: task.reportedById === actor.userId,
    isExtensionAsked: task.extensionAskedTo !== null,
    isEffectReviewed: task.effectReviewedOn !== null,
    hasAreasBelow: target.level !== 'estate',
  };
  return actions.flatMap((action) => {
    const refusal = refusalOf(action, facts);
    return refusal === 'side' || refusal === 'state' ? [] : [{ action, refusal }];
  });
}

/** Each place once, none twice: a task passed on lies within the one above and is measured by itself. */
const apart = (places: readonly Place[]) => [...new Map(places.map((place) => [place.id, place])).values()];

async function withFiles(
  tx: Tx,
  moves: readonly SupervisionMoveModel[],
  tasks: readonly SupervisionTaskModel[],
): Promise<Step[]> {
  const files = await listAttachments(
    tx,
    'supervision',
    tasks.map(({ id }) => id),
  );
  return moves.map(({ id, taskId, at, actor, unit, action, note, detail }) => ({
    ...{ id, taskId, at, actor, unit, action, note, detail },
    files: files
      .filter(({ moveId }) => moveId === id)
      .map(({ id: fileId, fileName, mime }) => ({ id: fileId, fileName, mime })),
  }));
}
