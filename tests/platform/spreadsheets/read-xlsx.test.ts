import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { cellText } from '@/lib/platform/spreadsheets/sheet-row.ts';
import {
  readAll,
  saveWorkbook,
  temporaryFolder,
  textRow,
  type WorkbookXml,
  workbookParts,
  zip,
} from './files.ts';

const folder = temporaryFolder();
let files = 0;

async function read(book: WorkbookXml, sheetName?: string) {
  const path = await saveWorkbook(folder.path(`${++files}.xlsx`), book);
  return readAll(path, { sheetName });
}

const formats = [
  [0, ''],
  [14, ''],
  [164, 'yyyy"年"m"月"d"日"'],
  [165, '000000'],
  [166, '#,##0.00_);[Red](#,##0.00)'],
  [167, '[h]:mm'],
  [22, ''],
  [20, ''],
  [31, ''],
] as const;
const styles = `<numFmts>${formats
  .filter(([, code]) => code)
  .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
  .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats
  .map(([id]) => `<xf numFmtId="${id}"/>`)
  .join('')}</cellXfs>`;

test.each([
  ['a shared string', '<c t="s"><v>0</v></c>', '春熙路'],
  ['a shared string in several fonts, without its pinyin', '<c t="s"><v>1</v></c>', '锦江区'],
  [
    'an inline string in several fonts',
    '<c t="inlineStr"><is><r><t>春</t></r><r><t>熙</t></r></is></c>',
    '春熙',
  ],
  ['a string that looks like a formula', '<c t="inlineStr"><is><t>=1+1</t></is></c>', '=1+1'],
  [
    'escaped characters',
    '<c t="inlineStr"><is><t>上_x000D__x000A_下 _x005F_x0041_</t></is></c>',
    '上\n下 _x0041_',
  ],
  ['kept spaces', '<c t="inlineStr"><is><t xml:space="preserve"> 甲 </t></is></c>', ' 甲 '],
  ['true', '<c t="b"><v>1</v></c>', 'TRUE'],
  ['false', '<c t="b"><v>0</v></c>', 'FALSE'],
  ['an integer', '<c><v>42</v></c>', '42'],
  ['fifteen digits', '<c><v>510104001001001</v></c>', '510104001001001'],
  ['fifteen digits in scientific notation', '<c><v>5.10104001001001E14</v></c>', '510104001001001'],
  ['a decimal as Excel stores it', '<c><v>1.1000000000000001</v></c>', '1.1'],
  ['a small decimal', '<c><v>1.2E-7</v></c>', '0.00000012'],
  ['a negative amount', '<c s="4"><v>-1234.5</v></c>', '-1234.5'],
  ['leading zeros of a number format', '<c s="3"><v>12</v></c>', '000012'],
  ['a date', '<c s="1"><v>43102</v></c>', '2018-01-02'],
  ['a Chinese date', '<c s="2"><v>43102</v></c>', '2018-01-02'],
  ['a built-in Chinese date', '<c s="8"><v>43102</v></c>', '2018-01-02'],
  ['a date with time', '<c s="6"><v>43102.604166666664</v></c>', '2018-01-02 14:30:00'],
  ['a time', '<c s="7"><v>0.5</v></c>', '12:00:00'],
  ['the first of January 1900', '<c s="1"><v>1</v></c>', '1900-01-01'],
  ['the first of March 1900', '<c s="1"><v>61</v></c>', '1900-03-01'],
  ['a duration, which is no date', '<c s="5"><v>1.5</v></c>', '1.5'],
  ['an ISO date', '<c t="d"><v>2018-01-02T00:00:00</v></c>', '2018-01-02'],
])('reads %s', async (_, cell, expected) => {
  const strings =
    '<si><t>春熙路</t></si><si><r><t>锦</t></r><r><t>江区</t></r><rPh sb="0" eb="1"><t>jǐn</t></rPh></si>';
  const { rows } = await read({ data: `<row>${cell}</row>`, strings, styles });
  expect(rows).toEqual([{ number: 1, cells: [expected] }]);
});

test.each([
  ['a formula', '<c><f>SUM(A1)</f><v>7</v></c>', '公式', '7'],
  ['a formula that gives text', '<c t="str"><f>A1</f><v>甲</v></c>', '公式', '甲'],
  ['a shared formula', '<c><f t="shared" si="0"/><v>7</v></c>', '公式', '7'],
  ['a formula without a result', '<c><f>NOW()</f></c>', '公式', ''],
  ['an error value', '<c t="e"><v>#REF!</v></c>', '#REF!', '#REF!'],
  ['sixteen digits', '<c><v>5101040010010011</v></c>', '15 位', '5101040010010011'],
  ['an ID number typed as a number', '<c><v>5.1010419900101123E17</v></c>', '15 位', '510104199001011200'],
  ['the 29th of February 1900', '<c s="1"><v>60</v></c>', '有效日期', '60'],
  ['a negative date', '<c s="1"><v>-1</v></c>', '有效日期', '-1'],
  ['a number that is none', '<c><v>abc</v></c>', '数字', 'abc'],
])('refuses the cell with %s', async (_, cell, problem, text) => {
  const { rows } = await read({ data: `<row>${cell}</row>`, styles });
  expect(rows[0]?.cells[0]).toMatchObject({ problem: expect.stringContaining(problem) });
  const shown = cellText(rows[0]?.cells[0]);
  expect(text.startsWith('51010419') ? shown.slice(0, 15) : shown).toBe(
    text.startsWith('51010419') ? text.slice(0, 15) : text,
  );
});

test('counts days from 1904 where the workbook says so', async () => {
  const { rows } = await read({ data: '<row><c s="1"><v>41640</v></c></row>', styles, date1904: true });
  expect(rows[0]?.cells).toEqual(['2018-01-02']);
});

test('places cells by their reference and skips blank and painted rows', async () => {
  const data =
    '<row r="2"><c r="C2" t="inlineStr"><is><t>丙</t></is></c><c r="XFD2" s="3"/></row>' +
    '<row r="3"><c r="A3" s="1"/></row><row r="4"/>' +
    '<row r="9" hidden="1"><c r="A9"><v>1</v></c><c r="B9" t="inlineStr"><is><t> </t></is></c></row>' +
    '<row r="1048576"><c r="A1048576" s="1"/></row>';
  const { rows } = await read({ data, styles });
  expect(rows).toEqual([
    { number: 2, cells: ['', '', '丙'] },
    { number: 9, cells: ['1', ' '] },
  ]);
});

test('marks the cells of a merged range, also those that the file leaves out', async () => {
  const data =
    textRow(1, '编号', '名称') + textRow(2, 'W1', '甲') + textRow(3, 'W2') + textRow(4, 'W3', '丙');
  const { rows } = await read({ data, after: '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>' });
  const problem = expect.stringContaining('B2:B3');
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['编号', '名称'],
    ['W1', { problem, text: '甲' }],
    ['W2', { problem, text: '' }],
    ['W3', '丙'],
  ]);
});

test('reads the first visible sheet that holds no instructions, unless one is asked for', async () => {
  const sheets = [
    { name: '填写说明', data: textRow(1, '说明') },
    { name: '旧', state: 'hidden', data: textRow(1, '旧') },
    { name: '网格', data: textRow(1, '新') },
    { name: '小区', data: textRow(1, '小区') },
  ];
  expect(await read({ sheets })).toMatchObject({ sheetName: '网格', rows: [{ cells: ['新'] }] });
  expect(await read({ sheets }, '小区')).toMatchObject({ sheetName: '小区' });
  expect(await read({ sheets }, '没有')).toMatchObject({ sheetName: '网格' });
});

test('reads prefixed tags and the strict dialect', async () => {
  const parts = workbookParts({ data: '<row><c><v>1</v></c></row>' }).map(({ name, data }) => ({
    name,
    data: String(data)
      .replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006',
        'http://purl.oclc.org/ooxml/officeDocument',
      )
      .replace(/<(\/?)(worksheet|sheetData|row|c|v)\b/g, '<$1x:$2')
      .replace('xmlns=', 'xmlns:x="urn:x" xmlns='),
  }));
  const path = folder.path('strict.xlsx');
  await writeFile(path, zip(parts));
  expect((await readAll(path)).rows).toEqual([{ number: 1, cells: ['1'] }]);
});

test('gives its rows again for each iteration', async () => {
  const path = await saveWorkbook(folder.path('twice.xlsx'), { data: textRow(1, '甲') + textRow(2, '乙') });
  const { openSpreadsheet } = await import('@/lib/platform/spreadsheets/read.ts');
  const { rows } = await openSpreadsheet(path, '网格.xlsx');
  for await (const row of rows) {
    expect(row.number).toBe(1);
    break;
  }
  const numbers: number[] = [];
  for await (const row of rows) numbers.push(row.number);
  expect(numbers).toEqual([1, 2]);
});
