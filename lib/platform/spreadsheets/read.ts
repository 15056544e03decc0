import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { defaultLimits, type Limits } from './limits.ts';
import { readMerges } from './merged-cells.ts';
import { type CsvEncoding, detectEncoding, firstBytes, readCsvRows } from './read-csv.ts';
import type { SheetRow } from './sheet-row.ts';
import { SpreadsheetError } from './spreadsheet-error.ts';
import { macros, XlsxPackage } from './xlsx-package.ts';
import { readRows } from './xlsx-sheet.ts';
import { readWorkbook, type WorkbookSheet } from './xlsx-workbook.ts';

export const INSTRUCTIONS_SHEET = '填写说明';

// PDF, pictures, archives, and the web pages that some systems export under the name .xls or .csv.
const NOT_TEXT = [
  '%PDF',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
  '<html',
  '<!DOC',
  '<?xml',
];

export type Spreadsheet = {
  format: 'xlsx' | 'csv';
  encoding?: CsvEncoding;
  sheetName?: string;
  /** Document properties of a workbook: title, subject, keywords … */
  properties: Record<string, string>;
  /** Opens the file anew for each iteration; the file must stay until the last one has ended. */
  rows: AsyncIterable<SheetRow>;
};

/**
 * Reads one sheet of an uploaded file, a row at a time. `fileName` is the user's name for it: its ending must
 * fit the content. Of a workbook the sheet called `sheetName` is read, else the first visible one but 填写说明.
 * Throws a SpreadsheetError, here or while the rows are read, for every file that cannot be used.
 */
export async function openSpreadsheet(
  path: string,
  fileName: string,
  options: { sheetName?: string; limits?: Partial<Limits> } = {},
): Promise<Spreadsheet> {
  const limits = { ...defaultLimits, ...options.limits };
  const extension = extname(fileName).toLowerCase();
  refuseExtension(extension);
  const { size } = await stat(path);
  if (size === 0) throw new SpreadsheetError('文件是空的，请检查后重新上传。');
  if (size > limits.fileBytes) {
    const megabytes = Math.floor(limits.fileBytes / 1024 / 1024);
    throw new SpreadsheetError(
      `文件超过 ${megabytes} MB，请拆分成几个文件，或把数据以数值粘贴到新工作簿后再上传。`,
    );
  }
  const content = await sniff(path);
  if (content === 'ole') throw await oleError(path);
  if (extension === '.xlsx') {
    if (content !== 'zip') {
      throw new SpreadsheetError(
        '文件内容不是 .xlsx 工作簿，请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。',
      );
    }
    return openWorkbook(path, limits, options.sheetName);
  }
  if (content !== 'text') {
    throw new SpreadsheetError('文件内容不是 CSV 文本。如果是 Excel 工作簿，请把扩展名改为 .xlsx 后再上传。');
  }
  const encoding = await detectEncoding(path);
  const rows = { [Symbol.asyncIterator]: () => readCsvRows(path, encoding, limits) };
  return { format: 'csv', encoding, properties: {}, rows };
}

async function openWorkbook(path: string, limits: Limits, wanted: string | undefined): Promise<Spreadsheet> {
  const pack = await XlsxPackage.open(path, limits);
  try {
    const book = await readWorkbook(pack, limits);
    const sheet = chooseSheet(book.sheets, wanted);
    const merges = await readMerges(pack.bytes(sheet.part, limits.partBytes), limits);
    const rows = {
      async *[Symbol.asyncIterator]() {
        const reopened = await XlsxPackage.open(path, limits);
        try {
          yield* readRows(reopened.bytes(sheet.part, limits.partBytes), book, merges, limits);
        } finally {
          reopened.close();
        }
      },
    };
    return { format: 'xlsx', sheetName: sheet.name, properties: book.properties, rows };
  } finally {
    pack.close();
  }
}

function chooseSheet(sheets: WorkbookSheet[], wanted: string | undefined): WorkbookSheet {
  const chosen =
    sheets.find((sheet) => sheet.name === wanted) ??
    sheets.find((sheet) => !sheet.hidden && sheet.name.trim() !== INSTRUCTIONS_SHEET);
  if (!chosen) throw new SpreadsheetError('工作簿中没有可读的数据表，请用下载的模板填写后上传。');
  return chosen;
}

function refuseExtension(extension: string): void {
  if (['.xlsx', '.csv', '.txt'].includes(extension)) return;
  if (['.xlsm', '.xltm', '.xlam'].includes(extension)) throw macros();
  if (extension === '.xls') throw oldWorkbook();
  throw new SpreadsheetError('只能上传 .xlsx 或 .csv 文件，请另存为其中一种格式后再上传。');
}

function oldWorkbook() {
  return new SpreadsheetError('文件是旧版 .xls 格式，请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。');
}

async function sniff(path: string): Promise<'zip' | 'ole' | 'text' | 'other'> {
  const head = await firstBytes(path, 8);
  const startsWith = (magic: string) => head.toString('latin1').startsWith(magic);
  if (startsWith('PK')) return 'zip';
  if (startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole';
  return NOT_TEXT.some(startsWith) ? 'other' : 'text';
}

/** The container of old .xls is also the one around an encrypted .xlsx, which names its one stream so. */
async function oleError(path: string): Promise<SpreadsheetError> {
  const marker = Buffer.from('EncryptedPackage', 'utf16le');
  let carry = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const bytes = Buffer.concat([carry, chunk]);
    if (bytes.includes(marker)) {
      return new SpreadsheetError(
        '文件设有打开密码，请在 Excel 中取消密码（文件 › 信息 › 保护工作簿）后再上传。',
      );
    }
    carry = bytes.subarray(-marker.length);
  }
  return oldWorkbook();
}
