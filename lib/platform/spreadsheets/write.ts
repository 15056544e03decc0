import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import ExcelJS, { type Cell, type Worksheet } from 'exceljs';
import type { ColumnKind } from './workbook-style.ts';
import * as style from './workbook-style.ts';

export type SheetColumn = { header: string; kind: ColumnKind; width?: number; note?: string };
export type PlainValue = string | number | boolean | Date | null;
export type MarkedValue = { value: PlainValue; fill: 'error'; comment?: string };
export type SheetValue = PlainValue | MarkedValue;

export type SheetToWrite = {
  name: string;
  columns: SheetColumn[];
  rows: AsyncIterable<SheetValue[]> | Iterable<SheetValue[]>;
};

export type WorkbookToWrite = {
  sheets: SheetToWrite[];
  /** Printed on every page: who exported it and when. */
  watermark: string;
  properties?: { title?: string; subject?: string; keywords?: string };
};

const EXCEL_ROWS = 1_048_576;

/**
 * Writes a workbook, row by row, and gives the number of rows under the headers. Values follow the column's kind:
 * number and money take numbers or decimal strings, date takes 'YYYY-MM-DD' or a Date read as UTC; what does not
 * fit its kind is written as text, never altered. Text is never a formula. A failure leaves no file behind.
 */
export async function writeWorkbook(path: string, content: WorkbookToWrite): Promise<number> {
  const file = createWriteStream(path);
  try {
    // exceljs listens for errors of its file only at the end, and waits for ever for a file that failed before.
    const failure = once(file, 'error').then(([error]) => Promise.reject(error));
    return await Promise.race([failure, writeSheets(file, content)]);
  } catch (error) {
    file.destroy();
    await rm(path, { force: true });
    throw error;
  }
}

async function writeSheets(file: WriteStream, content: WorkbookToWrite): Promise<number> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: file, useStyles: true });
  Object.assign(workbook, { creator: '共治', lastModifiedBy: '共治' }, content.properties);
  const names = new Set<string>();
  let total = 0;
  for (const sheet of content.sheets) {
    const worksheet = workbook.addWorksheet(uniqueName(sheet.name, names), {
      views: [{ state: 'frozen', ySplit: 1 }],
      pageSetup: style.pageSetup,
      headerFooter: {
        oddHeader: `&L${style.printedText(content.watermark)}&R${style.printedText(sheet.name)}`,
        oddFooter: `&L${style.printedText(content.watermark)}&C第 &P 页，共 &N 页`,
      },
    });
    total += await writeRows(file, worksheet, sheet);
    worksheet.commit();
  }
  await workbook.commit();
  return total;
}

async function writeRows(
  file: WriteStream,
  worksheet: Worksheet,
  { columns, rows }: SheetToWrite,
): Promise<number> {
  worksheet.columns = columns.map(({ kind, width }) => ({ width: width ?? style.WIDTHS[kind] }));
  const header = worksheet.addRow([]);
  header.height = style.HEADER_HEIGHT;
  columns.forEach((column, index) => {
    const cell = header.getCell(index + 1);
    cell.value = style.safeText(column.header);
    cell.style = style.header;
    if (column.note) cell.note = column.note;
  });
  header.commit();

  let count = 0;
  for await (const values of rows) {
    if (file.errored) throw file.errored;
    if (++count >= EXCEL_ROWS) throw new Error(`More rows than a sheet can hold: ${EXCEL_ROWS}`);
    const row = worksheet.addRow([]);
    columns.forEach(({ kind }, index) => {
      writeCell(row.getCell(index + 1), kind, values[index] ?? null);
    });
    row.commit();
    if (count % 100 === 0) await roomIn(worksheet);
  }
  worksheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: count + 1, column: columns.length } };
  return count;
}

function writeCell(cell: Cell, kind: ColumnKind, value: SheetValue): void {
  const isMarked = typeof value === 'object' && value !== null && !(value instanceof Date);
  const plain = toCellValue(kind, isMarked ? value.value : value);
  cell.value = plain;
  // Text in a column of numbers keeps the text format: only then does Excel leave it alone when edited.
  cell.style = (isMarked ? style.marked : style.body)[typeof plain === 'string' ? 'text' : kind];
  if (isMarked && value.comment) cell.note = style.safeText(value.comment);
}

function toCellValue(kind: ColumnKind, value: PlainValue): string | number | Date | null {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Date)
    return kind === 'date' ? value : style.safeText(value.toISOString().slice(0, 10));
  const text = String(value);
  if (kind === 'date') return toDate(text) ?? style.safeText(text);
  if (kind !== 'text' && isExactNumber(text)) return Number(text);
  return style.safeText(text);
}

/** A decimal that survives Excel's fifteen digits. */
function isExactNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').replace(/^0+/, '').length <= 15;
}

/** Excel's calendar is wrong before March 1900; such dates stay text. */
function toDate(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1900-03-01') return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function uniqueName(name: string, taken: Set<string>): string {
  const base = style.tabName(name);
  let unique = base;
  for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${base.slice(0, 27)} (${n})`;
  taken.add(unique.toLowerCase());
  return unique;
}

/**
 * Waits while the zip is behind. exceljs ignores its signal, and would hold a whole sheet in memory when rows
 * come faster than they are compressed and stored; hence the reach into the one version that is pinned.
 */
async function roomIn(worksheet: Worksheet): Promise<void> {
  const { stream } = worksheet as unknown as {
    stream: { pipes: (Writable & { _writableState: unknown })[] };
  };
  const sink = stream.pipes[0];
  const state = sink?._writableState as { needDrain: boolean } | undefined;
  if (!sink || typeof state?.needDrain !== 'boolean') throw new Error('exceljs streams differently now');
  if (state.needDrain) await once(sink, 'drain');
}
