import { readStanding, type Standing } from '@/lib/domain/indicators/figures';
import { hasBegun } from '@/lib/domain/indicators/period';
import type { Tree } from '@/lib/domain/indicators/tree';
import type { Actor } from '@/lib/platform/actor';
import type { ReportDocument } from '@/lib/platform/documents/model';
import { writePdf } from '@/lib/platform/documents/pdf';
import { writeDocx } from '@/lib/platform/documents/word';
import { writeReportWorkbook } from '@/lib/platform/documents/workbook';
import { broken } from '@/lib/platform/errors';
import { parsePeriod } from '@/lib/platform/period';
import { demand } from '@/lib/platform/scope';
import { type DrawnReport, drawnReport, editionWords, printable, reportTitle } from './document';

const writers = { docx: writeDocx, pdf: writePdf, xlsx: writeReportWorkbook } as const satisfies Record<
  string,
  (path: string, report: ReportDocument) => Promise<void>
>;

export type ReportFormat = keyof typeof writers;
export const isReportFormat = (text: string): text is ReportFormat => text in writers;

export const writeReport = async (report: DrawnReport, format: ReportFormat, path: string): Promise<void> =>
  writers[format](path, await printable(report));

export type ReportOrder = {
  areaId: number;
  period: string;
  /** By which areas; without it as a past period shows by itself, as then. */
  tree?: Tree | undefined;
  format: ReportFormat;
};

/** Reads what a report is made from; refuses a period that is none or has not begun, and an area not wholly the actor's. */
export async function readReport(
  actor: Actor,
  { areaId, period: key, tree }: Omit<ReportOrder, 'format'>,
): Promise<Standing> {
  const period = parsePeriod(key);
  if (!period || !hasBegun(period)) throw broken(`没有“${key}”这个报告期，或者它还没有开始。`);
  const standing = await readStanding(actor, areaId, period, tree);
  // By today's positions, which the path has; the figures have those of their tree.
  demand(actor, 'report.export', standing.path.at(-1) ?? standing.area);
  return standing;
}

/** Writes the report to `path`. `rows`: the figures in it. */
export async function makeReportFile(
  actor: Actor,
  order: ReportOrder,
  path: string,
): Promise<{ rows: number; fileName: string }> {
  const standing = await readReport(actor, order);
  const report = await drawnReport(standing, actor);
  await writeReport(report, order.format, path);
  return {
    rows: report.annex.length,
    fileName: `${reportTitle(standing.area)}（${editionWords(standing)}）.${order.format}`,
  };
}
