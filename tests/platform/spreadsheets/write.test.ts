import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openPromise } from 'yauzl';
import { type SheetToWrite, type SheetValue, writeWorkbook } from '@/lib/platform/spreadsheets/write.ts';
import { writeCsv } from '@/lib/platform/spreadsheets/write-csv.ts';
import { readAll, temporaryFolder } from './files.ts';

const folder = temporaryFolder();

const columns: SheetToWrite['columns'] = [
  { header: '网格编码', kind: 'text', note: '15 位数字' },
  { header: '户数', kind: 'number' },
  { header: '资金', kind: 'money' },
  { header: '成立日期', kind: 'date' },
];

const values: SheetValue[][] = [
  ['510104001001001', 12, '1234.50', '2018-01-02'],
  ['=1+1', -3, '-0.10', new Date(Date.UTC(2019, 11, 31))],
  ['@甲\n"乙"', null, null, null],
  ["'=x", '12', '99999999999999.99', '1900-01-01'],
  ['_x0041_ 𠮷 \u0001\ud800', true, 0, '不详'],
];

async function parts(path: string): Promise<Record<string, string>> {
  const zip = await openPromise(path, { autoClose: false });
  const found: Record<string, string> = {};
  for await (const entry of zip.eachEntry())
    found[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
  zip.close();
  return found;
}

test('a workbook reads back as it was written', async () => {
  const path = folder.path('back.xlsx');
  const count = await writeWorkbook(path, {
    sheets: [{ name: '网格', columns, rows: Readable.from(values) }],
    watermark: '张* 2018-06-01 09:00',
    properties: { title: '网格', keywords: 'grids v1' },
  });
  expect(count).toBe(5);
  const read = await readAll(path);
  expect(read.properties).toMatchObject({ title: '网格', keywords: 'grids v1', creator: '共治' });
  expect(read.rows.map(({ cells }) => cells)).toEqual([
    ['网格编码', '户数', '资金', '成立日期'],
    ['510104001001001', '12', '1234.5', '2018-01-02'],
    ['=1+1', '-3', '-0.1', '2019-12-31'],
    ['@甲\n"乙"'],
    ["'=x", '12', '99999999999999.99', '1900-01-01'],
    ['_x0041_ 𠮷 ', '是', '0', '不详'],
  ]);
});

test('text is text, numbers and dates are numbers, and nothing is a formula', async () => {
  const path = folder.path('types.xlsx');
  await writeWorkbook(path, { sheets: [{ name: '网格', columns, rows: values }], watermark: '' });
  const sheet = (await parts(path))['xl/worksheets/sheet1.xml'] ?? '';
  expect(sheet).not.toContain('<f>');
  expect(sheet).toMatch(/<c r="A2" s="\d+" t="str"><v>510104001001001</);
  expect(sheet).toMatch(/<c r="C2" s="\d+"><v>1234.5</);
  expect(sheet).toMatch(/<c r="D2" s="\d+"><v>43102</);
});

test('the sheet is set up for the screen and for paper', async () => {
  const path = folder.path('paper.xlsx');
  const sheets = [
    { name: '网格/台账?', columns, rows: values },
    { name: '网格/台账?', columns, rows: [] },
  ];
  await writeWorkbook(path, { sheets, watermark: '张&李 2018-06-01' });
  const found = await parts(path);
  const sheet = found['xl/worksheets/sheet1.xml'] ?? '';
  expect(sheet).toContain('<autoFilter ref="A1:D6"/>');
  expect(sheet).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
  expect(sheet).toMatch(
    /<pageSetup [^>]*orientation="landscape"[^>]*paperSize="9"|<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"/,
  );
  expect(sheet).toContain('第 &amp;P 页，共 &amp;N 页');
  expect(sheet).toContain('&amp;L 张&amp;&amp;李 2018-06-01');
  expect(found['xl/workbook.xml']).toContain('_xlnm.Print_Titles');
  expect(found['xl/workbook.xml']).toContain('&apos;网格 台账&apos;!$1:$1');
  expect(found['xl/workbook.xml']).toContain('网格 台账 (2)');
});

test('a marked cell is filled and says why', async () => {
  const path = folder.path('marked.xlsx');
  const rows: SheetValue[][] = [
    [
      { value: '5101', fill: 'error', comment: '应为 15 位' },
      { value: null, fill: 'error', comment: '必填' },
      1,
      null,
    ],
  ];
  await writeWorkbook(path, { sheets: [{ name: '网格', columns, rows }], watermark: '' });
  const found = await parts(path);
  expect(found['xl/comments1.xml']).toMatch(/ref="A2"[\s\S]*应为 15 位[\s\S]*ref="B2"[\s\S]*必填/);
  expect(found['xl/styles.xml']).toContain('FFFFC7CE');
  expect((await readAll(path)).rows[1]?.cells).toEqual(['5101', '', '1']);
});

test('text beyond what a cell holds is cut, and says so', async () => {
  const path = folder.path('long.xlsx');
  await writeWorkbook(path, {
    sheets: [{ name: '网格', columns, rows: [['长'.repeat(40_000)]] }],
    watermark: '',
  });
  const [cell] = (await readAll(path)).rows[1]?.cells ?? [];
  expect(cell).toHaveLength(32_767);
  expect(cell).toContain('以下略');
});

test.each([
  [
    'workbook',
    (path: string, rows: AsyncIterable<string[]>) =>
      writeWorkbook(path, { sheets: [{ name: '网格', columns, rows }], watermark: '' }),
  ],
  ['csv', (path: string, rows: AsyncIterable<string[]>) => writeCsv(path, { columns, rows })],
])('a failure while a %s is written leaves no file', async (name, write) => {
  async function* failing() {
    for (let i = 0; i < 5_000; i++) yield [`${i}`];
    throw new Error('the database went away');
  }
  const path = folder.path(`failed-${name}`);
  await expect(write(path, failing())).rejects.toThrow('the database went away');
  expect(existsSync(path)).toBe(false);
  const nowhere = folder.path('missing/file');
  await expect(write(nowhere, Readable.from([['1']]))).rejects.toThrow('ENOENT');
});

test('CSV opens in a spreadsheet: byte order mark, CRLF, formulas disarmed, numbers left alone', async () => {
  const path = folder.path('out.csv');
  expect(await writeCsv(path, { columns, rows: values.slice(0, 4) as string[][] })).toBe(4);
  expect(await readFile(path, 'utf8')).toBe(
    '\ufeff网格编码,户数,资金,成立日期\r\n' +
      '510104001001001,12,1234.50,2018-01-02\r\n' +
      "'=1+1,-3,-0.10,2019-12-31\r\n" +
      '"\'@甲\n""乙""",,,\r\n' +
      "''=x,12,99999999999999.99,1900-01-01\r\n",
  );
  const { rows } = await readAll(path);
  expect(rows.map(({ cells }) => cells[0])).toEqual([
    '网格编码',
    '510104001001001',
    '=1+1',
    '@甲\n"乙"',
    "'=x",
  ]);
});
