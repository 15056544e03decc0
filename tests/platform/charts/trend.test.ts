import { expect, test } from 'vitest';
import { sparkline } from '@/lib/platform/charts/sparkline';
import { trendChart } from '@/lib/platform/charts/trend';
import { type Element, parse, textsIn } from './read-svg';

const grids = { name: '网格', unit: '个' };

function monthsFrom(year: number, month: number, count: number) {
  return Array.from({ length: count }, (_, i) => {
    const at = year * 12 + month - 1 + i;
    return {
      month: `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
      href: `/grids?month=${i}`,
    };
  });
}

function chart(...values: (number | null)[][]) {
  const names = ['锦江区', '青羊区', '全市平均'];
  const series = values.map((one, i) => ({ name: names[i] ?? '', values: one }));
  return trendChart({
    title: '网格数',
    measure: grids,
    months: monthsFrom(2017, 10, values[0]?.length ?? 0),
    series,
  });
}

const curves = (svg: Element[]) =>
  svg.filter((one) => one.name === 'path' && one.attributes['stroke-width'] === '2');

test('each line is named at its end, with its last figure', () => {
  const svg = parse(chart([1, 2, 30], [3, 4, 50]).svg);
  expect(curves(svg)).toHaveLength(2);
  expect(textsIn(svg)).toEqual(expect.arrayContaining(['锦江区 30', '青羊区 50']));
});

test('end labels do not overlap, though the lines end at one point', () => {
  const svg = parse(chart([1, 100], [2, 100], [3, 100]).svg);
  const ends = svg
    .filter((one) => one.name === 'text' && one.text.endsWith(' 100'))
    .map((one) => Number(one.attributes.y));
  expect(ends).toHaveLength(3);
  expect(Math.min(...ends.slice(1).map((y, i) => y - (ends[i] ?? 0)))).toBeGreaterThanOrEqual(16);
});

test('a month without a figure breaks the line', () => {
  const [curve] = curves(parse(chart([1, 2, null, 4, 5]).svg));
  expect(curve?.attributes.d?.match(/M/g)).toHaveLength(2);
});

test('a month between two gaps is a dot', () => {
  const circles = parse(chart([1, null, 3, null, 5]).svg).filter((one) => one.name === 'circle');
  expect(circles).toHaveLength(3);
});

test('a single month, nothing but zeros, nothing at all', () => {
  for (const values of [[7], [0, 0, 0]]) expect(chart(values).svg).not.toMatch(/NaN|Infinity|undefined/);
  expect(textsIn(parse(chart([null, null]).svg))).toEqual(['暂无数据']);
  expect(textsIn(parse(chart([]).svg))).toEqual(['暂无数据']);
});

test('the year stands under the first label and under each January', () => {
  const texts = textsIn(parse(chart(Array.from({ length: 24 }, (_, i) => i)).svg));
  expect(texts.filter((text) => text.endsWith('年'))).toEqual(['2017年', '2018年', '2019年']);
});

test('an axis that does not start at zero says so', () => {
  expect(textsIn(parse(chart([12900, 13000, 13100]).svg))).toContain('个，纵轴不从 0 起');
  expect(textsIn(parse(chart([100, 900]).svg))).toContain('个');
});

test('each month opens its rows and tells its figures', () => {
  const { svg } = chart([1, 2], [3, null]);
  expect(svg).toContain('<title>2017-11：锦江区 2 个；青羊区 —</title>');
  expect(parse(svg).filter((one) => one.name === 'a')).toHaveLength(2);
});

test('a sparkline with gaps, one value, no change, none', () => {
  for (const values of [[1, null, 3], [5], [4, 4, 4], [null], []]) {
    const drawing = sparkline({ title: '网格数', measure: grids, values });
    expect(drawing.svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(() => parse(drawing.svg)).not.toThrow();
  }
  expect(sparkline({ title: '网格数', measure: grids, values: [] }).description).toBe('暂无数据');
});
