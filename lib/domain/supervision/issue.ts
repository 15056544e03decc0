import { type FigureId, isFigure } from '@/lib/domain/indicators/catalogue';
import { notify } from '@/lib/domain/notices/notify';
import type { Actor } from '@/lib/platform/actor';
import { type Area, getArea, listAreas } from '@/lib/platform/areas/queries';
import { type Calendar, readCalendar } from '@/lib/platform/calendar';
import { clock, type Day, today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { AppError, broken, InvalidInput, notFound } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';
import { type Period, parsePeriod } from '@/lib/platform/period';
import type { Role } from '@/lib/platform/permissions';
import { demand } from '@/lib/platform/scope';
import { searchText } from '@/lib/platform/search-text';
import { once, transact } from '@/lib/platform/transact';
import type { SupervisionSource } from '@/prisma/client/enums';
import type { SupervisionItemModel } from '@/prisma/client/models/SupervisionItem';
import { lagsFrom, nearDue } from './deadlines';
import type { Comparison } from './labels';
import { grantOn, unitOf } from './parties';
import { measure } from './progress';

export type NewItem = {
  submitKey: string;
  title: string;
  requirement: string;
  source: SupervisionSource;
  origin: string;
  measure: {
    figure: FigureId;
    period: string;
    comparison: Comparison | null;
    threshold: number | null;
  } | null;
  /** The area that asks. */
  areaId: number;
  targets: readonly number[];
  dueOn: Day;
  effectReviewOn: Day | null;
  /** 立项 only; it is assigned by another step. */
  isDraft: boolean;
  /** A problem of a linkage visit that it was opened for. */
  problemId?: number;
};

/** 立项, and unless it is a draft 交办. Returns the item's id. */
export async function createItem(actor: Actor, input: NewItem): Promise<number> {
  return transact(actor, 'supervision.issue', async (tx, audit) => {
    const area = await getArea(tx, input.areaId);
    demand(actor, 'supervision.issue', area);
    const targets = await checkedTargets(tx, area, input.targets);
    checkDays(input);
    const { result, isRepeat } = await once(tx, actor, input.submitKey, async () => {
      const [next] = await tx.$queryRaw<
        { code: string }[]
      >`SELECT next_supervision_code(${today()}::date) AS code`;
      const { figure, period, comparison, threshold } = input.measure ?? {};
      if (figure && !(isFigure(figure) && parsePeriod(period ?? ''))) throw notFound();
      const item = await tx.supervisionItem.create({
        data: {
          code: next?.code ?? '',
          title: input.title,
          requirement: input.requirement,
          source: input.source,
          origin: input.origin,
          ...{ figure, period, comparison, threshold },
          areaId: area.id,
          targets: [...input.targets],
          dueOn: new Date(input.dueOn),
          effectReviewOn: input.effectReviewOn && new Date(input.effectReviewOn),
          createdById: actor.userId,
          createdBy: actor.name,
          createdAt: clock.now(),
        },
      });
      const grant = grantOn(actor, 'upper', 'supervision.issue', { target: area, upper: area });
      await tx.supervisionMove.create({
        data: {
          itemId: item.id,
          at: clock.now(),
          userId: actor.userId,
          ...{ actor: actor.name, unit: unitOf(grant), action: 'create', note: item.requirement },
        },
      });
      if (input.problemId) await tieProblem(tx, input.problemId, item.id);
      if (!input.isDraft) await assign(tx, actor, item, area, targets);
      return { id: item.id, code: item.code };
    });
    const entry = {
      action: input.isDraft ? 'supervise-create' : 'supervise-assign',
      subject: 'supervision',
      subjectId: result.id,
      subjectLabel: `${result.code} ${input.title}`,
      pos: area.lo,
      after: {
        source: input.source,
        targets: targets.map(({ name }) => name).join('、'),
        dueOn: input.dueOn,
      },
    };
    return audit.record(isRepeat ? [] : entry, result.id);
  });
}

/** 交办 of what was put down before. */
export async function assignItem(
  actor: Actor,
  { id, version }: { id: number; version: number },
): Promise<void> {
  await transact(actor, 'supervision.issue', async (tx, audit) => {
    const item = await tx.supervisionItem.findFirst({ where: { id } });
    if (!item) throw notFound();
    const area = await getArea(tx, item.areaId);
    demand(actor, 'supervision.issue', area);
    if (item.state !== 'draft' || item.version !== version)
      throw new AppError('conflict', '这个事项刚刚被别人动过，请刷新页面后再办。');
    const targets = await checkedTargets(tx, area, item.targets);
    if (dayText(item.dueOn) < today()) throw broken('办结期限已过，请重新立项。');
    await assign(tx, actor, item, area, targets);
    return audit.record(
      {
        action: 'supervise-assign',
        subject: 'supervision',
        subjectId: id,
        subjectLabel: `${item.code} ${item.title}`,
        pos: area.lo,
        after: { targets: targets.map(({ name }) => name).join('、'), dueOn: dayText(item.dueOn) },
      },
      undefined,
    );
  });
}

async function assign(
  tx: Tx,
  actor: Actor,
  item: SupervisionItemModel,
  area: Area,
  targets: readonly Area[],
): Promise<void> {
  await tx.supervisionItem.update({
    where: { id: item.id },
    data: { state: 'open', issuedOn: new Date(today()), version: { increment: 1 } },
  });
  await addTasks(tx, actor, item, {
    upper: area,
    parent: null,
    targets,
    dueOn: dayText(item.dueOn),
    note: '',
  });
}

type Assignment = {
  /** The area that asks. */
  upper: Area;
  parent: { id: number; code: string } | null;
  targets: readonly Area[];
  dueOn: Day;
  note: string;
};

/** Who is told on each side: those who may sign, and those who may verify. */
export const answering: readonly Role[] = ['clerk', 'coordinator'];
export const asking: readonly Role[] = ['coordinator', 'scheme_manager'];

/** One task for each area, with the figure's value as it is now. */
export async function addTasks(
  tx: Tx,
  actor: Actor,
  item: SupervisionItemModel,
  { upper, parent, targets, dueOn, note }: Assignment,
): Promise<void> {
  const calendar = await readCalendar(tx);
  const period = parsePeriod(item.period ?? '');
  const measured =
    item.figure && period ? await measure(tx, item.figure, asAsked(period), targets) : new Map();
  const serial = await tx.supervisionTask.count({
    where: { itemId: item.id, parentTaskId: parent?.id ?? null },
  });
  const grant = grantOn(actor, 'upper', 'supervision.issue', { target: upper, upper });
  for (const [at, target] of targets.entries()) {
    const code = `${parent?.code ?? item.code}-${serial + at + 1}`;
    const { value = null, parts = [] } = measured.get(target.id) ?? {};
    const { id } = await tx.supervisionTask.create({
      data: {
        code,
        name: item.title,
        ...{ itemId: item.id, parentTaskId: parent?.id ?? null },
        ...{ areaId: target.id, upperAreaId: upper.id, source: item.source },
        ...daysOf(calendar, dueOn),
        effectReviewOn: item.effectReviewOn,
        ...{ valueAtStart: value, partsAtStart: parts },
        lastMoveAt: clock.now(),
        searchText: searchText([item.title, target.name], code),
      },
      select: { id: true },
    });
    await tx.supervisionMove.create({
      data: {
        ...{ itemId: item.id, taskId: id, at: clock.now(), userId: actor.userId },
        ...{ actor: actor.name, unit: unitOf(grant), action: 'assign', to: 'assigned', note },
        detail: { dueOn },
      },
    });
    await notify(
      tx,
      { roles: answering, areaId: target.id },
      {
        text: `${upper.name}交办督办任务“${item.title}”，期限 ${dueOn}，请签收。`,
        href: paths.supervisionItem(item.id, id),
      },
    );
  }
}

// What has only a present value has none in a month that is over: it is taken as it is now.
const asAsked = (period: Period): Period => ({ ...period, isCurrent: true });

function daysOf(calendar: Calendar, dueOn: Day) {
  return {
    startedOn: new Date(today()),
    firstDueOn: new Date(dueOn),
    dueOn: new Date(dueOn),
    nearDueOn: new Date(nearDue(calendar, dueOn)),
    lagsOn: new Date(lagsFrom(calendar, false)),
  };
}

export const dayText = (date: Date): Day => date.toISOString().slice(0, 10);

/** Areas below the one that asks, each once and none within another. */
export async function checkedTargets(tx: Tx, area: Area, ids: readonly number[]): Promise<Area[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) throw new InvalidInput({ targets: '请选择交办的辖区。' });
  if (wanted.length > 200) throw new InvalidInput({ targets: '一次最多交办 200 个辖区。' });
  const areas = await listAreas(tx, wanted);
  const isBelow = ({ id, lo, hi }: Area) => id !== area.id && area.lo <= lo && hi <= area.hi;
  if (areas.length < wanted.length || !areas.every(isBelow)) throw notFound();
  const ended = areas.find(({ validTo }) => validTo && validTo <= today());
  if (ended) throw new InvalidInput({ targets: `${ended.name}已撤销，请改选现在的辖区。` });
  const nested = areas.find((one) =>
    areas.some((other) => other.id !== one.id && other.lo <= one.lo && one.hi <= other.hi),
  );
  if (nested) throw new InvalidInput({ targets: `${nested.name}已在选中的上级辖区之内，请只选一个。` });
  return areas;
}

function checkDays({ dueOn, effectReviewOn }: Pick<NewItem, 'dueOn' | 'effectReviewOn'>) {
  if (dueOn < today()) throw new InvalidInput({ dueOn: '办结期限不能早于今天。' });
  if (effectReviewOn && effectReviewOn <= dueOn)
    throw new InvalidInput({ effectReviewOn: '问效日期应在办结期限之后。' });
}

/** Says at the problem that it is supervised now; one that already is stays with its item. */
async function tieProblem(tx: Tx, id: number, itemId: number): Promise<void> {
  const { count } = await tx.linkageProblem.updateMany({
    where: { id, supervisionItemId: null, state: { not: 'solved' } },
    data: {
      supervisionItemId: itemId,
      state: 'escalated',
      version: { increment: 1 },
      updatedAt: clock.now(),
    },
  });
  if (count === 0) throw new AppError('conflict', '这个问题已经解决，或已经发起督办。');
}
