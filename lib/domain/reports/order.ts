import { queueExport } from '@/lib/domain/transfers/exports';
import type { Actor } from '@/lib/platform/actor';
import { editionWords, reportTitle } from './document';
import { frozenTitle, getFrozenReport } from './frozen';
import { type ReportFormat, type ReportOrder, readReport } from './make';

/** Orders the report as a file and returns the order's id. What cannot be made is refused here, not by the worker. */
export async function orderReport(
  actor: Actor,
  { submitKey, ...order }: ReportOrder & { submitKey: string },
): Promise<number> {
  const standing = await readReport(actor, order);
  return queueExport(actor, {
    kind: 'report',
    title: `${reportTitle(standing.area)}（${editionWords(standing)}）`,
    format: order.format,
    request: {
      areaId: order.areaId,
      period: standing.period.key,
      tree: order.tree ?? null,
      format: order.format,
    },
    submitKey,
  });
}

/** Orders a frozen report as a file, made from what was stored, and returns the order's id. */
export async function orderFrozenReport(
  actor: Actor,
  { id, format, submitKey }: { id: number; format: ReportFormat; submitKey: string },
): Promise<number> {
  return queueExport(actor, {
    kind: 'frozen-report',
    title: frozenTitle(await getFrozenReport(actor, id)),
    format,
    request: { id, format },
    submitKey,
  });
}
