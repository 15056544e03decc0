import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { SpreadsheetError } from '@/lib/platform/spreadsheets/spreadsheet-error.ts';
import { readAll, temporaryFolder } from './files.ts';

const folder = temporaryFolder();
let files = 0;

async function read(content: string | Buffer, limits = {}) {
  const path = folder.path(`${++files}.csv`);
  await writeFile(path, content);
  return readAll(path, { limits });
}

const GBK = Buffer.from('b1e0bac52cc3fbb3c60d0a312cb4bacef5c2b70d0a', 'hex'); // 编号,名称 / 1,春熙路
const expected = [
  { number: 1, cells: ['编号', '名称'] },
  { number: 2, cells: ['1', '春熙路'] },
];
const text = '编号,名称\r\n1,春熙路\r\n';

test.each([
  ['UTF-8', Buffer.from(text), 'utf-8'],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
  ['GBK', GBK, 'gb18030'],
  ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
  ['UTF-16 big endian', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
])('reads %s', async (_, content, encoding) => {
  expect(await read(content)).toMatchObject({ format: 'csv', encoding, rows: expected });
});

test('reads a character outside GBK from GB18030', async () => {
  const { rows } = await read(Buffer.from('82348838bdadd5f2cf57cbaeb4e5', 'hex'));
  expect(rows[0]?.cells).toEqual(['䢺江镇蟇水村']);
});

test('recognises GBK by a character at the very end', async () => {
  const ascii = Buffer.from('1,a\n'.repeat(30_000));
  expect(await read(Buffer.concat([ascii, GBK]))).toMatchObject({ encoding: 'gb18030' });
});

test.each([
  ['semicolons', '编号;名称\n1;春熙路'],
  ['tabs', '编号\t名称\n1\t春熙路'],
  ['old Macintosh line ends', '编号,名称\r1,春熙路'],
  ['mixed line ends', '编号,名称\n1,春熙路\r\n'],
  ['a comma within quotes of the header', '"编号"\t"名称"\n1\t春熙路'],
])('reads %s', async (_, content) => {
  expect((await read(content)).rows).toEqual(expected);
});

test('reads quoted line breaks and quotes, and numbers the rows as a spreadsheet does', async () => {
  const { rows } = await read('编号,说明\n1,"第一行\n第二行,""引""号"\n\n,,\n2,5" 管\n');
  expect(rows).toEqual([
    { number: 1, cells: ['编号', '说明'] },
    { number: 2, cells: ['1', '第一行\n第二行,"引"号'] },
    { number: 5, cells: ['2', '5" 管'] },
  ]);
});

test('undoes what guards text in CSV, and refuses what Excel has spoilt', async () => {
  const { rows } = await read(`'=1+1,''-x,'普通,="0012",-5,+86\n=1+1,5.10104E+14,1.5E3x`);
  expect(rows[0]?.cells).toEqual(['=1+1', "'-x", "'普通", '0012', '-5', '+86']);
  expect(rows[1]?.cells).toEqual([
    { problem: expect.stringContaining('公式'), text: '=1+1' },
    { problem: expect.stringContaining('科学计数法'), text: '5.10104E+14' },
    '1.5E3x',
  ]);
});

test.each([
  ['NUL bytes', Buffer.from('a,b\0\n'), '不是文本'],
  ['bytes of no encoding', Buffer.from([0x61, 0xff, 0xff, 0x80, 0x0a]), '编码'],
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), '不是 CSV'],
  ['an open quote', '编号\n"甲,乙\n丙', '引号'],
  ['an endless line', `a\n${'x'.repeat(1_000_000)}`, '过长'],
  ['an endless line of cells', `a\n${'x,'.repeat(500_000)}`, '过长'],
  ['too many columns', `${'x,'.repeat(201)}`, '超过 200 列'],
])('refuses %s', async (_, content, words) => {
  const error = await read(content).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SpreadsheetError);
  expect((error as Error).message).toContain(words);
});

test('refuses more rows than the limit', async () => {
  await expect(read('1\n\n2\n\n3\n', { rows: 2 })).rejects.toThrow('超过 1 行');
});

test('lets go of the file when the reader stops early', async () => {
  const { openSpreadsheet } = await import('@/lib/platform/spreadsheets/read.ts');
  const path = folder.path('early.csv');
  await writeFile(path, '1,2\n'.repeat(50_000));
  const { rows } = await openSpreadsheet(path, 'early.csv');
  for await (const row of rows) if (row.number === 3) break;
  const isOpen = () =>
    readdirSync('/proc/self/fd').some((fd) => {
      const link = `/proc/self/fd/${fd}`;
      return existsSync(link) && readlinkSync(link) === path;
    });
  await expect.poll(isOpen).toBe(false);
});
