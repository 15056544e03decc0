import { codeOf, definitionOf, indicators, nameOf } from '@/lib/domain/indicators/catalogue';
import { periodWords } from '@/lib/domain/reports/document';
import { isReportFormat, type ReportFormat } from '@/lib/domain/reports/make';
import { queueExport } from '@/lib/domain/transfers/exports';
import type { Actor } from '@/lib/platform/actor';
import { dayOf, wallTime } from '@/lib/platform/clock';
import type { Block, Figure, ReportDocument } from '@/lib/platform/documents/model';
import { writePdf } from '@/lib/platform/documents/pdf';
import { writeDocx } from '@/lib/platform/documents/word';
import { writeReportWorkbook } from '@/lib/platform/documents/workbook';
import { broken } from '@/lib/platform/errors';
import { demand } from '@/lib/platform/scope';
import { type Bulletin, type Column, columns, counted, hrefOf, readBulletin } from './bulletin';

/** A number of the bulletin, with the list behind it for the screen. */
type Linked = Figure & { href?: string };
export type BulletinBlock = Block | { kind: 'paragraph'; runs: (string | Linked)[] };

const heads: Record<Column | 'returned', string> = {
  assigned: '交办',
  struckOff: '销号',
  inTime: '按期销号',
  reviewed: '问效',
  open: '在办',
  overdue: '逾期',
  returned: '退回（次）',
};
const order = ['assigned', 'struckOff', 'inTime', 'open', 'overdue', 'returned', 'reviewed'] as const;

export const bulletinTitle = ({ area, period }: Pick<Bulletin, 'area' | 'period'>) =>
  `${area.name}${periodWords(period)}督办调度通报`;

/** What the page shows and the files print. Areas are told in the order of codes: nobody is ranked. */
export function bulletinBlocks(bulletin: Bulletin): BulletinBlock[] {
  const { area, period, total, rows, overdue, effects, readAt } = bulletin;
  const number = (column: Column): Linked => ({
    text: total[column].toLocaleString('zh-CN'),
    value: total[column],
    code: codeOf(counted[column]),
    href: hrefOf(column, area.id, period),
  });
  return [
    { kind: 'heading', level: 1, text: '总体情况' },
    {
      kind: 'paragraph',
      runs: [
        ...[`${periodWords(period)}，交办督办任务`, number('assigned'), '项，销号', number('struckOff')],
        ...[
          '项，其中按期',
          number('inTime'),
          `项；退回${total.returned}次；完成跟踪问效`,
          number('reviewed'),
          '项。',
        ],
        ...[`截至${wallTime(readAt)}，在办`, number('open'), '项，逾期', number('overdue'), '项。'],
      ],
    },
    {
      kind: 'table',
      title: '各辖区督办情况',
      unit: '项',
      columns: [
        { header: '辖区', kind: 'text' },
        ...order.map((key) => ({ header: heads[key], kind: 'number' as const })),
      ],
      rows: rows.map(({ area: place, isOwn, counts }) => [
        isOwn ? `${place.name}本级` : place.name,
        ...order.map((key) => ({
          text: counts[key].toLocaleString('zh-CN'),
          value: counts[key],
          ...(key !== 'returned' && { href: hrefOf(key, place.id, period, isOwn) }),
        })),
      ]),
      totals: [
        '合计',
        ...order.map((key) => ({ text: total[key].toLocaleString('zh-CN'), value: total[key] })),
      ],
      note: '按承办辖区统计，按辖区代码排列，不作排名。在办、逾期为出具时的数；退回按次，其余按项。',
    },
    { kind: 'heading', level: 1, text: '逾期任务' },
    overdue.length === 0
      ? { kind: 'paragraph', runs: ['没有逾期的任务。'] }
      : {
          kind: 'table',
          title: '逾期任务',
          columns: ['编号', '事项', '承办辖区', '期限'].map((header) => ({ header, kind: 'text' })),
          rows: overdue.map(({ code, name, areaName, dueOn }) => [code, name, areaName, dueOn]),
          ...(total.overdue > overdue.length && { note: `只列期限最早的 ${overdue.length} 项。` }),
        },
    { kind: 'heading', level: 1, text: '跟踪问效' },
    effects.length === 0
      ? { kind: 'paragraph', runs: ['本月没有完成的跟踪问效。'] }
      : {
          kind: 'table',
          title: '跟踪问效',
          columns: ['编号', '事项', '承办辖区', '日期', '效果'].map((header) => ({ header, kind: 'text' })),
          rows: effects.map(({ code, name, areaName, on, note }) => [code, name, areaName, on, note]),
        },
  ];
}

export function bulletinDocument(bulletin: Bulletin, taker: Pick<Actor, 'name'>): ReportDocument {
  const { area, period, readAt, total, isDemo } = bulletin;
  return {
    title: `${area.name}督办调度通报`,
    subtitle: `（${periodWords(period)}）`,
    issuer: area.name,
    date: dayOf(readAt),
    asOf: wallTime(readAt),
    period: periodWords(period),
    reportingUnit: area.name,
    preparedBy: taker.name,
    demo: isDemo,
    watermark: `${taker.name} ${wallTime(readAt)}`,
    blocks: bulletinBlocks(bulletin) as Block[],
    annex: columns.map((column) => {
      const id = counted[column];
      return {
        code: codeOf(id),
        name: nameOf(id),
        value: { text: total[column].toLocaleString('zh-CN'), value: total[column] },
        unit: indicators[id].unit,
        definition: definitionOf(id),
        asOf: wallTime(readAt),
        source: '督办',
      };
    }),
  };
}

const writers = { docx: writeDocx, pdf: writePdf, xlsx: writeReportWorkbook };

export type BulletinOrder = { areaId: number; period: string; format: ReportFormat };

/** Orders the bulletin as a file of the worker's. What cannot be made is refused here. */
export async function orderBulletin(
  actor: Actor,
  { submitKey, ...order }: { areaId: number; period: string; format: string; submitKey: string },
): Promise<void> {
  const { format } = order;
  if (!isReportFormat(format)) throw broken('请选择 Word、PDF 或 Excel。');
  const bulletin = await readBulletin(actor, order.areaId, order.period);
  demand(actor, 'report.export', bulletin.area);
  const title = bulletinTitle(bulletin);
  await queueExport(actor, { kind: 'bulletin', title, format, request: order, submitKey });
}

/** Writes it to `path`. `rows`: the areas in it. */
export async function makeBulletinFile(
  actor: Actor,
  { areaId, period, format }: BulletinOrder,
  path: string,
): Promise<{ rows: number; fileName: string }> {
  const bulletin = await readBulletin(actor, areaId, period);
  demand(actor, 'report.export', bulletin.area);
  await writers[format](path, bulletinDocument(bulletin, actor));
  return { rows: bulletin.rows.length, fileName: `${bulletinTitle(bulletin)}.${format}` };
}
