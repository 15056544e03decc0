import { attach, type StoredFile } from '@/lib/platform/attachments/attachments';
import { clock } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { broken, InvalidInput, notFound } from '@/lib/platform/errors';
import { transactAsSystem } from '@/lib/platform/transact';
import type { RequestModel } from '@/prisma/client/models/Request';
import { keepPhone } from './contacts';
import { keepFeedback, type Outcome, outcomeWords } from './feedback';
import { type Filed, type Filing, fileRequest } from './file';
import { cleanText, readPhone } from './filing';
import { reporterOf, rights } from './follow';
import { anotherRound } from './move';
import { hashOf, newQueryCode } from './query-code';
import { type Action, type Move, moves, REOPEN_DAYS } from './rules';
import { tellHolder } from './targets';

/** What residents do, each with nothing but his code. Nothing of them is kept: no address, no device. */
const desk = { system: 'resident-desk' } as const;

/** Files once for a code: sent again, even at the same moment, it answers as before. */
export function submitRequest(filing: Filing & { queryCode: string }): Promise<Filed> {
  return once(filing.queryCode, () =>
    transactAsSystem(desk, async (tx, audit) => {
      const { result } = await fileRequest(tx, audit, { name: '居民' }, filing);
      return result;
    }),
  );
}

/** What was filed for a code; null for none. */
export function findFiled(queryCode: string): Promise<Filed | null> {
  return transactAsSystem(desk, async (tx) => {
    const earlier = await reporterOf(tx, queryCode);
    return earlier ? { id: earlier.requestId, code: earlier.request.code, queryCode } : null;
  });
}

// The unique hash of the code decides between two that come at once; asking first would cost every one of them.
async function once(queryCode: string, work: () => Promise<Filed>): Promise<Filed> {
  try {
    return await work();
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    const earlier = isTaken ? await findFiled(queryCode) : null;
    if (!earlier) throw error;
    return earlier;
  }
}

/** Somebody has the same matter: he follows and rates the one that is there. Gives his own code. */
export function joinRequest(
  requestId: number,
  said: { text: string; phone: string; queryCode?: string; files?: readonly StoredFile[] },
): Promise<Filed> {
  const queryCode = said.queryCode ?? newQueryCode();
  return once(queryCode, () => join(requestId, queryCode, said));
}

function join(
  requestId: number,
  queryCode: string,
  said: { text: string; phone: string; files?: readonly StoredFile[] },
): Promise<Filed> {
  return transactAsSystem(desk, async (tx, audit) => {
    // Only what is offered: an event of a grid is nobody's to follow, nor to rate.
    const [offered] = await tx.$queryRaw<{ id: number }[]>`
      SELECT r.id FROM requests r JOIN request_categories c ON c.id = r.category_id
      WHERE r.id = ${requestId} AND NOT c.is_event FOR UPDATE OF r`;
    const request = offered && (await tx.request.findFirst({ where: { id: offered.id, closedAt: null } }));
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
    const reason = `又有居民反映${text ? `：${text}` : ''}`;
    await step(tx, request, 'supplement', { reason, reporterId: reporter.id, files: said.files });
    const { result } = await audit.record(entry('request-join', request), {
      id: requestId,
      code: request.code,
      queryCode,
    });
    return result;
  });
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
    await step(tx, request, 'rate', { reason: outcomeWords({ ...outcome, comment }), reporterId });
    await audit.record(entry('request-rate', request), undefined);
  });
}

/** Not settled: it goes back to whoever had it, with a clock of its own. */
export function reopenRequest(queryCode: string, typed: string): Promise<void> {
  return transactAsSystem(desk, async (tx, audit) => {
    const { request, id: reporterId } = await locked(tx, queryCode);
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
    await step(tx, request, 'reopen', { reason, reporterId });
    await tellHolder(tx, holderOf(request), request, '居民要求重新办理');
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
    const { request, id: reporterId } = await locked(tx, queryCode);
    const { from }: Move = moves.supplement;
    if (!from.includes(request.state)) throw broken('已经答复，不能再补充；没有解决的，可以要求重新办理。');
    const text = cleanText(typed);
    if (text === '' && files.length === 0) throw new InvalidInput({ text: '请写要补充的内容，或选照片。' });
    await step(tx, request, 'supplement', { reason: text || '补充了照片', reporterId, files });
    await tellHolder(tx, holderOf(request), request, '居民作了补充');
    await audit.record(entry('request-supplement', request), undefined);
  });
}

async function locked(tx: Tx, queryCode: string) {
  const found = await reporterOf(tx, queryCode);
  if (!found) throw notFound();
  await tx.$queryRaw`SELECT id FROM requests WHERE id = ${found.requestId} FOR UPDATE`;
  return { ...found, request: await tx.request.findUniqueOrThrow({ where: { id: found.requestId } }) };
}

type Said = { reason: string; reporterId: number; files?: readonly StoredFile[] | undefined };

async function step(tx: Tx, request: RequestModel, action: Action, { reason, reporterId, files = [] }: Said) {
  const { to, isShown = false }: Move = moves[action];
  const { id } = await tx.requestMove.create({
    data: {
      requestId: request.id,
      at: clock.now(),
      actor: '居民',
      action,
      fromState: request.state,
      toState: to ?? request.state,
      reason,
      reporterId,
      isShown,
    },
    select: { id: true },
  });
  if (files.length === 0) return;
  const { id: ownerId, areaId } = request;
  await attach(tx, files, { ownerKind: 'requests', ownerId, areaId, moveId: Number(id) });
}

const entry = (action: string, request: Pick<RequestModel, 'id' | 'code' | 'pos'>) => ({
  action,
  subject: 'requests',
  subjectId: request.id,
  subjectLabel: request.code,
  pos: request.pos,
});

const holderOf = ({ heldAreaId, departmentId }: RequestModel) => ({ areaId: heldAreaId, departmentId });
