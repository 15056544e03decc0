import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openPromise } from 'yauzl';
import { type TemplateColumn, writeTemplate } from '@/lib/platform/spreadsheets/template.ts';
import { readAll, temporaryFolder } from './files.ts';

const folder = temporaryFolder();
const communities = Array.from({ length: 5_000 }, (_, i) => `社区${i + 1}`);
const column = (header: string, extra: Partial<TemplateColumn> = {}): TemplateColumn => ({
  header,
  kind: 'text',
  required: false,
  help: `${header}的说明`,
  example: '',
  ...extra,
});
const columns = [
  column('网格编码', { required: true, example: '510104001001001' }),
  column('所属社区', { options: communities }),
  column('协管社区', { options: communities }),
  column('类型', { options: ['一般网格', '专属网格'] }),
  column('成立日期', { kind: 'date' }),
  column('户数', { kind: 'number' }),
];

async function write(name: string) {
  const path = folder.path(name);
  await writeTemplate(path, {
    sheet: '网格',
    columns,
    instructions: [['一行填一个网格。']],
    properties: { title: '网格导入模板', subject: 'grids', keywords: '1' },
  });
  return path;
}

async function part(path: string, name: string): Promise<string> {
  const zip = await openPromise(path, { autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName === name) return await text(await zip.openReadStreamPromise(entry));
    }
    return '';
  } finally {
    zip.close();
  }
}

test('the template says which ledger it is for, and holds nothing but its header', async () => {
  const read = await readAll(await write('template.xlsx'));
  expect(read.sheetName).toBe('网格');
  expect(read.properties).toMatchObject({ title: '网格导入模板', subject: 'grids', keywords: '1' });
  expect(read.rows).toEqual([{ number: 1, cells: columns.map(({ header }) => header) }]);
});

test('drop-downs refer to a hidden sheet and reach the last row; columns with one list share it', async () => {
  const path = await write('lists.xlsx');
  const sheet = await part(path, 'xl/worksheets/sheet1.xml');
  const rule = (range: string) =>
    new RegExp(`<dataValidation ([^>]*)sqref="${range}"[^>]*>([\\s\\S]*?)</dataValidation>`);
  expect(rule('B2:B10001').exec(sheet)?.[2]).toContain('&apos;选项&apos;!$A$1:$A$5000');
  expect(rule('C2:C10001').exec(sheet)?.[2]).toContain('&apos;选项&apos;!$A$1:$A$5000');
  expect(rule('D2:D10001').exec(sheet)?.[2]).toContain('&apos;选项&apos;!$B$1:$B$2');
  expect(rule('E2:E10001').exec(sheet)?.[1]).toContain('type="date"');
  expect(rule('F2:F10001').exec(sheet)?.[1]).toContain('type="decimal"');
  expect(await part(path, 'xl/workbook.xml')).toMatch(/name="选项"[^>]*state="veryHidden"/);
});

test('every column is explained, in its header and on a sheet of its own', async () => {
  const path = await write('explained.xlsx');
  const comments = await part(path, 'xl/comments1.xml');
  expect(comments).toMatch(/ref="A1"[\s\S]*必填\n网格编码的说明\n示例：510104001001001/);
  const { rows } = await readAll(path, { sheetName: '填写说明' });
  expect(rows[0]?.cells).toEqual(['一行填一个网格。']);
  expect(rows.find(({ cells }) => cells[0] === '所属社区')?.cells.at(-1)).toContain('等 5000 项');
  expect(rows.slice(2).map(({ cells }) => cells[0])).toEqual(columns.map(({ header }) => header));
});
