import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { SpreadsheetError } from '@/lib/platform/spreadsheets/spreadsheet-error.ts';
import {
  readAll,
  saveWorkbook,
  temporaryFolder,
  textRow,
  workbookParts,
  type ZipEntry,
  zip,
} from './files.ts';

const folder = temporaryFolder();
let files = 0;

async function save(content: string | Buffer): Promise<string> {
  const path = folder.path(`${++files}.xlsx`);
  await writeFile(path, content);
  return path;
}

/** The refusal's words. Fails for a file that is read, or that ends in any other error. */
async function refusal(content: string | Buffer, name = 'file.xlsx', limits = {}): Promise<string> {
  const path = await save(content);
  const error = await readAll(path, { name, limits }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SpreadsheetError);
  return (error as SpreadsheetError).message;
}

function withPart(name: string, data: string | Buffer): ZipEntry[] {
  const parts = workbookParts({ data: textRow(1, '甲') });
  return [...parts.filter((part) => part.name !== name), { name, data }];
}

const sheet = (data: string) => withPart('xl/worksheets/sheet1.xml', data);
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

test.each([
  ['an empty file', Buffer.alloc(0), 'a.xlsx', '空的'],
  ['text under the name of a workbook', '编号,名称\n1,甲\n', 'a.xlsx', '另存为 .xlsx'],
  ['a web page under the name of a workbook', '<html><table></table></html>', 'a.xlsx', '另存为 .xlsx'],
  ['an old workbook', Buffer.concat([OLE, Buffer.alloc(2000)]), 'a.xls', '旧版 .xls'],
  ['an old workbook renamed', Buffer.concat([OLE, Buffer.alloc(2000)]), 'a.xlsx', '旧版 .xls'],
  [
    'a workbook with a password',
    Buffer.concat([OLE, Buffer.alloc(70_000), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(500)]),
    'a.xlsx',
    '取消密码',
  ],
  ['a workbook with macros by its name', zip(workbookParts({ data: '' })), 'a.xlsm', '含宏'],
  ['a workbook under the name of a text', zip(workbookParts({ data: '' })), 'a.csv', '.xlsx'],
  ['another format', 'x', 'a.ods', '只能上传'],
  ['no format', 'x', 'noname', '只能上传'],
  ['a zip of something else', zip([{ name: 'readme.txt', data: 'x' }]), 'a.xlsx', '不是 Excel 工作簿'],
])('refuses %s', async (_, content, name, words) => {
  expect(await refusal(content, name)).toContain(words);
});

test.each([
  ['macros', { extra: [{ name: 'xl/vbaProject.bin', data: 'x' }] }, '含宏'],
  ['macros under another name', { relations: [{ type: 'vbaProject', target: 'code.bin' }] }, '含宏'],
  ['an Excel 4 macro sheet', { relations: [{ type: 'xlMacrosheet', target: 'macrosheets/m.xml' }] }, '含宏'],
  ['external links', { relations: [{ type: 'externalLink', target: 'externalLinks/e.xml' }] }, '外部链接'],
  ['encrypted entries', { extra: [{ name: 'x', data: 'x', encrypted: true }] }, '密码'],
  ['two parts of one name', { extra: [{ name: 'XL/workbook.xml', data: 'x' }] }, '已损坏'],
  ['no sheet to read', { sheets: [{ name: '填写说明', data: textRow(1, 'x') }] }, '没有可读的数据表'],
])('refuses a workbook with %s', async (_, book, words) => {
  expect(await refusal(zip(workbookParts({ data: textRow(1, '甲'), ...book })))).toContain(words);
});

test('refuses a binary workbook under the name .xlsx', async () => {
  const parts = workbookParts({ data: '' }).map((part) => ({
    ...part,
    data: String(part.data).replace('workbook.xml"', 'workbook.bin"'),
  }));
  expect(await refusal(zip(parts))).toContain('.xlsb');
});

test('refuses a bomb by what it declares', async () => {
  const bomb = zip(sheet(' '.repeat(16 * 1024 * 1024)));
  expect(await refusal(bomb)).toContain('解压后过大');
  expect(await refusal(bomb, 'a.xlsx', { ratio: 2000, totalBytes: 1e6 })).toContain('解压后过大');
  expect(await refusal(bomb, 'a.xlsx', { ratio: 2000, partBytes: 1e6 })).toContain('解压后过大');
});

test('stops inflating a bomb that declares less than it holds', async () => {
  const parts = workbookParts({ data: '' });
  const lying = parts.map((part) =>
    part.name.includes('sheet1') ? { ...part, data: ' '.repeat(16 * 1024 * 1024), declaredSize: 1000 } : part,
  );
  expect(await refusal(zip(lying))).toContain('已损坏');
});

test('refuses more entries than any workbook has', async () => {
  const extra = Array.from({ length: 2_100 }, (_, i) => ({ name: `xl/media/${i}.png`, data: '' }));
  expect(await refusal(zip(workbookParts({ data: '', extra })))).toContain('解压后过大');
});

test('refuses a file that is too large', async () => {
  expect(await refusal(Buffer.alloc(3 * 1024 * 1024, 'PK'), 'a.xlsx', { fileBytes: 1024 * 1024 })).toContain(
    '超过 1 MB',
  );
});

test.each([
  [
    'an external entity',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>',
    'DOCTYPE',
  ],
  [
    'entity expansion',
    '<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>',
    'DOCTYPE',
  ],
  [
    'an unknown entity',
    '<worksheet><sheetData><row><c><v>&x;</v></c></row></sheetData></worksheet>',
    '已损坏',
  ],
  ['unclosed tags', '<worksheet><sheetData><row><c><v>1</v>', '已损坏'],
  ['mixed-up tags', '<worksheet><sheetData><row></sheetData></row></worksheet>', '已损坏'],
  ['bottomless nesting', '<a>'.repeat(1000) + '</a>'.repeat(1000), '已损坏'],
  [
    'one endless text',
    `<worksheet><sheetData><row><c><v>${'1'.repeat(3_000_000)}</v></c></row></sheetData></worksheet>`,
    '已损坏',
  ],
  ['one endless attribute', `<worksheet x="${'1'.repeat(3_000_000)}"/>`, '已损坏'],
  [
    'one cell in endless pieces',
    `<worksheet><sheetData><row><c t="inlineStr"><is>${`<r><t>${'长'.repeat(1000)}</t></r>`.repeat(300)}</is></c></row></sheetData></worksheet>`,
    '已损坏',
  ],
  ['bytes that are not UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x3c, 0x2f, 0x61, 0x3e]), '已损坏'],
  [
    'rows out of order',
    `<worksheet><sheetData>${textRow(5, 'x')}${textRow(4, 'x')}</sheetData></worksheet>`,
    '已损坏',
  ],
  [
    'a row beyond the last',
    `<worksheet><sheetData>${textRow(1_048_577, 'x')}</sheetData></worksheet>`,
    '已损坏',
  ],
  [
    'a column beyond the last',
    '<worksheet><sheetData><row><c r="ZZZZ1"><v>1</v></c></row></sheetData></worksheet>',
    '已损坏',
  ],
])('refuses a sheet with %s', async (_, data, words) => {
  expect(await refusal(zip(sheet(data as string)), 'a.xlsx', { ratio: 2000 })).toContain(words);
});

test('answers for a sheet that claims a million rows and has two', async () => {
  const painted = Array.from(
    { length: 50_000 },
    (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="1"/></row>`,
  );
  const data = textRow(1, '编号') + textRow(2, 'W1') + painted.join('');
  const { rows } = await readAll(await saveWorkbook(folder.path('painted.xlsx'), { data }));
  expect(rows.map(({ number }) => number)).toEqual([1, 2]);
});

test('refuses more rows and more columns than the limits, counting only what has content', async () => {
  const rows = [1, 2, 3, 4].map((number) => textRow(number, 'x')).join('');
  expect(await refusal(zip(workbookParts({ data: rows })), 'a.xlsx', { rows: 3 })).toContain('超过 2 行');
  const wide = '<row><c r="GS1"><v>1</v></c></row>';
  expect(await refusal(zip(workbookParts({ data: wide })))).toContain('超过 200 列');
});

test('refuses merged ranges without measure', async () => {
  const merge = (ref: string) => `<mergeCell ref="${ref}"/>`;
  const book = (refs: string[]) =>
    zip(
      workbookParts({ data: textRow(1, 'x'), after: `<mergeCells>${refs.map(merge).join('')}</mergeCells>` }),
    );
  const many = Array.from({ length: 10_001 }, (_, i) => `A${i + 1}:B${i + 1}`);
  expect(await refusal(book(many))).toContain('合并单元格太多');
  const nested = Array.from({ length: 300 }, (_, i) => `A${i + 1}:XFD1048576`);
  expect(await refusal(book(nested))).toContain('合并单元格太多');
});

test('refuses every torn piece of a good file before it gives a row', async () => {
  const data = Array.from({ length: 500 }, (_, i) => textRow(i + 1, `网格${i}`, `${i * 7919}`)).join('');
  const whole = zip(workbookParts({ data }));
  for (let part = 1; part < 10; part++) {
    const torn = whole.subarray(0, Math.floor((whole.length * part) / 10));
    expect(await refusal(torn)).toContain('已损坏');
  }
});

test('notices altered bytes', async () => {
  const data = Array.from({ length: 500 }, (_, i) => textRow(i + 1, `网格${i}`, `${i * 7919}`)).join('');
  const bytes = zip(workbookParts({ data }));
  const at = bytes.indexOf('sheet1.xml') + 1000;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  expect(await refusal(bytes)).toContain('已损坏');
});
