import type { Actor } from '@/lib/platform/actor';
import { clock } from '@/lib/platform/clock';
import { keepOwn, readOwn } from '@/lib/platform/transact';
import type { NoticeModel } from '@/prisma/client/models/Notice';

export const countUnread = (actor: Actor): Promise<number> =>
  readOwn(actor, (tx) => tx.notice.count({ where: { userId: actor.userId, readAt: null } }));

export const listNotices = (actor: Actor): Promise<NoticeModel[]> =>
  readOwn(actor, (tx) =>
    tx.notice.findMany({ where: { userId: actor.userId }, orderBy: { id: 'desc' }, take: 100 }),
  );

/** Marks one notice read, or all of them. */
export async function markRead(actor: Actor, id?: number): Promise<void> {
  await keepOwn(actor, (tx) =>
    tx.notice.updateMany({
      where: { userId: actor.userId, id, readAt: null },
      data: { readAt: clock.now() },
    }),
  );
}
