import type { Actor } from '@/lib/platform/actor';
import { clock } from '@/lib/platform/clock';
import { keepOwn, readOwn } from '@/lib/platform/transact';
import type { NoticeModel } from '@/prisma/client/models/Notice';

export const listNotices = (actor: Actor): Promise<NoticeModel[]> =>
  readOwn(actor, (tx) =>
    tx.notice.findMany({ where: { userId: actor.userId }, orderBy: { id: 'desc' }, take: 100 }),
  );

/** Marks a notice read and gives it back; null when it is nobody's or another's. */
export async function takeNotice(actor: Actor, id: number): Promise<NoticeModel | null> {
  if (!Number.isInteger(id)) return null;
  const where = { userId: actor.userId, id };
  return keepOwn(actor, async (tx) => {
    await tx.notice.updateMany({ where: { ...where, readAt: null }, data: { readAt: clock.now() } });
    return tx.notice.findFirst({ where });
  });
}

export async function markAllRead(actor: Actor): Promise<void> {
  await keepOwn(actor, (tx) =>
    tx.notice.updateMany({
      where: { userId: actor.userId, readAt: null },
      data: { readAt: clock.now() },
    }),
  );
}
