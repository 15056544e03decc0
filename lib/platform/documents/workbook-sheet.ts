import type { Alignment, Borders, Cell as ExcelCell, Row, Worksheet } from 'exceljs';

import { alignment, cellText } from './columns';
import { chineseDate, emWidth } from './layout';
import type { Cell, Column, ReportDocument, Table } from './model';
import { asOfLine, marks } from './plan';
import { safeText, setValue } from './workbook-cell';
import { setUpPrint } from './workbook-print';

const SONG = '宋体';
const HEI = '黑体';
/** Excel counts widths in digits; a Chinese character takes two. */
const digits = (text: string) => emWidth(text) * 2;
const NARROWEST = 8;
const WIDEST = 46;
/** What fits an upright page at full size; a table wider than that and a bit is turned. */
const A4 = 84;
const LINE = 15;
/** Excel's own limit. */
const TALLEST = 409;

/** One table as one sheet, set up to print on A4: as wide as the page, its head on every page. */
export function fillSheet(sheet: Worksheet, document: ReportDocument, table: Table, title: string): void {
  const widths = columnWidths(table);
  sheet.columns = widths.map((width) => ({ width }));
  const last = table.columns.length;
  const total = widths.reduce((sum, width) => sum + width, 0);

  addWide(sheet, last, title, { size: 16, font: HEI, horizontal: 'center', width: total });
  for (const [left, right] of cornerLines(document, table)) {
    const row = sheet.addRow([]);
    setText(row.getCell(1), left, { horizontal: 'left' });
    if (right) setText(row.getCell(Math.max(2, last)), right, { horizontal: last > 1 ? 'right' : 'left' });
  }

  const head = sheet.addRow(table.columns.map((column) => safeText(column.header)));
  const first = head.number;
  head.height =
    15 * Math.max(1, ...table.columns.map((column, index) => lines(column.header, widths[index])));
  eachCell(head, last, (cell) => {
    cell.font = { name: HEI, size: 10 };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
  for (const cells of table.rows) addCells(sheet, table.columns, cells, SONG, widths);
  if (table.totals) addCells(sheet, table.columns, table.totals, HEI, widths);
  drawBorders(sheet, first, sheet.lastRow?.number ?? first, last, table.totals !== undefined);

  if (table.note) addWide(sheet, last, `注：${table.note}`, { size: 9, width: total });
  addWide(sheet, last, signatures(document), { size: 10, width: total });
  setUpPrint(sheet, document, first, total > A4 * 1.3);
}

/** 表号 and its kin right, whose report and for when left, the unit above the table's corner. */
function cornerLines(document: ReportDocument, table: Table): [string, string][] {
  const { form } = document;
  const right = [
    form && `表　　号：${form.number}`,
    form?.authority && `制定机关：${form.authority}`,
    form?.approval && `批准文号：${form.approval}`,
    form?.validUntil && `有效期至：${form.validUntil}`,
    table.unit && `计量单位：${table.unit}`,
  ].filter((line) => line !== undefined && line !== '');
  const left = [
    marks(document).join('　'),
    `填报单位：${document.reportingUnit ?? ''}`,
    `报 告 期：${document.period}`,
    `数据截至：${asOfLine(document)}`,
  ];
  const count = Math.max(left.length, right.length);
  // Both end at the head of the table.
  const pad = (lines: readonly (string | undefined)[], index: number) =>
    lines[index - (count - lines.length)] ?? '';
  return Array.from({ length: count }, (_, index) => [pad(left, index), pad(right, index)]);
}

const signatures = (document: ReportDocument) =>
  [
    `负责人：${document.responsible ?? '　　　　'}`,
    `填报人：${document.preparedBy ?? '　　　　'}`,
    `审核人：${document.reviewedBy ?? '　　　　'}`,
    `报出日期：${chineseDate(document.date)}`,
  ].join('　　');

function addCells(
  sheet: Worksheet,
  columns: readonly Column[],
  cells: readonly Cell[],
  font: string,
  widths: readonly number[],
) {
  const row = sheet.addRow([]);
  const tallest = Math.max(1, ...cells.map((cell, index) => lines(cellText(cell), widths[index])));
  row.height = Math.min(TALLEST, 3 + LINE * tallest);
  columns.forEach((column, index) => {
    const cell = cells[index] ?? '';
    const target = row.getCell(index + 1);
    setValue(target, cell);
    target.font = { name: font, size: 10 };
    const horizontal = alignment(column);
    const indent = horizontal === 'center' ? 0 : 1;
    target.alignment = { horizontal, indent, vertical: 'middle', wrapText: column.kind === 'text' };
  });
}

/** As wide as the cells want, and together at least as wide as a sheet of A4. */
function columnWidths(table: Table): number[] {
  const rows = table.totals ? [...table.rows, table.totals] : table.rows;
  const wishes = table.columns.map((column, index) => {
    const widest = rows.reduce((width, row) => Math.max(width, digits(cellText(row[index] ?? ''))), 0);
    const head = digits(column.header);
    const wanted = column.width ? column.width * 2 : Math.max(widest, head > 12 ? head / 2 + 2 : head);
    return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(wanted) + 3));
  });
  const stretch = Math.max(1, A4 / wishes.reduce((sum, width) => sum + width, 0));
  return wishes.map((width) => Math.floor(width * stretch));
}

// Excel does not grow rows over merged cells or unknown fonts by itself, so the lines are counted.
const lines = (text: string, width = NARROWEST) => Math.ceil(digits(text) / Math.max(1, width - 3));

type Wide = { size: number; font?: string; horizontal?: 'center'; width: number };

function addWide(
  sheet: Worksheet,
  last: number,
  text: string,
  { size, font = SONG, horizontal, width }: Wide,
) {
  const row = sheet.addRow([]);
  if (last > 1) sheet.mergeCells(row.number, 1, row.number, last);
  const cell = row.getCell(1);
  setText(cell, text, { horizontal: horizontal ?? 'left', wrapText: true });
  cell.font = { name: font, size };
  row.height = Math.min(TALLEST, size * 1.6 * Math.max(1, lines(text, width * (10 / size))));
}

function setText(cell: ExcelCell, text: string, alignment: Partial<Alignment>) {
  cell.value = safeText(text);
  cell.font = { name: SONG, size: 10 };
  cell.alignment = { vertical: 'middle', ...alignment };
}

function drawBorders(sheet: Worksheet, first: number, bottom: number, last: number, totals: boolean) {
  for (let number = first; number <= bottom; number += 1) {
    eachCell(sheet.getRow(number), last, (cell, column) => {
      const thickBelow = number === bottom || number === first;
      const borders: Partial<Borders> = {
        top: { style: number === first ? 'medium' : totals && number === bottom ? 'thin' : 'hair' },
        bottom: { style: thickBelow ? (number === bottom ? 'medium' : 'thin') : 'hair' },
        right: column < last ? { style: 'hair' } : undefined,
      };
      cell.border = borders;
    });
  }
}

function eachCell(row: Row, last: number, visit: (cell: ExcelCell, column: number) => void) {
  for (let column = 1; column <= last; column += 1) visit(row.getCell(column), column);
}
