import { stat } from 'node:fs/promises';
import { readPermission } from '@/lib/domain/requests/standing';
import type { Actor } from '@/lib/platform/actor';
import type { Json } from '@/lib/platform/audit';
import { clock } from '@/lib/platform/clock';
import { broken, notFound } from '@/lib/platform/errors';
import { placeFor } from '@/lib/platform/files';
import { enqueue } from '@/lib/platform/jobs';
import { paths } from '@/lib/platform/paths';
import type { Permission } from '@/lib/platform/permissions';
import { keepOwn, readOwn, transact } from '@/lib/platform/transact';
import type { ExportModel } from '@/prisma/client/models/Export';

export type ExportOrder = {
  kind: 'ledger' | 'report' | 'frozen-report' | 'bulletin' | 'requests';
  /** What it is of, as a person reads it. */
  title: string;
  format: 'xlsx' | 'csv' | 'docx' | 'pdf';
  /** All that is needed to make it: a ledger's address, a report's area and period, a frozen one's id. */
  request: { [key: string]: Json };
  submitKey: string;
};

/** Orders a file and returns its id; the same form sent twice orders one. It is made by the worker, for this actor alone. */
export async function queueExport(actor: Actor, order: ExportOrder): Promise<number> {
  if (!order.submitKey) throw broken('请刷新页面后再导出。');
  return keepOwn(actor, async (tx) => {
    const earlier = await tx.export.findFirst({
      where: { submitKey: order.submitKey, userId: actor.userId },
    });
    if (earlier) return earlier.id;
    const { id } = await tx.export.create({ data: { ...order, userId: actor.userId } });
    await enqueue(tx, 'make-export', { exportId: id, userId: actor.userId }, `export/${id}`);
    return id;
  });
}

export const listExports = (actor: Actor, kind?: string): Promise<ExportModel[]> =>
  readOwn(actor, (tx) =>
    tx.export.findMany({ where: { userId: actor.userId, kind }, orderBy: { id: 'desc' }, take: 50 }),
  );

export type Made = { rows: number; fileName: string };

/**
 * Makes an ordered file with `make`, and leaves the entry in the trail in the transaction that says it is ready.
 * Cancelled or ready already, it does nothing.
 */
export async function makeExport(
  actor: Actor,
  id: number,
  make: (order: ExportModel, path: string, onProgress: (rows: number) => Promise<void>) => Promise<Made>,
): Promise<void> {
  const order = await keepOwn(actor, async (tx) => {
    const { count } = await tx.export.updateMany({
      where: { id, state: { in: ['queued', 'running'] } },
      data: { state: 'running', progress: 0, message: null },
    });
    return count === 1 ? tx.export.findUnique({ where: { id } }) : null;
  });
  if (!order) return;
  const storedPath = `exports/${id}.${order.format}`;
  const path = await placeFor(storedPath);
  const onProgress = async (rows: number) => {
    const { count } = await keepOwn(actor, (tx) =>
      tx.export.updateMany({ where: { id, state: 'running' }, data: { progress: rows } }),
    );
    if (count === 0) throw new ExportCancelled();
  };
  try {
    const { rows, fileName } = await make(order, path, onProgress);
    const { size } = await stat(path);
    await transact(actor, permissionFor(actor, order), async (tx, audit) => {
      await tx.export.updateMany({
        where: { id, state: 'running' },
        data: {
          state: 'ready',
          total: rows,
          progress: rows,
          storedPath,
          fileName,
          fileSize: size,
          finishedAt: clock.now(),
        },
      });
      await tx.notice.createMany({
        data: [{ userId: actor.userId, text: `“${order.title}”已导出，可以下载。`, href: paths.exports() }],
      });
      return audit.record(entryOf(actor, order, 'export', { rows, fileSize: size }), undefined);
    });
  } catch (error) {
    if (!(error instanceof ExportCancelled)) throw error;
  }
}

function permissionFor(actor: Actor, { kind }: ExportModel): Permission {
  if (kind === 'requests') return readPermission(actor);
  return kind === 'ledger' ? 'ledger.export' : 'report.export';
}

class ExportCancelled extends Error {}

const entryOf = (actor: Actor, order: ExportModel, action: string, after: { [key: string]: Json }) => ({
  action,
  subject: 'exports',
  subjectId: order.id,
  subjectLabel: order.title,
  pos: actor.grants[0]?.lo ?? null,
  after: { kind: order.kind, format: order.format, request: order.request as Json, ...after },
});

/** A file that is ready, for its owner; the download is traced. */
export async function takeExport(
  actor: Actor,
  id: number,
): Promise<{ storedPath: string; fileName: string }> {
  const order = await readOwn(actor, (tx) =>
    tx.export.findFirst({ where: { id, userId: actor.userId, state: 'ready' } }),
  );
  if (!order?.storedPath || !order.fileName) throw notFound();
  const { storedPath, fileName } = order;
  return transact(actor, permissionFor(actor, order), async (_, audit) => {
    return audit.record(entryOf(actor, order, 'download', {}), { storedPath, fileName });
  });
}

export async function cancelExport(actor: Actor, id: number): Promise<void> {
  await keepOwn(actor, (tx) =>
    tx.export.updateMany({
      where: { id, userId: actor.userId, state: { in: ['queued', 'running'] } },
      data: { state: 'cancelled' },
    }),
  );
}

export async function retryExport(actor: Actor, id: number): Promise<void> {
  await keepOwn(actor, async (tx) => {
    const { count } = await tx.export.updateMany({
      where: { id, userId: actor.userId, state: { in: ['failed', 'cancelled', 'expired'] } },
      data: { state: 'queued', message: null, progress: 0 },
    });
    if (count === 1) await enqueue(tx, 'make-export', { exportId: id, userId: actor.userId }, `export/${id}`);
  });
}

export async function failExport(actor: Actor, id: number, message: string): Promise<void> {
  await keepOwn(actor, async (tx) => {
    const [failed] = await tx.export.updateManyAndReturn({
      where: { id, state: 'running' },
      data: { state: 'failed', message },
    });
    if (!failed) return;
    const text = `“${failed.title}”没有导出：${message}`;
    await tx.notice.createMany({ data: [{ userId: actor.userId, text, href: paths.exports() }] });
  });
}
