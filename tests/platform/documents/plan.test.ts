import { expect, test } from 'vitest';
import { checked } from '@/lib/platform/documents/check';
import { layoutTable } from '@/lib/platform/documents/columns';
import { chineseDate, chineseNumeral, TEXT } from '@/lib/platform/documents/layout';
import type { Heading, Table } from '@/lib/platform/documents/model';
import { planBlocks } from '@/lib/platform/documents/plan';
import { sheetNames } from '@/lib/platform/documents/sheet-names';
import { grids, gridTable, report } from './documents';

const heading = (level: Heading['level'], text: string): Heading => ({ kind: 'heading', level, text });

test('headings are numbered 一、（一）1.（1）, each level anew under the one above', () => {
  const planned = planBlocks([
    heading(1, '总体'),
    heading(2, '组织'),
    heading(3, '组建'),
    heading(4, '单建'),
    heading(4, '联建'),
    heading(2, '网格'),
    heading(1, '分项'),
    heading(2, '资金'),
  ]);
  expect(planned.map((block) => 'text' in block && block.text)).toEqual([
    '一、总体',
    '（一）组织',
    '1. 组建',
    '（1）单建',
    '（2）联建',
    '（二）网格',
    '二、分项',
    '（一）资金',
  ]);
});

test('Chinese numerals and dates', () => {
  expect([1, 10, 11, 20, 23, 99].map(chineseNumeral)).toEqual([
    '一',
    '十',
    '十一',
    '二十',
    '二十三',
    '九十九',
  ]);
  expect(chineseDate('2019-06-03')).toBe('2019年6月3日');
  expect(chineseDate('2018-12-31 09:30')).toBe('2018年12月31日 09:30');
  expect(chineseDate('2018年末')).toBe('2018年末');
});

test('a table fills the type area, and its numbers do not wrap', () => {
  const twelve: Table = {
    ...gridTable,
    columns: Array.from({ length: 12 }, (_, index) => ({
      header: `很长的指标名称之${index}`,
      kind: 'number',
    })),
    rows: [Array.from({ length: 12 }, () => '12,345')],
    totals: undefined,
  };
  for (const table of [gridTable, twelve]) {
    const { size, widths } = layoutTable(table, TEXT.width);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(TEXT.width);
    expect(Math.min(...widths)).toBeGreaterThan(size * 3);
  }
});

test('columns of text give way to numbers', () => {
  const table: Table = {
    ...gridTable,
    columns: [{ header: '情况', kind: 'text', width: 60 }, ...gridTable.columns.slice(1)],
  };
  const { size, widths } = layoutTable(table, TEXT.width);
  expect(size).toBe(9);
  expect(widths[1]).toBeGreaterThan(size * 3);
});

test('a figure without its definition is a mistake, and so is a row that does not fit', () => {
  const broken = report([
    { kind: 'paragraph', runs: ['网格', { text: '1,292', code: 'grids' }] },
    { ...gridTable, rows: [['锦江区']] },
  ]);
  expect(() => checked(broken)).toThrow(/figure grids .* is not in the annex.*does not have 3 cells/);
  expect(() => checked(report([], { annex: [grids, grids] }))).toThrow(/share a code/);
  expect(() => checked(report([], { date: '30/6/2019' }))).toThrow(/not YYYY-MM-DD/);
});

test('what no file may hold is taken out', () => {
  const [block] = checked(report([{ kind: 'paragraph', runs: ['一\u0000二\ud800三\n四\ufffe'] }])).blocks;
  expect(block).toEqual({ kind: 'paragraph', runs: ['一二三 四'] });
});

test('sheet names are allowed by Excel and differ', () => {
  const long = '表1 成都市各区（市）县城乡社区治理台账情况（2018年）全口径汇总';
  const names = sheetNames([long, long, 'a/b:c?[d]*', "'引号'", '', 'A B C D', 'a b c d', '𠮷'.repeat(20)]);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  for (const name of names) {
    expect(name.length).toBeLessThanOrEqual(31);
    expect(name).not.toMatch(/[\\/?*[\]:]|^'|'$|^$|\p{Surrogate}/u);
  }
});
