import type { Actor } from '@/lib/platform/actor';
import { paths } from '@/lib/platform/paths';
import { keepOwn } from '@/lib/platform/transact';
import type { ImportState } from '@/prisma/client/enums';

/** By where a step falls back to: what was not done. */
const undone: Partial<Record<ImportState, string>> = {
  failed: '没有检查成',
  checked: '没有导入',
  applied: '没有撤销',
};

/** Ends a step of an import that could not be done, in words on its page and in a notice. Once: it has another state then. */
export const failImport = (
  actor: Actor,
  importId: number,
  { from, to }: { from: ImportState; to: ImportState },
  message: string,
): Promise<void> =>
  keepOwn(actor, async (tx) => {
    const [batch] = await tx.import.updateManyAndReturn({
      where: { id: importId, state: from },
      data: { state: to, message },
    });
    if (!batch) return;
    const text = `“${batch.fileName}”${undone[to] ?? '没有做成'}：${message}`;
    await tx.notice.createMany({ data: [{ userId: actor.userId, text, href: paths.import(importId) }] });
  });
