import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { Limits } from './limits.ts';
import { type CellValue, isBlankRow, type SheetRow } from './sheet-row.ts';
import { SpreadsheetError } from './spreadsheet-error.ts';
import { tooManyColumns, tooManyRows } from './xlsx-sheet.ts';

/** utf-16 is what Excel calls “Unicode 文本”. */
export type CsvEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const LONGEST_RECORD = 256 * 1024;
const DELIMITERS = [',', ';', '\t'];

/** Text without a byte order mark is UTF-8 if it can be, for Chinese in GB18030 practically never is. */
export async function detectEncoding(path: string): Promise<CsvEncoding> {
  const mark = await firstBytes(path, 3);
  if (mark[0] === 0xff && mark[1] === 0xfe) return 'utf-16le';
  if (mark[0] === 0xfe && mark[1] === 0xff) return 'utf-16be';
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    if (await canDecode(path, encoding)) return encoding;
  }
  throw new SpreadsheetError('无法识别文件的编码，请用 Excel 另存为“CSV UTF-8”或 .xlsx 后再上传。');
}

export async function* readCsvRows(
  path: string,
  encoding: CsvEncoding,
  limits: Limits,
): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter: await detectDelimiter(path, encoding),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
  });
  // The reader of the rows gets the error through the parser; here it must only not go unhandled.
  const feeding = pipeline(decode(path, encoding), parser).catch(() => {});
  let number = 0;
  let count = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number++;
      const cells = record.map(toCell);
      while (cells.at(-1) === '') cells.pop();
      if (isBlankRow(cells)) continue;
      if (cells.length > limits.columns) throw tooManyColumns(limits);
      if (++count > limits.rows) throw tooManyRows(limits);
      yield { number, cells };
    }
  } catch (error) {
    throw toSpreadsheetError(error, number + 1);
  } finally {
    parser.destroy();
    await feeding;
  }
}

function toSpreadsheetError(error: unknown, row: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const reason = error.code === 'CSV_MAX_RECORD_SIZE' ? '内容过长，可能缺少换行或右引号' : '引号不成对';
  return new SpreadsheetError(`第 ${row} 行${reason}，请用 Excel 打开检查后另存为 .xlsx 再上传。`, {
    cause: error,
  });
}

/** Undoes what spreadsheets do to text in CSV, and refuses what they have spoilt. */
function toCell(text: string): CellValue {
  if (/^'+[=+\-@\t\r＝＋－＠]/.test(text)) return text.slice(1);
  const quoted = /^="(.*)"$/s.exec(text);
  if (quoted) return quoted[1] ?? '';
  if (text.startsWith('=')) return { problem: '单元格是公式，请填写数值。', text };
  if (/^-?\d(\.\d+)?E\+\d+$/i.test(text)) {
    return { problem: '数字已被 Excel 改成科学计数法，请把该列设为文本格式后重新填写。', text };
  }
  return text;
}

async function canDecode(path: string, encoding: CsvEncoding): Promise<boolean> {
  try {
    for await (const text of decode(path, encoding)) {
      if (text.includes('\0')) throw new SpreadsheetError('文件不是文本，请上传 .xlsx 或 .csv 文件。');
    }
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Throws a TypeError at the first byte that is not of the encoding. */
async function* decode(path: string, encoding: CsvEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The candidate that is most frequent in the first line with any, outside quotes. */
async function detectDelimiter(path: string, encoding: CsvEncoding): Promise<string> {
  for await (const text of decode(path, encoding)) {
    for (const line of text.replace(/"[^"]*"/g, '').split(/\r\n|\n|\r/)) {
      const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length - 1);
      const most = Math.max(...counts);
      if (most > 0) return DELIMITERS[counts.indexOf(most)] ?? ',';
    }
    break;
  }
  return ',';
}

export async function firstBytes(path: string, count: number): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { end: count - 1 })) return chunk;
  return Buffer.alloc(0);
}
