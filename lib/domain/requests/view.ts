import type { Actor } from '@/lib/platform/actor';
import { getAttachment, listAttachments } from '@/lib/platform/attachments/attachments';
import { clock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { can } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { AttachmentModel } from '@/prisma/client/models/Attachment';
import type { RequestCategoryModel } from '@/prisma/client/models/RequestCategory';
import type { RequestExclusionModel } from '@/prisma/client/models/RequestExclusion';
import type { RequestFeedbackModel } from '@/prisma/client/models/RequestFeedback';
import type { RequestLimitModel } from '@/prisma/client/models/RequestLimit';
import type { RequestMoveModel } from '@/prisma/client/models/RequestMove';
import type { RequestReporterModel } from '@/prisma/client/models/RequestReporter';
import { readAnswers } from './answers';
import { type Light, lightOf } from './lights';
import { type Action, moves, openTo } from './rules';
import { readPermission, type Standing, standingOf } from './standing';
import { listTargets } from './targets';

export type RequestView = Standing & {
  category: RequestCategoryModel;
  limit: RequestLimitModel;
  light: Light | null;
  holder: string;
  gridName: string | null;
  /** What another platform asked beside the text. */
  answers: { label: string; text: string }[];
  reporters: (RequestReporterModel & { masked: string | null })[];
  steps: (RequestMoveModel & { label: string; to: string | null })[];
  feedback: RequestFeedbackModel[];
  exclusion: RequestExclusionModel | null;
  attachments: AttachmentModel[];
  merged: { id: number; code: string } | null;
  actions: Action[];
  targets: Awaited<ReturnType<typeof listTargets>>;
  templates: { id: number; title: string; text: string }[];
  mayAskExclusion: boolean;
  mayDecideExclusion: boolean;
};

/** A request with its whole path, and what this person can do with it. */
export const readRequest = (actor: Actor, id: number): Promise<RequestView> =>
  read(actor, readPermission(actor), async (tx) => {
    const standing = await standingOf(tx, actor, id);
    const { request, held, sides } = standing;
    const category = await tx.requestCategory.findUniqueOrThrow({ where: { id: request.categoryId } });
    const limit = await tx.requestLimit.findUniqueOrThrow({ where: { id: request.limitId } });
    const actions = openTo(request.state, sides);
    const exclusion = await tx.requestExclusion.findFirst({
      where: { requestId: id },
      orderBy: { id: 'desc' },
    });
    const isEnded = request.state === 'closed' || request.state === 'declined';
    const isWaiting = exclusion !== null && exclusion.decidedAt === null;
    return {
      ...standing,
      category,
      limit,
      light: lightOf(request, clock.now()),
      ...(await namesOf(tx, standing)),
      answers: await readAnswers(tx, request),
      reporters: await reportersOf(tx, actor, id),
      steps: await stepsOf(tx, id),
      feedback: await tx.requestFeedback.findMany({ where: { requestId: id }, orderBy: { id: 'asc' } }),
      exclusion,
      attachments: await listAttachments(tx, 'requests', [id]),
      actions,
      targets: actions.some((action) => action === 'pass' || action === 'uphold')
        ? await listTargets(tx, standing)
        : [],
      templates: actions.includes('finish') ? await templatesFor(tx, standing) : [],
      mayAskExclusion: isEnded && !request.excludedAt && !isWaiting && can(actor, 'request.dispatch', held),
      mayDecideExclusion:
        isWaiting &&
        can(actor, 'request.review', held) &&
        exclusion.askedById !== actor.userId &&
        request.submittedById !== actor.userId,
    };
  });

async function namesOf(tx: Tx, { request, held }: Standing) {
  const department = request.departmentId
    ? await tx.department.findUnique({ where: { id: request.departmentId } })
    : null;
  const [grid] = request.gridId
    ? await tx.$queryRaw<{ name: string }[]>`SELECT name FROM grids WHERE id = ${request.gridId}`
    : [];
  const merged = request.mergedIntoId
    ? await tx.request.findFirst({ where: { id: request.mergedIntoId }, select: { id: true, code: true } })
    : null;
  return { holder: department?.name ?? held.name, gridName: grid?.name ?? null, merged };
}

/** Telephones masked: that one was left is seen by those who may ask for it. */
async function reportersOf(tx: Tx, actor: Actor, requestId: number) {
  const reporters = await tx.requestReporter.findMany({
    where: { requestId },
    orderBy: [{ isFirst: 'desc' }, { at: 'asc' }],
  });
  const mayAsk = can(actor, 'request.contact') || can(actor, 'request.handle');
  const masks = mayAsk
    ? await tx.$queryRaw<{ reporter: number; masked: string }[]>`
        SELECT reporter, masked FROM masked_phones(${requestId})`
    : [];
  const byReporter = new Map(masks.map(({ reporter, masked }) => [reporter, masked]));
  return reporters.map((each) => ({ ...each, masked: byReporter.get(each.id) ?? null }));
}

async function stepsOf(tx: Tx, requestId: number) {
  const steps = await tx.requestMove.findMany({ where: { requestId }, orderBy: { id: 'desc' }, take: 200 });
  const areaIds = steps.flatMap(({ toAreaId }) => toAreaId ?? []);
  const departmentIds = steps.flatMap(({ toDepartmentId }) => toDepartmentId ?? []);
  const areas = await tx.area.findMany({ where: { id: { in: areaIds } }, select: { id: true, name: true } });
  const departments = await tx.department.findMany({
    where: { id: { in: departmentIds } },
    select: { id: true, name: true },
  });
  const nameOf = (list: readonly { id: number; name: string }[], id: number | null) =>
    list.find((each) => each.id === id)?.name;
  return steps.map((step) => ({
    ...step,
    label: moves[step.action as Action].label,
    to: nameOf(departments, step.toDepartmentId) ?? nameOf(areas, step.toAreaId) ?? null,
  }));
}

const templatesFor = (tx: Tx, { request, path }: Standing) =>
  tx.replyTemplate.findMany({
    where: {
      areaId: { in: path.map(({ id }) => id) },
      OR: [{ categoryId: null }, { categoryId: request.categoryId }],
    },
    select: { id: true, title: true, text: true },
    orderBy: [{ categoryId: { sort: 'asc', nulls: 'last' } }, { title: 'asc' }],
    take: 50,
  });

/** A photo or document of a request, for whoever may see the request. */
export const readRequestFile = (actor: Actor, id: number, fileId: string): Promise<AttachmentModel> =>
  read(actor, readPermission(actor), async (tx) => {
    await standingOf(tx, actor, id);
    const file = await getAttachment(tx, fileId);
    if (file.ownerKind !== 'requests' || file.ownerId !== id) throw notFound();
    return file;
  });
