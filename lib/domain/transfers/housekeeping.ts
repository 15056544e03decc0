import { clearOrphans } from '@/lib/platform/attachments/attachments';
import { clock } from '@/lib/platform/clock';
import { removeStored } from '@/lib/platform/files';
import { transactAsSystem } from '@/lib/platform/transact';

const days = (count: number) => new Date(clock.now().getTime() - count * 86_400_000);

/** Clears what is only kept for a while: files of exports and unused uploads (7 days), staged rows of imports (90), drafts (30), form keys (7), read notices (90), attachments that nothing owns (1). */
export async function clearExpired(): Promise<void> {
  const files = await transactAsSystem({ system: 'housekeeping' }, async (tx) => {
    const old = await tx.export.findMany({
      where: { state: 'ready', finishedAt: { lt: days(7) } },
      select: { id: true, storedPath: true },
      take: 500,
    });
    await tx.export.updateMany({
      where: { id: { in: old.map(({ id }) => id) } },
      data: { state: 'expired', storedPath: null },
    });
    const dropped = await tx.import.findMany({
      where: { createdAt: { lt: days(7), gte: days(9) } },
      select: { id: true, storedPath: true },
    });
    await tx.importRow.deleteMany({ where: { import: { createdAt: { lt: days(90) } } } });
    await tx.draft.deleteMany({ where: { updatedAt: { lt: days(30) } } });
    await tx.submission.deleteMany({ where: { createdAt: { lt: days(7) } } });
    await tx.notice.deleteMany({ where: { readAt: { lt: days(90) } } });
    await tx.rateLimit.deleteMany({ where: { expire: { lt: clock.now().getTime() } } });
    return [
      ...old.flatMap(({ storedPath }) => storedPath ?? []),
      ...dropped.map(({ storedPath }) => storedPath),
    ];
  });
  for (const path of files) await removeStored(path);
  await clearOrphans();
}
