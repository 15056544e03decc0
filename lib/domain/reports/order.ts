import { queueExport } from '@/lib/domain/transfers/exports';
import type { Actor } from '@/lib/platform/actor';
import { periodWords, reportTitle } from './document';
import { getFrozenReport } from './frozen';
import { type ReportFormat, type ReportOrder, readReport } from './make';

/** Orders the report as a file and returns the order's id. What cannot be made is refused here, not by the worker. */
export async function orderReport(
  actor: Actor,
  { submitKey, ...order }: ReportOrder & { submitKey: string },
): Promise<number> {
  const { area, period } = await readReport(actor, order);
  return queueExport(actor, {
    kind: 'report',
    title: `${reportTitle(area)}（${periodWords(period)}）`,
    format: order.format,
    request: { ...order, period: period.key },
    submitKey,
  });
}

/** Orders a frozen report as a file, made from what was stored, and returns the order's id. */
export async function orderFrozenReport(
  actor: Actor,
  { id, format, submitKey }: { id: number; format: ReportFormat; submitKey: string },
): Promise<number> {
  const { content } = await getFrozenReport(actor, id);
  return queueExport(actor, {
    kind: 'frozen-report',
    title: `${content.title}${content.subtitle}（定稿）`,
    format,
    request: { id, format },
    submitKey,
  });
}
