import {
  codeOf,
  definitionOf,
  type FigureId,
  indicatorIds,
  nameOf,
  rateIds,
  sourceOf,
} from '@/lib/domain/indicators/catalogue';
import type { Standing } from '@/lib/domain/indicators/figures';
import { amountOf, show } from '@/lib/domain/indicators/format';
import { isKept } from '@/lib/domain/indicators/kept';
import { filterOf } from '@/lib/domain/indicators/links';
import { basisText, treeLabel } from '@/lib/domain/indicators/tree';
import { describeFilter } from '@/lib/ledger/conditions';
import type { Actor } from '@/lib/platform/actor';
import { toPng } from '@/lib/platform/charts/png';
import { dayOf, wallTime } from '@/lib/platform/clock';
import type { AnnexEntry, Block, ReportDocument } from '@/lib/platform/documents/model';
import { paths } from '@/lib/platform/paths';
import type { Period } from '@/lib/platform/period';
import { cell, withMark } from './cells';
import { compileReport, type ReportBlock } from './compile';
import { reportSubject } from './definition';

export const reportTitle = ({ name }: { name: string }) => `${name}${reportSubject}`;
/** 2018年: how a document writes it, without spaces. */
export const periodWords = ({ label }: Period) => label.replaceAll(' ', '');
/** Tells the reports of one period apart: one by today's areas says so. */
export const editionWords = ({ period, tree }: Standing) =>
  periodWords(period) + (tree ? `，${treeLabel(tree)}` : '');
/** Up to when it counts: the day of a past period, the minute of a running one. */
export const asOfText = ({ period, moment, readAt }: Standing) =>
  period.isCurrent ? wallTime(readAt) : moment.day;

/** How somebody with the paper in hand finds a number's records. */
export const annexNote = `编码可在本系统 ${paths.figure('编码')} 查到定义和记录，如 ${paths.figure('G01')}。`;

/** A report with its charts as drawings, before they become pictures. */
export type DrawnReport = Omit<ReportDocument, 'blocks'> & { readonly blocks: readonly ReportBlock[] };

/** The report as the screen shows it. `taker` is who takes this copy, for the watermark. */
export async function drawnReport(standing: Standing, taker: Pick<Actor, 'name'>): Promise<DrawnReport> {
  const blocks = await compileReport(standing);
  const { area, period, readAt, isDemo } = standing;
  return {
    title: reportTitle(area),
    subtitle: `（${periodWords(period)}）`,
    issuer: area.name,
    date: dayOf(readAt),
    asOf: asOfText(standing),
    basis: basisText(standing) || undefined,
    period: periodWords(period),
    reportingUnit: area.name,
    preparedBy: taker.name,
    demo: isDemo,
    watermark: `${taker.name} ${wallTime(readAt)}`,
    blocks,
    annex: annexOf(blocks, standing),
    annexNote,
  };
}

/** The report as Word, PDF and Excel render it. */
export const printable = async (report: DrawnReport): Promise<ReportDocument> => ({
  ...report,
  blocks: await Promise.all(report.blocks.map(rendered)),
});

async function rendered(block: ReportBlock): Promise<Block> {
  if (block.kind !== 'drawing') return block;
  const { title, description, width, height } = block.drawing;
  return { kind: 'chart', title, alt: description, png: await toPng(block.drawing), width, height };
}

/** Every figure that the report names, with its definition and the list in which its records stand. */
export function annexOf(blocks: readonly ReportBlock[], standing: Standing): AnnexEntry[] {
  const named = new Set(blocks.flatMap(codesOf));
  return [...indicatorIds, ...rateIds]
    .filter((id) => named.has(codeOf(id)))
    .map((id) => annexEntry(id, standing));
}

function codesOf(block: ReportBlock): string[] {
  if (block.kind !== 'paragraph' && block.kind !== 'table') return [];
  const cells = block.kind === 'paragraph' ? block.runs : [...block.rows.flat(), ...(block.totals ?? [])];
  return cells.flatMap((one) => (typeof one === 'string' ? [] : (one.code ?? [])));
}

function annexEntry(id: FigureId, standing: Standing): AnnexEntry {
  const { period, total, treeDay, estimated, kept } = standing;
  const shown = show(id, amountOf(total, id), 'column');
  const { ledger, filter } = filterOf(id, period, treeDay);
  const conditions = describeFilter(ledger, filter, null).map(({ label, value }) => `${label} ${value}`);
  return {
    code: codeOf(id),
    name: nameOf(id),
    value: withMark(cell(shown), id, estimated.total),
    unit: shown.unit === '%' ? undefined : shown.unit,
    definition: definitionOf(id),
    asOf: kept?.isShown && isKept(id, standing) ? wallTime(kept.countedAt) : asOfText(standing),
    source: sourceOf(ledger),
    conditions: conditions.join('；') || undefined,
  };
}
