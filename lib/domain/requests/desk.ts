import { attach, type StoredFile } from '@/lib/platform/attachments/attachments';
import { clock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { broken, InvalidInput, notFound } from '@/lib/platform/errors';
import { transactAsSystem } from '@/lib/platform/transact';
import type { RequestModel } from '@/prisma/client/models/Request';
import { keepPhone } from './contacts';
import { keepFeedback, type Outcome, outcomeWords } from './feedback';
import { type Filed, type Filing, fileRequest } from './file';
import { cleanText, readPhone } from './filing';
import { anotherRound } from './move';
import { hashOf, newQueryCode } from './query-code';
import { type Action, LAPSE_DAYS, type Move, moves, REOPEN_DAYS } from './rules';
import { tellHolder } from './targets';

/** What residents do, each with nothing but his code. Nothing of them is kept: no address, no device. */
const desk = { system: 'resident-desk' } as const;

/** Files once for a code: sent again, it answers as before. */
export function submitRequest(filing: Filing & { queryCode: string }): Promise<Filed> {
  return transactAsSystem(desk, async (tx, audit) => {
    const earlier = await reporterOf(tx, filing.queryCode);
    if (earlier) return { id: earlier.requestId, code: earlier.request.code, queryCode: filing.queryCode };
    const { result } = await fileRequest(tx, audit, { name: '居民' }, filing);
    return result;
  });
}

/** Somebody has the same matter: he follows and rates the one that is there. Gives his own code. */
export function joinRequest(
  requestId: number,
  said: { text: string; phone: string; queryCode?: string },
): Promise<Filed> {
  return transactAsSystem(desk, async (tx, audit) => {
    const queryCode = said.queryCode ?? newQueryCode();
    const earlier = await reporterOf(tx, queryCode);
    if (earlier) return { id: earlier.requestId, code: earlier.request.code, queryCode };
    const request = await tx.request.findFirst({ where: { id: requestId, closedAt: null } });
    if (!request) throw broken('这件诉求已经办结，请重新提交。');
    const phone = readPhone(said.phone);
    const text = cleanText(said.text);
    const reporter = await tx.requestReporter.create({
      data: {
        requestId,
        queryHash: hashOf(queryCode),
        source: 'web',
        text,
        isFirst: false,
        at: clock.now(),
      },
      select: { id: true },
    });
    await keepPhone(tx, reporter.id, phone);
    await step(tx, request, 'supplement', `又有居民反映${text ? `：${text}` : ''}`);
    const { result } = await audit.record(entry('request-join', request), {
      id: requestId,
      code: request.code,
      queryCode,
    });
    return result;
  });
}

export type FollowedStep = { at: Date; label: string; unit: string; reason: string };

export type Followed = {
  request: RequestModel;
  reporterId: number;
  isFirst: boolean;
  /** The number under which he asked, when it was merged into another. */
  askedAs: string | null;
  place: string;
  category: string;
  holder: string;
  steps: FollowedStep[];
  hasRated: boolean;
  mayRate: boolean;
  mayReopen: boolean;
};

/** A request as whoever asked may see it; `not_found` for a code that is none. */
export function followRequest(queryCode: string): Promise<Followed> {
  return transactAsSystem(desk, async (tx) => {
    const reporter = await reporterOf(tx, queryCode);
    if (!reporter) throw notFound();
    const { request } = reporter;
    const [names] = await tx.$queryRaw<
      { place: string; category: string; holder: string; as: string | null }[]
    >`
      SELECT (SELECT string_agg(a.name, ' ' ORDER BY a.level) FROM areas s JOIN areas a ON a.lo <= s.lo AND s.hi <= a.hi AND a.level <> 'city' AND a.valid_to IS NULL
          WHERE s.id = ${request.areaId}) AS place,
        (SELECT name FROM request_categories WHERE id = ${request.categoryId}) AS category,
        coalesce((SELECT name FROM departments WHERE id = ${request.departmentId}), (SELECT name FROM areas WHERE id = ${request.heldAreaId})) AS holder,
        (SELECT code FROM requests WHERE id = ${reporter.cameFromId}) AS as`;
    const steps = await tx.requestMove.findMany({
      where: { requestId: request.id, isShown: true },
      orderBy: { id: 'desc' },
      take: 100,
    });
    const rated = await tx.requestFeedback.count({
      where: { requestId: request.id, round: request.round, reporterId: reporter.id },
    });
    return {
      request,
      reporterId: reporter.id,
      isFirst: reporter.isFirst,
      askedAs: names?.as ?? null,
      place: [names?.place, request.address].filter(Boolean).join(' '),
      category: names?.category ?? '',
      holder: names?.holder ?? '',
      steps: steps.map(({ at, action, unit, reason }) => ({
        at,
        unit,
        reason,
        label: moves[action as Action].label,
      })),
      hasRated: rated > 0,
      ...rights(request, rated > 0),
    };
  });
}

function rights(request: RequestModel, hasRated: boolean) {
  const since = (moment: Date | null) =>
    moment ? (clock.now().getTime() - moment.getTime()) / 86_400_000 : Number.POSITIVE_INFINITY;
  const isFresh = request.state === 'answered' || since(request.closedAt) <= REOPEN_DAYS;
  return {
    mayRate:
      !hasRated &&
      (request.state === 'answered' || (request.state === 'closed' && since(request.closedAt) <= LAPSE_DAYS)),
    mayReopen: ['answered', 'closed'].includes(request.state) && isFresh,
  };
}

/** What a resident says of the result. It ends the request; a staff member can never change it. */
export function rateRequest(queryCode: string, outcome: Outcome): Promise<void> {
  return transactAsSystem(desk, async (tx, audit) => {
    const { request, id: reporterId, isFirst } = await locked(tx, queryCode);
    const said = await tx.requestFeedback.count({
      where: { requestId: request.id, round: request.round, reporterId },
    });
    if (!rights(request, said > 0).mayRate) throw broken('现在不能评价：还没有答复，或者已经评价过。');
    const comment = cleanText(outcome.comment, 'comment').slice(0, 300);
    const counted = await keepFeedback(
      tx,
      request,
      { ...outcome, comment, by: 'resident', reporterId, userId: null },
      isFirst,
    );
    await tx.request.update({
      where: { id: request.id },
      data: {
        ...counted,
        state: 'closed',
        closedAt: request.closedAt ?? clock.now(),
        escalateAt: null,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await step(tx, request, 'rate', outcomeWords({ ...outcome, comment }));
    await audit.record(entry('request-rate', request), undefined);
  });
}

/** Not settled: it goes back to whoever had it, with a clock of its own. */
export function reopenRequest(queryCode: string, typed: string): Promise<void> {
  return transactAsSystem(desk, async (tx, audit) => {
    const { request } = await locked(tx, queryCode);
    if (!rights(request, false).mayReopen) throw broken(`办结超过 ${REOPEN_DAYS} 天的，请重新提交一件。`);
    const reason = cleanText(typed, 'text', { least: 5 });
    await tx.request.update({
      where: { id: request.id },
      data: {
        ...(await anotherRound(tx, request.limitId, clock.now())),
        state: 'received',
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await step(tx, request, 'reopen', reason);
    await tellHolder(
      tx,
      { areaId: request.heldAreaId, departmentId: request.departmentId },
      request,
      '居民要求重新办理',
    );
    await audit.record(entry('request-reopen', request), undefined);
  });
}

/** More words or photos while it is being handled. */
export function supplementRequest(
  queryCode: string,
  typed: string,
  files: readonly StoredFile[] = [],
): Promise<void> {
  return transactAsSystem(desk, async (tx, audit) => {
    const { request } = await locked(tx, queryCode);
    const { from }: Move = moves.supplement;
    if (!from.includes(request.state)) throw broken('已经答复，不能再补充；没有解决的，可以要求重新办理。');
    const text = cleanText(typed);
    if (text === '' && files.length === 0) throw new InvalidInput({ text: '请写要补充的内容，或选照片。' });
    await step(tx, request, 'supplement', text || '补充了照片');
    await tellHolder(
      tx,
      { areaId: request.heldAreaId, departmentId: request.departmentId },
      request,
      '居民作了补充',
    );
    if (files.length > 0)
      await attach(tx, files, { ownerKind: 'requests', ownerId: request.id, areaId: request.areaId });
    await audit.record(entry('request-supplement', request), undefined);
  });
}

const reporterOf = (tx: Tx, queryCode: string) =>
  tx.requestReporter.findUnique({ where: { queryHash: hashOf(queryCode) }, include: { request: true } });

async function locked(tx: Tx, queryCode: string) {
  const found = await reporterOf(tx, queryCode);
  if (!found) throw notFound();
  await tx.$queryRaw`SELECT id FROM requests WHERE id = ${found.requestId} FOR UPDATE`;
  return { ...found, request: await tx.request.findUniqueOrThrow({ where: { id: found.requestId } }) };
}

async function step(tx: Tx, request: RequestModel, action: Action, reason: string): Promise<void> {
  const { to, isShown = false }: Move = moves[action];
  await tx.requestMove.create({
    data: {
      requestId: request.id,
      at: clock.now(),
      actor: '居民',
      action,
      fromState: request.state,
      toState: to ?? request.state,
      reason,
      isShown,
    },
    select: { id: true },
  });
}

const entry = (action: string, request: Pick<RequestModel, 'id' | 'code' | 'pos'>) => ({
  action,
  subject: 'requests',
  subjectId: request.id,
  subjectLabel: request.code,
  pos: request.pos,
});
