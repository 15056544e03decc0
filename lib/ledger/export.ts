import type { Actor } from '@/lib/platform/actor';
import { clock, wallTime } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { type PlainValue, writeWorkbook } from '@/lib/platform/spreadsheets/write';
import { writeCsv } from '@/lib/platform/spreadsheets/write-csv';
import { fieldNames, fieldOf, type Ledger } from './define';
import { type Filter, reviewLabels } from './filter';
import { labelsFor } from './labels';
import type { ListQuery } from './query';
import { streamRecords } from './read';
import type { LedgerRecord } from './record';
import { sheetColumns } from './sheet';
import { cellText, type Labels } from './values';

export type ExportOf = {
  filter: Filter;
  sort: ListQuery['sort'];
  /** The filter as a person reads it, a line each. */
  conditions: string[];
  format: 'xlsx' | 'csv';
  onProgress(rows: number): Promise<void>;
};

/** Writes all that match, streamed, under the template's header so that it imports again. Returns the number of rows. */
export async function exportRecords(
  tx: Tx,
  actor: Actor,
  ledger: Ledger,
  path: string,
  of: ExportOf,
): Promise<number> {
  const watermark = `${actor.name} ${wallTime(clock.now())}`;
  const columns = [
    ...sheetColumns(ledger),
    { header: '审核状态', kind: 'text' as const },
    { header: '停用日期', kind: 'date' as const },
  ];
  const rows = rowsOf(tx, actor, ledger, of);
  if (of.format === 'csv') return writeCsv(path, { columns, rows });
  let total = 0;
  const counted = (async function* () {
    for await (const row of rows) {
      total += 1;
      yield row;
    }
  })();
  await writeWorkbook(path, {
    watermark,
    properties: { title: `${ledger.label}导出`, keywords: `gongzhi:${ledger.name}` },
    sheets: [
      { name: ledger.label, columns, rows: counted },
      {
        name: '说明',
        columns: [
          { header: '项目', kind: 'text', width: 24 },
          { header: '内容', kind: 'text', width: 90 },
        ],
        rows: notes(ledger, of, watermark, () => total),
      },
    ],
  });
  return total;
}

async function* rowsOf(
  tx: Tx,
  actor: Actor,
  ledger: Ledger,
  { filter, sort, onProgress }: ExportOf,
): AsyncGenerator<PlainValue[]> {
  let done = 0;
  for await (const records of streamRecords(tx, actor, ledger, filter, sort)) {
    const labels = await labelsFor(
      tx,
      ledger,
      records.map(({ values }) => values),
      filter.tree,
    );
    for (const record of records) yield exportedRow(ledger, record, labels);
    done += records.length;
    await onProgress(done);
  }
}

const exportedRow = (
  ledger: Ledger,
  { values, reviewState, retiredOn }: LedgerRecord,
  labels: Labels,
): PlainValue[] => [
  ...fieldNames(ledger).map((name) => cellText(fieldOf(ledger, name), values[name], labels)),
  reviewLabels[reviewState],
  retiredOn,
];

/** Read after the rows have been written, when their number is known. */
function* notes(
  ledger: Ledger,
  { conditions, filter }: ExportOf,
  watermark: string,
  total: () => number,
): Generator<PlainValue[]> {
  yield ['导出人、时间', watermark];
  yield ['记录数', `${total()} ${ledger.measureWord}`];
  yield ['区划', filter.tree ? `按当时区划（${filter.tree}）` : '按现区划'];
  for (const condition of conditions) yield ['筛选条件', condition];
  for (const name of fieldNames(ledger)) {
    const field = fieldOf(ledger, name);
    const options = field.kind === 'choice' ? `可填：${Object.values(field.options).join('、')}。` : '';
    yield [field.label, [field.help, options].filter(Boolean).join(' ') || '—'];
  }
}
