import { cellText } from './columns';
import { chineseDate, chineseNumeral } from './layout';
import type { AnnexEntry, Block, Chart, Heading, Paragraph, ReportDocument, Table } from './model';

/** The blocks with their numbers: 一、 before a heading, 表1 and 图1 before captions. */
export type PlannedBlock =
  | Heading
  | Paragraph
  | (Table & { readonly caption: string })
  | (Chart & { readonly caption: string })
  | { readonly kind: 'pageBreak' };

export function planBlocks(blocks: readonly Block[]): PlannedBlock[] {
  const counters = [0, 0, 0, 0];
  let tables = 0;
  let charts = 0;
  return blocks.map((block) => {
    switch (block.kind) {
      case 'heading': {
        counters[block.level - 1] = (counters[block.level - 1] ?? 0) + 1;
        counters.fill(0, block.level);
        return { ...block, text: headingNumber(block.level, counters[block.level - 1] ?? 1) + block.text };
      }
      case 'table':
        tables += 1;
        return { ...block, caption: `表${tables}　${block.title}` };
      case 'chart':
        charts += 1;
        return { ...block, caption: `图${charts}　${block.title}` };
      default:
        return block;
    }
  });
}

function headingNumber(level: Heading['level'], number: number): string {
  if (level === 1) return `${chineseNumeral(number)}、`;
  if (level === 2) return `（${chineseNumeral(number)}）`;
  return level === 3 ? `${number}. ` : `（${number}）`;
}

export const ANNEX_TITLE = '指标说明';

/**
 * The annex as a table without caption, row for row as in `annex`. Short, for it has a hundred rows: the day is said
 * once where all have the same, and the conditions of a figure stand in the workbook.
 */
export function annexTable({
  annex,
  annexNote,
  asOf,
}: Pick<ReportDocument, 'annex' | 'annexNote' | 'asOf'>): Table {
  const source = (entry: AnnexEntry) =>
    entry.asOf === asOf ? entry.source : `${entry.source}，截至 ${entry.asOf}`;
  return {
    kind: 'table',
    title: ANNEX_TITLE,
    note: [`除注明的外，数据截至${chineseDate(asOf)}。`, annexNote].filter(Boolean).join(''),
    columns: [
      { header: '编码', kind: 'text', width: 4.2 },
      { header: '指标', kind: 'text', width: 10 },
      { header: '数值', kind: 'text', align: 'right', width: 8 },
      { header: '定义（来源）', kind: 'text', width: 23 },
    ],
    rows: annex.map((entry) => [
      entry.code,
      entry.name,
      withUnit(entry),
      `${entry.definition}（${source(entry)}）`,
    ]),
  };
}

function withUnit(entry: AnnexEntry): string {
  const text = cellText(entry.value);
  return entry.unit && !text.endsWith(entry.unit) && /\d/.test(text) ? `${text}${entry.unit}` : text;
}

/** The words that mark a draft; 演示数据 where the figures are made up. */
export const marks = (document: ReportDocument) => (document.demo ? ['草稿', '演示数据'] : ['草稿']);

/** Up to when it counts, and by which areas. */
export const asOfLine = ({ asOf, basis }: Pick<ReportDocument, 'asOf' | 'basis'>) =>
  [chineseDate(asOf), basis].filter(Boolean).join('，');

export const periodLine = (document: ReportDocument) =>
  `（${document.period}，数据截至${asOfLine(document)}）`;

/** 附注: who made it, in brackets under the date; nothing where nobody is named. */
export function makersLine(document: ReportDocument): string | undefined {
  const makers = [
    ['填报单位', document.reportingUnit],
    ['负责人', document.responsible],
    ['填报人', document.preparedBy],
    ['审核人', document.reviewedBy],
  ].filter(([, name]) => name);
  return makers.length ? `（${makers.map(([role, name]) => `${role}：${name}`).join('　')}）` : undefined;
}
