import { notify } from '@/lib/domain/notices/notify';
import type { Actor } from '@/lib/platform/actor';
import { getArea } from '@/lib/platform/areas/queries';
import { attach, type StoredFile } from '@/lib/platform/attachments/attachments';
import type { Audit, Entry } from '@/lib/platform/audit';
import { readCalendar } from '@/lib/platform/calendar';
import { clock, type Day, today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { AppError, forbidden, InvalidInput, notFound } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';
import { transact } from '@/lib/platform/transact';
import type { Prisma } from '@/prisma/client/client';
import type { SupervisionTaskModel } from '@/prisma/client/models/SupervisionTask';
import { lagsFrom, nearDue } from './deadlines';
import { addTasks, answering, asking, checkedTargets, dayText } from './issue';
import { stepLabels } from './labels';
import { grantOn, unitOf } from './parties';
import { measure, periodNow } from './progress';
import { type Action, isOpen, openStates, refusalOf, rules } from './rules';

export type Moving = {
  id: number;
  version: number;
  action: Action;
  note: string;
  /** A deadline or a day of review, as the rule asks. */
  day: Day | null;
  /** To whom it is passed on. */
  targets: readonly number[];
  files: readonly StoredFile[];
};

type Task = SupervisionTaskModel;
type Change = Prisma.SupervisionTaskUncheckedUpdateInput;

/** Moves a task by the table of rules. Throws `forbidden` on the wrong side, `conflict` in another state. */
export async function moveTask(actor: Actor, moving: Moving): Promise<void> {
  const rule = rules[moving.action];
  await transact(actor, rule.permission, async (tx, audit) => {
    const { task, upper, target } = await held(tx, moving.id);
    const sides = { target, upper };
    const refusal = refusalOf(moving.action, {
      state: task.state,
      holds: (side, permission) => grantOn(actor, side, permission, sides) !== undefined,
      openChildren: await tx.supervisionTask.count({
        where: { parentTaskId: task.id, state: { in: [...openStates] } },
      }),
      isReporter: task.reportedById === actor.userId,
      isExtensionAsked: task.extensionAskedTo !== null,
      isEffectReviewed: task.effectReviewedOn !== null,
      hasAreasBelow: target.level !== 'estate',
    });
    if (refusal === 'side') throw forbidden();
    if (refusal === 'state' || task.version !== moving.version)
      throw new AppError('conflict', '这项任务刚刚被别人动过，请刷新页面后再办。');
    if (refusal) throw new AppError('rule', refusal);
    checkWritten(moving, task);

    const { data, detail } = await changeFor(tx, actor, moving, task, target);
    const to = rule.to ?? task.state;
    const { count } = await tx.supervisionTask.updateMany({
      where: { id: task.id, version: task.version },
      data: {
        ...data,
        state: to,
        lastMoveAt: clock.now(),
        version: { increment: 1 },
        updatedAt: clock.now(),
      },
    });
    if (count === 0) throw new AppError('conflict', '这项任务刚刚被别人动过，请刷新页面后再办。');
    const unit = unitOf(grantOn(actor, rule.side, rule.permission, sides));
    const step = { action: moving.action, note: moving.note, unit };
    const { id: moveId } = await tell(tx, actor, task, { ...step, to, detail });
    if (moving.files.length > 0)
      await attach(tx, moving.files, {
        ...{ ownerKind: 'supervision' as const, ownerId: task.id, areaId: task.areaId },
        ...{ moveId, uploadedById: actor.userId },
      });
    await tellOtherSide(tx, moving.action, task, { upper, target });
    const below = moving.action === 'withdraw' ? await withdrawBelow(tx, actor, task, step) : [];
    await closeItem(tx, task);
    return done(audit, [entryOf(task, moving, to, data), ...below]);
  });
}

const done = (audit: Audit, entries: readonly Entry[]) => audit.record(entries, undefined);

/** The task, held until the transaction ends, with the areas on both sides. */
async function held(tx: Tx, id: number) {
  // Row-level security lets nobody lock what he may not change: one that he only sees is refused by the rules.
  await tx.$queryRaw`SELECT id FROM supervision_tasks WHERE id = ${id} FOR UPDATE`;
  const task = await tx.supervisionTask.findFirst({ where: { id } });
  if (!task) throw notFound();
  return { task, target: await getArea(tx, task.areaId), upper: await getArea(tx, task.upperAreaId) };
}

function checkWritten({ action, note, day, targets }: Moving, task: Task) {
  const { asks } = rules[action];
  const label = stepLabels[action];
  if (asks.note === 'required' && !note) throw new InvalidInput({ note: `请写明${label}的情况或原因。` });
  if (action === 'pass_down' && targets.length === 0)
    throw new InvalidInput({ targets: '请选择交办的下级辖区。' });
  if (asks.day && !day) throw new InvalidInput({ day: '请填写日期。' });
  if (day && day < today()) throw new InvalidInput({ day: '日期不能早于今天。' });
  if (action === 'ask_extension' && day && day <= dayText(task.dueOn))
    throw new InvalidInput({ day: `延期应晚于现在的期限 ${dayText(task.dueOn)}。` });
}

/** What of the task changes besides its state, and what the path says of it. */
async function changeFor(
  tx: Tx,
  actor: Actor,
  { action, day, note, targets }: Moving,
  task: Task,
  target: Awaited<ReturnType<typeof getArea>>,
): Promise<{ data: Change; detail?: Prisma.InputJsonValue }> {
  const calendar = await readCalendar(tx);
  const on = new Date(today());
  const moved = { lagsOn: new Date(lagsFrom(calendar, true)) };
  const due = (dueOn: Day): Change => ({
    ...{ dueOn: new Date(dueOn), nearDueOn: new Date(nearDue(calendar, dueOn)), extensionAskedTo: null },
    ...moved,
  });
  switch (action) {
    case 'pass_down': {
      const areas = await checkedTargets(tx, target, targets);
      const item = await tx.supervisionItem.findUniqueOrThrow({ where: { id: task.itemId } });
      // Its own deadline, or an earlier one; of a task that is overdue already, today.
      const [, last = ''] = [dayText(task.dueOn), today()].sort();
      const [dueOn = last] = [day ?? last, last].sort();
      await addTasks(tx, actor, item, { upper: target, parent: task, targets: areas, dueOn, note });
      return { data: moved, detail: { targets: areas.map(({ name }) => name) } };
    }
    case 'report':
      return {
        data: {
          ...moved,
          reportedOn: on,
          reportedById: actor.userId,
          verifiedById: null,
          extensionAskedTo: null,
        },
      };
    case 'ask_extension':
      return { data: { ...moved, extensionAskedTo: day && new Date(day) }, detail: { askedTo: day } };
    case 'grant_extension':
    case 'resume':
      return { data: { ...due(day ?? today()), resumeOn: null }, detail: { dueOn: day } };
    case 'refuse_extension':
      return { data: { extensionAskedTo: null } };
    case 'return':
      return {
        data: {
          ...moved,
          returns: { increment: 1 },
          lastReturnedOn: on,
          reportedOn: null,
          reportedById: null,
          verifiedById: null,
        },
      };
    case 'verify':
      return { data: { verifiedById: actor.userId } };
    case 'strike_off': {
      const { value, parts } = await valueNow(tx, task, target);
      const isInTime = (task.reportedOn ?? on) <= task.dueOn;
      return {
        data: { struckOffOn: on, isInTime, valueAtEnd: value, partsAtEnd: parts },
        ...(value !== null && { detail: { value } }),
      };
    }
    case 'suspend':
      return { data: { resumeOn: day && new Date(day), extensionAskedTo: null }, detail: { reviewOn: day } };
    case 'review_effect': {
      const { value, parts } = await valueNow(tx, task, target);
      return {
        data: { effectReviewedOn: on, valueAtReview: value, partsAtReview: parts },
        ...(value !== null && { detail: { value } }),
      };
    }
    default:
      return { data: moved };
  }
}

async function valueNow(tx: Tx, { itemId }: Task, target: { id: number; lo: number; hi: number }) {
  const { figure, period } = await tx.supervisionItem.findUniqueOrThrow({ where: { id: itemId } });
  const measured = figure && period ? await measure(tx, figure, periodNow(period), [target]) : new Map();
  return measured.get(target.id) ?? { value: null, parts: [] };
}

type Step = { action: Action; note: string; unit: string };

const tell = (
  tx: Tx,
  actor: Actor,
  task: Pick<Task, 'id' | 'itemId' | 'state'>,
  { to, detail, ...step }: Step & { to: Task['state']; detail?: Prisma.InputJsonValue | undefined },
) =>
  tx.supervisionMove.create({
    data: {
      ...{ itemId: task.itemId, taskId: task.id, at: clock.now(), userId: actor.userId, actor: actor.name },
      ...{ ...step, from: task.state, to, detail },
    },
    select: { id: true },
  });

/** Steps of which the other side has to know; the rest it finds when it looks. */
const worthTelling: readonly Action[] = [
  ...(['report', 'ask_extension', 'grant_extension', 'refuse_extension', 'return'] as const),
  ...(['strike_off', 'suspend', 'resume', 'withdraw'] as const),
];

async function tellOtherSide(
  tx: Tx,
  action: Action,
  { id, itemId, name }: Task,
  { upper, target }: { upper: { id: number; name: string }; target: { id: number; name: string } },
): Promise<void> {
  if (!worthTelling.includes(action)) return;
  const isFromBelow = rules[action].side === 'lower';
  const to = isFromBelow ? { roles: asking, areaId: upper.id } : { roles: answering, areaId: target.id };
  const who = isFromBelow ? target.name : upper.name;
  await notify(tx, to, {
    text: `督办“${name}”：${who}${stepLabels[action]}。`,
    href: paths.supervisionItem(itemId, id),
  });
}

/** What was passed on from a withdrawn task is withdrawn with it. */
async function withdrawBelow(tx: Tx, actor: Actor, { id }: { id: number }, step: Step): Promise<Entry[]> {
  const children = await tx.supervisionTask.findMany({
    where: { parentTaskId: id, state: { in: [...openStates] } },
  });
  const entries: Entry[] = [];
  for (const child of children) {
    await tx.supervisionTask.update({
      where: { id: child.id },
      data: {
        state: 'withdrawn',
        lastMoveAt: clock.now(),
        version: { increment: 1 },
        updatedAt: clock.now(),
      },
    });
    await tell(tx, actor, child, { ...step, to: 'withdrawn' });
    entries.push(entryOf(child, step, 'withdrawn', {}));
    entries.push(...(await withdrawBelow(tx, actor, child, step)));
  }
  return entries;
}

/** An item is closed once nothing of it is open any more. Of one from above this level sees only its own part. */
async function closeItem(tx: Tx, { itemId, parentTaskId }: Task): Promise<void> {
  if (parentTaskId !== null) return;
  const states = await tx.supervisionTask.findMany({
    where: { itemId, parentTaskId: null },
    select: { state: true },
  });
  if (states.some(({ state }) => isOpen(state))) return;
  await tx.supervisionItem.updateMany({
    where: { id: itemId, state: 'open' },
    data: { state: 'closed', closedOn: new Date(today()), version: { increment: 1 } },
  });
}

const entryOf = (
  task: Task,
  { action, note }: Pick<Moving, 'action' | 'note'>,
  to: Task['state'],
  data: Change,
): Entry => ({
  action: `supervise-${action}`,
  subject: 'supervision',
  subjectId: task.id,
  subjectLabel: `${task.code} ${task.name}`,
  pos: task.pos,
  before: { state: task.state },
  after: { state: to, ...(data.dueOn instanceof Date && { dueOn: dayText(data.dueOn) }) },
  note,
});
