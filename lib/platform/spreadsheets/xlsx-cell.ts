import type { CellFormat } from './cell-format.ts';
import { generalFormat } from './cell-format.ts';
import { serialToText } from './serial-date.ts';
import type { CellValue } from './sheet-row.ts';
import { damaged } from './spreadsheet-error.ts';
import type { Workbook } from './xlsx-workbook.ts';

/** One <c> of the sheet, as written. */
export type RawCell = { type: string; style: number; text: string; hasFormula: boolean };

export function readCell(cell: RawCell, book: Workbook): CellValue {
  const value = plainValue(cell, book);
  if (!cell.hasFormula) return value;
  return {
    problem: '单元格是公式，请复制后“选择性粘贴”为数值。',
    text: typeof value === 'string' ? value : value.text,
  };
}

function plainValue({ type, style, text }: RawCell, book: Workbook): CellValue {
  switch (type) {
    case 's':
      return unescapeText(sharedString(Number(text), book));
    case 'str':
    case 'inlineStr':
      return unescapeText(text);
    case 'b':
      return text === '1' || text === 'true' ? 'TRUE' : 'FALSE';
    case 'e':
      return { problem: `单元格显示错误值 ${text}，请改正后填写。`, text };
    case 'd':
      return text.replace('T', ' ').replace(/ 00:00(:00)?(\.0+)?Z?$/, '');
    default:
      return text.trim() === ''
        ? ''
        : numberToText(text, book.formats[style] ?? generalFormat, book.date1904);
  }
}

function sharedString(index: number, book: Workbook): string {
  const text = book.strings.get(index);
  if (text === undefined) throw damaged();
  return text;
}

function numberToText(raw: string, format: CellFormat, date1904: boolean): CellValue {
  const number = Number(raw);
  if (!Number.isFinite(number)) return { problem: '无法识别的数字。', text: raw };
  if (format.kind === 'date') return serialToText(number, date1904);
  if (Math.abs(number) >= 1e15) {
    return {
      problem: '数字超过 15 位，Excel 已丢失末位，请把单元格设为文本格式后重新填写。',
      text: Math.abs(number) < 1e21 ? BigInt(Math.round(number)).toString() : raw,
    };
  }
  // Fifteen digits are what Excel shows: it stores a typed 1.1 as 1.1000000000000001.
  const rounded = Number(number.toPrecision(15));
  const plain = rounded !== 0 && Math.abs(rounded) < 1e-6 ? trimZeros(rounded.toFixed(20)) : String(rounded);
  return plain.padStart(format.zeros, '0');
}

function trimZeros(decimal: string): string {
  return decimal.replace(/\.?0+$/, '');
}

/** Characters that XML cannot hold are written _x000D_ in this format; a line break in a cell is one LF. */
function unescapeText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
  return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
}
