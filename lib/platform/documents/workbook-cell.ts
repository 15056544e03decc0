import type { Cell as ExcelCell } from 'exceljs';

import { cellText } from './columns';
import type { Cell } from './model';

/** A number stays a number, so that Excel can add it up; its format makes it look as in the report. */
export function setValue(target: ExcelCell, cell: Cell): void {
  const value = typeof cell === 'string' ? undefined : cell.value;
  if (value === undefined || !Number.isFinite(value)) {
    target.value = safeText(cellText(cell));
    return;
  }
  target.value = value;
  target.numFmt = numberFormat(cellText(cell));
}

/** The format that shows a number the way `text` does; General for what is more than a number, as 1.3 万. */
export function numberFormat(text: string): string {
  const [, sign, whole, places = '', percent] = /^([+\-−≈]?)(\d[\d,]*)(?:\.(\d+))?(%?)$/.exec(text) ?? [];
  if (whole === undefined) return 'General';
  const grouped = whole.includes(',') || (whole.length < 4 && !percent);
  const format = (grouped ? '#,##0' : '0') + (places && `.${'0'.repeat(places.length)}`) + percent;
  if (sign === '≈') return `"≈"${format}`;
  return sign === '+' ? `+${format}` : format;
}

/**
 * Text that stays text, also when the sheet is saved as CSV and opened again: what a spreadsheet
 * would take for a formula gets an apostrophe. A minus before a number is a number.
 */
export const safeText = (text: string) =>
  /^[=@＝＠]|^[+\-＋－](?![\d.,]+%?$)/.test(text) ? `'${text}` : text;
