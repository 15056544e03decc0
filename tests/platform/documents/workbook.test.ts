import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportDocument } from '@/lib/platform/documents/model';
import { writeReportWorkbook } from '@/lib/platform/documents/workbook';
import { numberFormat, safeText } from '@/lib/platform/documents/workbook-cell';
import { grids, gridTable, report } from './documents';
import { unzip } from './unzip';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbook-'));
});
afterAll(() => rm(folder, { recursive: true }));

const path = () => join(folder, 'report.xlsx');
const write = async (document: ReportDocument) => {
  await writeReportWorkbook(path(), document);
  return new ExcelJS.Workbook().xlsx.readFile(path());
};
const texts = (sheet: ExcelJS.Worksheet | undefined) =>
  sheet?.getSheetValues().flat().filter(Boolean).map(String) ?? [];

const full = report([gridTable, { ...gridTable, unit: undefined }], {
  annex: [grids],
  reportingUnit: '成都市',
  preparedBy: '填报员甲',
  form: { number: 'GZ-01', authority: '成都市', approval: '演示〔2018〕1号', validUntil: '2019年12月' },
});

test('one sheet a table, and one of definitions', async () => {
  const workbook = await write(full);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['表1 网格情况', '表2 网格情况', '指标说明']);
  expect(texts(workbook.worksheets[2])).toEqual(
    expect.arrayContaining(['grids', '网格数', '期末状态有效的网格数。', '2018-12-31', '网格台账', '1292']),
  );
});

test('the sheet reads as a form: title, number, unit, period, note, who signs', async () => {
  const [sheet] = (await write(full)).worksheets;
  for (const text of [
    '网格情况',
    '表　　号：GZ-01',
    '制定机关：成都市',
    '批准文号：演示〔2018〕1号',
    '有效期至：2019年12月',
    '计量单位：个',
    '草稿　演示数据',
    '填报单位：成都市',
    '报 告 期：2018年',
    '数据截至：2018年12月31日',
    '注：蒲江县分母缺报。',
    '负责人：　　　　　　填报人：填报员甲　　审核人：　　　　　　报出日期：2019年6月30日',
  ]) {
    expect(texts(sheet)).toContain(text);
  }
});

test('numbers are numbers and look as in the report; what is missing is not 0', async () => {
  const [sheet] = (await write(full)).worksheets;
  const row = sheet?.getRows(1, sheet.rowCount)?.find((candidate) => candidate.getCell(1).value === '锦江区');
  expect(row?.getCell(2).value).toBe(1234);
  expect(row?.getCell(2).numFmt).toBe('#,##0');
  expect(row?.getCell(3).value).toBe(0.6231);
  expect(row?.getCell(3).numFmt).toBe('0.0%');
  const totals = sheet
    ?.getRows(1, sheet.rowCount)
    ?.find((candidate) => candidate.getCell(1).value === '合计');
  expect(totals?.getCell(2).value).toBe(1292);
  expect(totals?.getCell(3).value).toBe('—');
});

test('number formats follow the text', () => {
  const formats = ['1,234', '958', '6883.74', '62.3%', '100%', '+3.2%', '−1.5', '1.3 万', '—'].map(
    numberFormat,
  );
  expect(formats).toEqual(['#,##0', '#,##0', '0.00', '0.0%', '0%', '+0.0%', '#,##0.0', 'General', 'General']);
});

test('it prints on A4, as wide as the page, with its head on every page and the watermark at the foot', async () => {
  const [sheet] = (await write({ ...full, watermark: 'R&D 导出' })).worksheets;
  expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
  expect(sheet?.headerFooter.oddHeader).toContain('草稿　演示数据');
  expect(sheet?.headerFooter.oddFooter).toBe('&L&8 R&&D 导出&R&9第 &P 页，共 &N 页');
  const xml = (await unzip(path())).get('xl/workbook.xml')?.toString() ?? '';
  const head = sheet
    ?.getRows(1, sheet.rowCount)
    ?.find((row) => row.getCell(1).value === '区（市）县')?.number;
  expect(xml).toContain(`&apos;表1 网格情况&apos;!$${head}:$${head}`);
});

test('no cell is a formula, whatever the text', async () => {
  const hostile = ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '＝1', ' =1'];
  const rows = hostile.map((text) => [text, { text: '1', value: 1 }, '—']);
  await write(report([{ ...gridTable, title: '=title', note: '=note', rows }], { watermark: '=x' }));
  const parts = await unzip(path());
  for (const [name, part] of parts) if (name.includes('sheet')) expect(part.toString()).not.toMatch(/<f[ >]/);
  const strings = [...(parts.get('xl/sharedStrings.xml')?.toString() ?? '').matchAll(/<t[^>]*>([^<]*)/g)];
  for (const [, text] of strings) expect(text).not.toMatch(/^[=@＝+]/);
  expect(['-5', '−5', '—', '+3.2%', '锦江区'].map(safeText)).toEqual(['-5', '−5', '—', '+3.2%', '锦江区']);
});

test('a report without tables is a sheet of definitions', async () => {
  expect((await write(report())).worksheets.map(({ name }) => name)).toEqual(['指标说明']);
});
