import type { Actor } from '@/lib/platform/actor';
import { AppError, broken } from '@/lib/platform/errors';
import { demand } from '@/lib/platform/scope';
import { transact } from '@/lib/platform/transact';
import { cleanText } from './filing';
import { standingOf } from './standing';

export type Publishing = { id: number; version: number; isPublished: boolean; text: string; result: string };

/** Shows a request to all in the words of whoever read it, or does not. Only what its reporter agreed to. */
export async function publishRequest(
  actor: Actor,
  { id, version, isPublished, text, result }: Publishing,
): Promise<void> {
  const publicText = cleanText(text, 'text', { least: isPublished ? 5 : 0 });
  const publicResult = cleanText(result, 'result');
  await transact(actor, 'request.review', async (tx, audit) => {
    const { request, held } = await standingOf(tx, actor, id, { lock: true });
    demand(actor, 'request.review', held);
    if (request.version !== version)
      throw new AppError('conflict', '这件诉求刚刚被别人办过，请刷新页面，看清后再办。');
    if (request.publicState === 'none') throw broken('居民没有同意公开。');
    await tx.request.update({
      where: { id },
      data: isPublished
        ? { publicState: 'published', publicText, publicResult, version: { increment: 1 } }
        : { publicState: 'refused', publicText: null, publicResult: null, version: { increment: 1 } },
      select: { id: true },
    });
    return audit.record(
      {
        action: isPublished ? 'request-publish' : 'request-withhold',
        subject: 'requests',
        subjectId: id,
        subjectLabel: request.code,
        pos: request.pos,
      },
      undefined,
    );
  });
}
