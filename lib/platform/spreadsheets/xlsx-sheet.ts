import type { Limits } from './limits.ts';
import { columnOf, type Merge, mergeMarker } from './merged-cells.ts';
import { isBlankRow, type SheetRow } from './sheet-row.ts';
import { damaged, SpreadsheetError } from './spreadsheet-error.ts';
import { type RawCell, readCell } from './xlsx-cell.ts';
import { MAX_TEXT, type Workbook } from './xlsx-workbook.ts';
import { parseXml } from './xml.ts';

const SHEET_ROWS = 1_048_576;
const SHEET_COLUMNS = 16_384;

/** Rows with content. Cells of merged ranges carry a problem that names the range, whatever they say. */
export async function* readRows(
  chunks: AsyncIterable<Buffer>,
  book: Workbook,
  merges: Merge[],
  limits: Limits,
): AsyncGenerator<SheetRow> {
  const reader = new RowReader(book, limits);
  const markMerged = mergeMarker(merges, limits.columns);
  let count = 0;
  for await (const _ of parseXml(chunks, reader.events)) {
    for (const row of reader.take()) {
      if (isBlankRow(row.cells)) continue;
      if (++count > limits.rows) throw tooManyRows(limits);
      markMerged(row);
      yield row;
    }
  }
}

export function tooManyRows(limits: Limits) {
  return new SpreadsheetError(`数据超过 ${limits.rows - 1} 行，请拆分成几个文件分别上传。`);
}

export function tooManyColumns(limits: Limits) {
  return new SpreadsheetError(`数据超过 ${limits.columns} 列，请只保留模板中的列后再上传。`);
}

/** Turns the sheet's tags into rows. Position attributes are optional: without one a cell follows the last. */
class RowReader {
  private rows: SheetRow[] = [];
  private row: SheetRow | undefined;
  private rowNumber = 0;
  private cell: RawCell | undefined;
  private column = 0;
  private inText = false;
  private isPhonetic = false;

  constructor(
    private readonly book: Workbook,
    private readonly limits: Limits,
  ) {}

  take(): SheetRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  readonly events = {
    open: (tag: string, attributes: Record<string, string>) => {
      if (tag === 'c') this.openCell(attributes);
      else if (tag === 'v' || tag === 't') this.inText = this.cell !== undefined && !this.isPhonetic;
      else if (tag === 'row') this.openRow(attributes.r);
      else if (tag === 'f' && this.cell) this.cell.hasFormula = true;
      else if (tag === 'rPh') this.isPhonetic = true;
    },
    text: (text: string) => {
      if (!this.inText || !this.cell) return;
      this.cell.text += text;
      if (this.cell.text.length > MAX_TEXT) throw damaged();
    },
    close: (tag: string) => {
      if (tag === 'c') this.closeCell();
      else if (tag === 'v' || tag === 't') this.inText = false;
      else if (tag === 'rPh') this.isPhonetic = false;
      else if (tag === 'row') this.closeRow();
    },
  };

  private openRow(r: string | undefined) {
    const number = r === undefined ? this.rowNumber + 1 : Number(r);
    if (!(number > this.rowNumber && number <= SHEET_ROWS)) throw damaged();
    this.rowNumber = number;
    this.row = { number, cells: [] };
    this.column = 0;
  }

  private openCell({ r, t = 'n', s }: Record<string, string>) {
    this.column = r === undefined ? this.column + 1 : columnOf(r);
    if (!this.row || this.column < 1 || this.column > SHEET_COLUMNS) throw damaged();
    this.cell = { type: t, style: Number(s ?? 0), text: '', hasFormula: false };
  }

  private closeCell() {
    if (!this.row || !this.cell) return;
    const value = this.cell.text === '' && !this.cell.hasFormula ? '' : readCell(this.cell, this.book);
    this.cell = undefined;
    if (value === '') return;
    // Checked on content only: a style painted over whole rows reaches column XFD.
    if (this.column > this.limits.columns) throw tooManyColumns(this.limits);
    const { cells } = this.row;
    while (cells.length < this.column - 1) cells.push('');
    cells[this.column - 1] = value;
  }

  private closeRow() {
    if (this.row) this.rows.push(this.row);
    this.row = undefined;
  }
}
