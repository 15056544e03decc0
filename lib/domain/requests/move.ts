import { notify } from '@/lib/domain/notices/notify';
import type { Actor } from '@/lib/platform/actor';
import { attach, type StoredFile } from '@/lib/platform/attachments/attachments';
import { readCalendar } from '@/lib/platform/calendar';
import { clock } from '@/lib/platform/clock';
import type { Prisma, Tx } from '@/lib/platform/db';
import { AppError, broken, forbidden, InvalidInput } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';
import { read, transact } from '@/lib/platform/transact';
import type { RequestState } from '@/prisma/client/enums';
import { deadlinesOf, shiftDeadlines } from './deadlines';
import { goUp } from './escalation';
import { cleanText } from './filing';
import { mergeInto } from './merge';
import { type Action, allows, type Move, moves, RETURNS_BEFORE_ESCALATION, type Side } from './rules';
import { permissionOf, readPermission, type Standing, standingOf, unitOf } from './standing';
import { chooseTarget, type Target, tellHolder } from './targets';
import { declineReasons, pauseReasons } from './words';

export type Moving = {
  id: number;
  /** Of the request as the form showed it. */
  version: number;
  action: Action;
  /** Why, or what was agreed, or the answer to whoever asked. */
  text?: string;
  /** `area:12` or `department:3` */
  target?: string;
  /** One of pauseReasons or declineReasons. */
  choice?: string;
  /** The number of the request that it is merged into. */
  into?: string;
  files?: readonly StoredFile[];
};

type Change = Prisma.RequestUncheckedUpdateInput & { state?: RequestState };

/**
 * Takes one step with a request. Throws `conflict` when somebody else has moved it meanwhile, `forbidden` for a
 * step that is not this person's in this state, InvalidInput for what is missing.
 */
export async function moveRequest(actor: Actor, moving: Moving): Promise<void> {
  const { action, id } = moving;
  const reading = readPermission(actor);
  const seen = await read(actor, reading, (tx) => standingOf(tx, actor, id));
  const side = sideFor(action, seen);
  const permission = permissionOf(side, seen.request);
  await transact(actor, permission, async (tx, audit) => {
    const standing = await standingOf(tx, actor, id, { lock: true });
    const { request } = standing;
    if (request.version !== moving.version)
      throw new AppError('conflict', '这件诉求刚刚被别人办过，请刷新页面，看清后再办。');
    sideFor(action, standing);
    const { change, reason, target } = await effectOf(tx, actor, standing, moving);
    const rule: Move = moves[action];
    const to = rule.to ?? request.state;
    await tx.request.update({
      where: { id },
      data: { ...change, state: to, version: { increment: 1 } },
      select: { id: true },
    });
    const move = await tx.requestMove.create({
      data: {
        requestId: id,
        at: clock.now(),
        userId: actor.userId,
        actor: actor.name,
        unit: await unitOf(tx, actor, standing, permission),
        action,
        fromState: request.state,
        toState: to,
        reason,
        toAreaId: target?.areaId ?? null,
        toDepartmentId: target?.departmentId ?? null,
        isShown: rule.isShown ?? false,
      },
      select: { id: true },
    });
    if (moving.files?.length)
      await attach(tx, moving.files, {
        ownerKind: 'requests',
        ownerId: id,
        areaId: request.areaId,
        moveId: Number(move.id),
        uploadedById: actor.userId,
      });
    const isOftenReturned = action === 'return' && (request.returns + 1) % RETURNS_BEFORE_ESCALATION === 0;
    if (isOftenReturned) await goUp(tx, id, `已被退回 ${request.returns + 1} 次`);
    if (target) await tellHolder(tx, target, request, `转给${target.name}，待签收`);
    if (action === 'return' || action === 'reopen')
      await tellHolder(
        tx,
        { areaId: request.heldAreaId, departmentId: request.departmentId },
        request,
        '退回重办',
      );
    if (action === 'finish') await tellReviewers(tx, standing);
    return audit.record(
      {
        action: `request-${action}`,
        subject: 'requests',
        subjectId: id,
        subjectLabel: request.code,
        pos: request.pos,
        before: { state: request.state },
        after: { state: to, ...(target ? { holder: target.name } : {}) },
      },
      undefined,
    );
  });
}

const order: readonly Side[] = ['holder', 'dispatcher', 'reviewer'];

function sideFor(action: Action, { request, sides }: Standing): Side {
  if (!allows(action, request.state, sides)) throw forbidden();
  const { by }: Move = moves[action];
  return order.find((side) => by.includes(side) && sides.has(side)) as Side;
}

type Effect = { change: Change; reason: string; target?: Target };

async function effectOf(tx: Tx, actor: Actor, standing: Standing, moving: Moving): Promise<Effect> {
  const { request } = standing;
  const now = clock.now();
  const { needs }: Move = moves[moving.action];
  const text = cleanText(moving.text ?? '');
  const wants = (message: string) => {
    if (text.length < 2) throw new InvalidInput({ text: message });
  };
  if (needs === 'reason') wants('请写明情况或理由。');
  if (needs === 'result') wants('请写明办理结果，审核后会答复给居民。');
  switch (moving.action) {
    case 'sign':
      return { change: { signedAt: now }, reason: text };
    case 'object':
      return { change: { objections: { increment: 1 } }, reason: text };
    case 'dismiss':
      await notOwnObjection(tx, actor, request.id);
      return { change: await clockAnew(tx, request.limitId, now), reason: text };
    case 'uphold':
      await notOwnObjection(tx, actor, request.id);
      return passing(tx, standing, moving, text, now);
    case 'pass':
      return passing(tx, standing, moving, text, now);
    case 'contact':
      return { change: { contactedAt: request.contactedAt ?? now }, reason: text };
    case 'pause': {
      const why = pauseReasons[moving.choice as keyof typeof pauseReasons];
      if (!why) throw new InvalidInput({ choice: '请选择暂停计时的理由。' });
      wants('请写明等什么、预计等到什么时候。');
      return { change: { pausedAt: now, pauseReason: moving.choice ?? null }, reason: `${why}：${text}` };
    }
    case 'resume': {
      const { unit } = await tx.requestLimit.findUniqueOrThrow({ where: { id: request.limitId } });
      const shifted = shiftDeadlines(await readCalendar(tx), request, unit, request.pausedAt ?? now, now);
      return {
        change: { ...shifted, escalateAt: shifted.dueAt, pausedAt: null, pauseReason: null },
        reason: text,
      };
    }
    case 'finish':
      return { change: { result: text, submittedAt: now, submittedById: actor.userId }, reason: text };
    case 'return':
      return {
        change: { returns: { increment: 1 }, submittedAt: null, submittedById: null },
        reason: text,
      };
    case 'approve':
      return { change: { answeredAt: now }, reason: text || (request.result ?? '') };
    case 'reopen':
      return { change: await anotherRound(tx, request.limitId, now), reason: text };
    case 'decline': {
      const why = declineReasons[moving.choice as keyof typeof declineReasons];
      if (!why) throw new InvalidInput({ choice: '请选择不予受理的理由。' });
      wants('请向居民说明理由和可以找谁办。');
      return { change: { closedAt: now, result: text, escalateAt: null }, reason: `${why}：${text}` };
    }
    case 'merge':
      return { change: await mergeInto(tx, standing, moving.into ?? '', now), reason: text };
    case 'note':
      return { change: {}, reason: text };
    default:
      throw broken('这一步不能在这里办。');
  }
}

async function passing(tx: Tx, standing: Standing, moving: Moving, text: string, now: Date): Promise<Effect> {
  const target = await chooseTarget(tx, standing, moving.target ?? '');
  if (text.length < 2) throw new InvalidInput({ text: '请写明为什么转给它办。' });
  return {
    change: {
      heldAreaId: target.areaId,
      departmentId: target.departmentId,
      signedAt: null,
      ...(await clockAnew(tx, standing.request.limitId, now)),
    },
    reason: text,
    target,
  };
}

/** Whoever has it next has the full time to sign; by when it is done stays as it was. */
async function clockAnew(tx: Tx, limitId: number, now: Date) {
  const limit = await tx.requestLimit.findUniqueOrThrow({ where: { id: limitId } });
  return { signDueAt: deadlinesOf(await readCalendar(tx), limit, now).signDueAt };
}

/** Everything begins again, but for the path. */
export async function anotherRound(tx: Tx, limitId: number, now: Date) {
  const limit = await tx.requestLimit.findUniqueOrThrow({ where: { id: limitId } });
  const deadlines = deadlinesOf(await readCalendar(tx), limit, now);
  return {
    ...deadlines,
    escalateAt: deadlines.dueAt,
    round: { increment: 1 },
    signedAt: null,
    contactedAt: null,
    submittedAt: null,
    submittedById: null,
    answeredAt: null,
    closedAt: null,
    isResponded: null,
    isSolved: null,
    satisfaction: null,
    ratedBy: null,
    excludedAt: null,
  } satisfies Change;
}

async function notOwnObjection(tx: Tx, { userId }: Actor, requestId: number): Promise<void> {
  const last = await tx.requestMove.findFirst({
    where: { requestId, action: 'object' },
    orderBy: { id: 'desc' },
    select: { userId: true },
  });
  if (last?.userId === userId) throw broken('异议是您提出的，请由别的统筹员裁定。');
}

async function tellReviewers(tx: Tx, { request, held }: Standing): Promise<void> {
  const told = { text: `诉求 ${request.code} 已报办结，待审核`, href: paths.request(request.id) };
  for (const areaId of [held.id, held.parentId])
    if (areaId) await notify(tx, { roles: ['reviewer'], areaId }, told);
}
