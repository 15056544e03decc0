import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, vi } from 'vitest';
import type { Limits } from '@/lib/platform/spreadsheets/limits.ts';
import { openSpreadsheet } from '@/lib/platform/spreadsheets/read.ts';
import type { SheetRow } from '@/lib/platform/spreadsheets/sheet-row.ts';

// Real files of real size: on a busy machine the usual five seconds are not enough.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** A temporary folder for the tests of a file; `path` gives a place in it. */
export function temporaryFolder(): { path: (name: string) => string } {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'spreadsheets-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return { path: (name) => join(folder, name) };
}

export async function readAll(
  path: string,
  options: { name?: string; sheetName?: string; limits?: Partial<Limits> } = {},
) {
  const { rows, ...spreadsheet } = await openSpreadsheet(path, options.name ?? path, options);
  const all: SheetRow[] = [];
  for await (const row of rows) all.push(row);
  return { ...spreadsheet, rows: all };
}

export type ZipEntry = {
  name: string;
  data: string | Buffer;
  /** What the directory claims, where it lies. */
  declaredSize?: number;
  encrypted?: boolean;
};

/** A zip as any program writes it, but for what an entry lies about. */
export function zip(entries: ZipEntry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, declaredSize, encrypted } of entries) {
    const bytes = Buffer.from(data);
    const stored = deflateRawSync(bytes);
    const fileName = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(encrypted ? 0x801 : 0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(stored.length, 14);
    common.writeUInt32LE(declaredSize ?? bytes.length, 18);
    common.writeUInt16LE(fileName.length, 22);
    local.push(Buffer.from('PK\x03\x04'), common, fileName, stored);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, fileName);
    offset += 30 + fileName.length + stored.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]);
}

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export type SheetXml = { name: string; data: string; state?: string; after?: string };

export type WorkbookXml = {
  sheets?: SheetXml[];
  /** Rows of the only sheet, 网格. */
  data?: string;
  /** What follows <sheetData>. */
  after?: string;
  strings?: string;
  styles?: string;
  date1904?: boolean;
  relations?: { type: string; target: string }[];
  extra?: ZipEntry[];
};

/** The parts of a small workbook, to be altered before they are zipped. */
export function workbookParts(book: WorkbookXml): ZipEntry[] {
  const sheets = book.sheets ?? [{ name: '网格', data: book.data ?? '', after: book.after }];
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`;
  const relationships = (content: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  return [
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: '_rels/.rels', data: relationships(relation('r1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr${book.date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          ({ name, state }, i) =>
            `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="s${i}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relationships(
        sheets.map((_, i) => relation(`s${i}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('') +
          (book.strings ? relation('ss', 'sharedStrings', '/xl/sharedStrings.xml') : '') +
          (book.styles ? relation('st', 'styles', 'styles.xml') : '') +
          (book.relations ?? []).map(({ type, target }, i) => relation(`x${i}`, type, target)).join(''),
      ),
    },
    ...sheets.map(({ data, after = '' }, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      data: `<worksheet xmlns="${MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>${data}</sheetData>${after}</worksheet>`,
    })),
    ...(book.strings
      ? [{ name: 'xl/sharedStrings.xml', data: `<sst xmlns="${MAIN}">${book.strings}</sst>` }]
      : []),
    ...(book.styles
      ? [{ name: 'xl/styles.xml', data: `<styleSheet xmlns="${MAIN}">${book.styles}</styleSheet>` }]
      : []),
    ...(book.extra ?? []),
  ];
}

export async function saveWorkbook(path: string, book: WorkbookXml | ZipEntry[]): Promise<string> {
  await writeFile(path, zip(Array.isArray(book) ? book : workbookParts(book)));
  return path;
}

/** A row of text cells. */
export function textRow(number: number, ...texts: string[]): string {
  const cells = texts.map((text) => (text === '' ? '<c/>' : `<c t="inlineStr"><is><t>${text}</t></is></c>`));
  return `<row r="${number}">${cells.join('')}</row>`;
}
