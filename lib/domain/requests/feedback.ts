import type { Actor } from '@/lib/platform/actor';
import { clock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { AppError, broken, forbidden } from '@/lib/platform/errors';
import { read, transact } from '@/lib/platform/transact';
import type { Satisfaction } from '@/prisma/client/enums';
import type { RequestModel } from '@/prisma/client/models/Request';
import { cleanText } from './filing';
import { allows } from './rules';
import { readPermission, standingOf, unitOf } from './standing';
import { satisfactionLabels } from './words';

export type Outcome = {
  isResponded: boolean;
  isSolved: boolean;
  satisfaction: Satisfaction;
  comment: string;
};

type Said = Outcome & { by: 'resident' | 'call'; reporterId: number | null; userId: number | null };

/**
 * Keeps what somebody said of this round; nothing said is ever changed. What counts is the first reporter's own
 * word; without it, that of another one or what the call-back heard.
 */
export async function keepFeedback(tx: Tx, request: RequestModel, said: Said, isFirst: boolean) {
  await tx.requestFeedback.create({
    data: { requestId: request.id, round: request.round, at: clock.now(), ...said },
    select: { id: true },
  });
  const stands = request.ratedBy !== null;
  if (stands && !(said.by === 'resident' && isFirst && request.ratedBy !== 'first')) return {};
  const { isResponded, isSolved, satisfaction } = said;
  return {
    isResponded,
    isSolved,
    satisfaction,
    ratedBy: said.by === 'call' ? 'call' : isFirst ? 'first' : 'joined',
  };
}

export const outcomeWords = ({ isResponded, isSolved, satisfaction, comment }: Outcome): string =>
  [
    isResponded ? '已响应' : '未响应',
    isSolved ? '已解决' : '未解决',
    satisfactionLabels[satisfaction],
    comment && `“${comment}”`,
  ]
    .filter(Boolean)
    .join('，');

/** 回访: somebody who did not handle it asks what came of it, and ends it. */
export async function callBack(
  actor: Actor,
  { id, version, ...outcome }: Outcome & { id: number; version: number },
): Promise<void> {
  const seen = await read(actor, readPermission(actor), (tx) => standingOf(tx, actor, id));
  if (!allows('call', seen.request.state, seen.sides)) throw forbidden();
  await transact(actor, 'request.review', async (tx, audit) => {
    const standing = await standingOf(tx, actor, id, { lock: true });
    const { request } = standing;
    if (request.version !== version)
      throw new AppError('conflict', '这件诉求刚刚被别人办过，请刷新页面，看清后再办。');
    if (!allows('call', request.state, standing.sides)) throw broken('现在不能回访。');
    const comment = cleanText(outcome.comment, 'comment').slice(0, 300);
    const said = { ...outcome, comment, by: 'call' as const, reporterId: null, userId: actor.userId };
    const counted = await keepFeedback(tx, request, said, false);
    const now = clock.now();
    await tx.request.update({
      where: { id },
      data: { ...counted, state: 'closed', closedAt: now, escalateAt: null, version: { increment: 1 } },
      select: { id: true },
    });
    await tx.requestMove.create({
      data: {
        requestId: id,
        at: now,
        userId: actor.userId,
        actor: actor.name,
        unit: await unitOf(tx, actor, standing, 'request.review'),
        action: 'call',
        fromState: request.state,
        toState: 'closed',
        reason: outcomeWords({ ...outcome, comment }),
        isShown: true,
      },
      select: { id: true },
    });
    return audit.record(
      {
        action: 'request-call',
        subject: 'requests',
        subjectId: id,
        subjectLabel: request.code,
        pos: request.pos,
        before: { state: request.state },
        after: { state: 'closed', outcome: outcomeWords({ ...outcome, comment: '' }) },
      },
      undefined,
    );
  });
}
