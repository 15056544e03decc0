import type { Actor } from '@/lib/platform/actor';
import { clock } from '@/lib/platform/clock';
import { broken, InvalidInput } from '@/lib/platform/errors';
import { demand } from '@/lib/platform/scope';
import { transact } from '@/lib/platform/transact';
import { cleanText } from './filing';
import { standingOf } from './standing';
import { exclusionReasons } from './words';

/** One asks to leave an ended request out of the rates, with one of the reasons there are. */
export async function askExclusion(
  actor: Actor,
  { id, reason, detail }: { id: number; reason: string; detail: string },
): Promise<void> {
  const words = exclusionReasons[reason as keyof typeof exclusionReasons];
  if (!words) throw new InvalidInput({ reason: '请选择不计入的理由。' });
  const why = cleanText(detail, 'detail', { least: 5 });
  await transact(actor, 'request.dispatch', async (tx, audit) => {
    const { request, held } = await standingOf(tx, actor, id, { lock: true });
    demand(actor, 'request.dispatch', held);
    if (!['closed', 'declined'].includes(request.state)) throw broken('办结以后才能申请不计入。');
    if (request.excludedAt) throw broken('这件诉求已经不计入评价。');
    const waiting = await tx.requestExclusion.count({ where: { requestId: id, decidedAt: null } });
    if (waiting > 0) throw broken('已经有人申请，等另一人审定。');
    await tx.requestExclusion.create({
      data: {
        requestId: id,
        reason,
        detail: why,
        askedById: actor.userId,
        askedBy: actor.name,
        askedAt: clock.now(),
      },
      select: { id: true },
    });
    return audit.record(entry('request-ask-exclusion', request, `${words}：${why}`), undefined);
  });
}

/** A second person decides. */
export async function decideExclusion(
  actor: Actor,
  { id, isGranted }: { id: number; isGranted: boolean },
): Promise<void> {
  await transact(actor, 'request.review', async (tx, audit) => {
    const { request, held } = await standingOf(tx, actor, id, { lock: true });
    demand(actor, 'request.review', held);
    const asked = await tx.requestExclusion.findFirst({ where: { requestId: id, decidedAt: null } });
    if (!asked) throw broken('没有待审定的申请，可能已经有人审定。');
    if (asked.askedById === actor.userId) throw broken('申请是您提出的，须由另一人审定。');
    if (request.submittedById === actor.userId) throw broken('这件诉求由您办理，须由另一人审定。');
    const now = clock.now();
    await tx.requestExclusion.update({
      where: { id: asked.id },
      data: { isGranted, decidedById: actor.userId, decidedBy: actor.name, decidedAt: now },
      select: { id: true },
    });
    if (isGranted)
      await tx.request.update({
        where: { id },
        data: { excludedAt: now, version: { increment: 1 } },
        select: { id: true },
      });
    const action = isGranted ? 'request-grant-exclusion' : 'request-refuse-exclusion';
    return audit.record(entry(action, request, asked.detail), undefined);
  });
}

const entry = (action: string, request: { id: number; code: string; pos: number }, note: string) => ({
  action,
  subject: 'requests',
  subjectId: request.id,
  subjectLabel: request.code,
  pos: request.pos,
  note,
});
