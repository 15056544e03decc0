import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Actor } from '@/lib/platform/actor';
import { clock, today, wallTime } from '@/lib/platform/clock';
import { placeFor } from '@/lib/platform/files';
import { grantsFor } from '@/lib/platform/scope';
import { type SheetColumn, type SheetToWrite, writeWorkbook } from '@/lib/platform/spreadsheets/write';
import { transact } from '@/lib/platform/transact';
import { type Pivot, pivotParams, shareLabels, titleOf } from './definition';
import { cellAt, cutsOf, headText, isShared, rounded, shareAt } from './format';
import { countPivot, loadPivotForm, type PivotForm, type PivotTable } from './queries';

/** Writes a pivot as a workbook, with its entry in the trail. Whoever asked sends the file and removes it. */
export async function exportPivot(actor: Actor, asked: Pivot): Promise<{ path: string; fileName: string }> {
  const form = await loadPivotForm(actor, asked);
  const { pivot } = form;
  const table = await countPivot(actor, pivot, 'ledger.export');
  const path = await placeFor(`pivots/${randomUUID()}.xlsx`);
  const watermark = `${actor.name} ${wallTime(clock.now())}`;
  await writeWorkbook(path, {
    watermark,
    properties: { title: titleOf(pivot) },
    sheets: [
      valuesSheet(pivot, table),
      { name: '说明', columns: noteColumns, rows: notes(actor, form, table, watermark) },
      ...further(pivot, table),
    ],
  });
  // A file that left no entry must not leave the house.
  await record(actor, pivot, table).catch(async (error) => {
    await rm(path, { force: true });
    throw error;
  });
  return { path, fileName: `${pivot.ledger.label}分析-${today()}.xlsx` };
}

const record = (actor: Actor, pivot: Pivot, table: PivotTable) =>
  transact(actor, 'ledger.export', (_, audit) =>
    audit.record(
      {
        action: 'export',
        subject: 'exports',
        subjectLabel: `分析 ${titleOf(pivot)}`,
        pos: actor.grants[0]?.lo ?? null,
        after: {
          kind: 'pivot',
          format: 'xlsx',
          request: { ledger: pivot.ledger.name, query: pivotParams(pivot).toString() },
          rows: table.rows.length,
        },
      },
      undefined,
    ),
  );

/** A sheet of one number to each cell, laid out as on the page. */
function sheetOf(
  name: string,
  { rows, table, kind }: { rows: Pivot['rows']; table: PivotTable; kind: SheetColumn['kind'] },
  numberAt: (row: number, column: number) => number | null,
  total: string,
): SheetToWrite {
  const across = [...table.columns.keys(), -1];
  const down = [...table.rows.keys(), -1];
  return {
    name,
    columns: [
      { header: rows.label, kind: 'text', width: 32 },
      ...across.map((column) => ({ header: table.columns[column]?.label ?? total, kind, width: 14 })),
    ],
    rows: down.map((row) => [
      table.rows[row]?.label ?? '合计',
      ...across.map((column) => numberAt(row, column)),
    ]),
  };
}

function valuesSheet({ rows, measure }: Pivot, table: PivotTable): SheetToWrite {
  const kind = 'form' in measure && measure.form === 'money' ? 'money' : 'number';
  const total = table.columns.length > 0 ? '合计' : headText(measure);
  return sheetOf(
    '分析',
    { rows, table, kind },
    (row, column) => rounded(cellAt(table, row, column).value),
    total,
  );
}

/** Of an average, of how many it is; of shares, these. */
function further({ rows, measure, share }: Pivot, table: PivotTable): SheetToWrite[] {
  const as = { rows, table, kind: 'number' as const };
  if (measure.kind === 'avg')
    return [sheetOf('填写数', as, (row, column) => cellAt(table, row, column).filled, '合计')];
  if (!isShared(measure, share)) return [];
  const percentAt = (row: number, column: number) => rounded(shareAt(table, share, row, column));
  return [sheetOf(shareLabels[share], as, percentAt, '合计')];
}

const noteColumns: SheetColumn[] = [
  { header: '项目', kind: 'text', width: 24 },
  { header: '内容', kind: 'text', width: 90 },
];

function notes(actor: Actor, { pivot, conditions }: PivotForm, table: PivotTable, watermark: string) {
  const { ledger, rows, columns, measure, query } = pivot;
  const scope = [...new Set(grantsFor(actor, 'ledger.export').map(({ areaName }) => areaName))].join('、');
  const asked = conditions.map(({ label, value }) => ['筛选条件', `${label}：${value}`]);
  return [
    ['台账', ledger.label],
    ['行', rows.label],
    ['列', columns?.label ?? '不分列'],
    ['指标', headText(measure)],
    ['导出人、时间', watermark],
    ['导出人辖区', scope],
    ['区划', query.filter.tree ? `按当时区划（${query.filter.tree}）` : '按现区划'],
    ['记录数', `${table.total.n} ${ledger.measureWord}`],
    ...(asked.length > 0 ? asked : [['筛选条件', '没有其他条件']]),
    ...cutsOf(table).map((text) => ['范围', text]),
  ];
}
