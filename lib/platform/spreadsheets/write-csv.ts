import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { ColumnKind } from './workbook-style.ts';
import type { PlainValue } from './write.ts';

export type CsvToWrite = {
  columns: { header: string; kind: ColumnKind }[];
  rows: AsyncIterable<PlainValue[]> | Iterable<PlainValue[]>;
};

/**
 * UTF-8 with a byte order mark, CRLF: what Excel opens by a double click. Text that it would take for a formula
 * gets a leading apostrophe, which openSpreadsheet takes off again. A failure leaves no file behind.
 */
export async function writeCsv(path: string, content: CsvToWrite): Promise<number> {
  const { columns } = content;
  let count = 0;
  async function* records() {
    yield columns.map(({ header }) => neutralise(header));
    for await (const row of content.rows) {
      count++;
      yield columns.map(({ kind }, index) => toField(kind, row[index] ?? null));
    }
  }
  try {
    await pipeline(
      records,
      stringify({ bom: true, record_delimiter: 'windows', quoted_match: /[\t\n\r;]/ }),
      createWriteStream(path),
    );
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return count;
}

function toField(kind: ColumnKind, value: PlainValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const text = String(value);
  const isNumber = typeof value === 'number' || (kind !== 'text' && /^-?\d+(\.\d+)?$/.test(text));
  return isNumber ? text : neutralise(text);
}

/** Also doubles apostrophes that already stand so, lest reading takes one off that is the user's. */
function neutralise(text: string): string {
  return /^'*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}
