import { expect, test } from 'vitest';
import { type BarInput, barChart } from '@/lib/platform/charts/bars';
import { barsIn, linksIn, parse, textsIn } from './read-svg';

const grids = { name: '网格', unit: '个' };
const streets = ['锦官驿街道', '督院街街道', '盐市口街道', '春熙路街道'];

function chart(values: (number | null)[], more: Partial<BarInput> = {}) {
  const items = values.map((value, i) => ({
    name: streets[i] ?? `街道${i}`,
    value,
    href: `/grids?area=${i}`,
  }));
  return barChart({ title: '各街道网格数', measure: grids, items, ...more });
}

test('one bar, one figure and one link an area, in the order given', () => {
  const drawing = chart([120, 12345, 7, 80]);
  const svg = parse(drawing.svg);

  expect(barsIn(svg)).toHaveLength(4);
  expect(linksIn(svg)).toEqual(['/grids?area=0', '/grids?area=1', '/grids?area=2', '/grids?area=3']);
  expect(textsIn(svg).filter((text) => streets.includes(text))).toEqual(streets);
  expect(textsIn(svg)).toContain('12,345');
});

test('bars start at zero and are as long as their values', () => {
  const [first, second] = barsIn(parse(chart([100, 200]).svg));
  expect(Number(first?.x)).toBe(Number(second?.x));
  expect(Number(second?.width) / Number(first?.width)).toBeCloseTo(2, 1);
});

test('zero is "0", unknown is "—", and neither has a bar', () => {
  const svg = parse(chart([0, null, 5]).svg);
  expect(barsIn(svg)).toHaveLength(1);
  expect(textsIn(svg)).toContain('—');
  expect(textsIn(svg).filter((text) => text === '0').length).toBeGreaterThan(1);
});

test('all zero, all unknown, a single area', () => {
  for (const values of [[0, 0, 0], [null, null], [42], [0]]) {
    const drawing = chart(values);
    expect(drawing.svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(drawing.table.rows).toHaveLength(values.length);
  }
});

test('no area at all says so and keeps its place', () => {
  const drawing = chart([]);
  expect(textsIn(parse(drawing.svg))).toEqual(['暂无数据']);
  expect(drawing.table.rows).toEqual([]);
});

test('a value below zero runs to the left of the axis', () => {
  const [rise, fall] = barsIn(
    parse(chart([3, -6], { measure: { name: '同比', unit: '百分点', digits: 1 } }).svg),
  );
  expect(Number(fall?.x) + Number(fall?.width)).toBeCloseTo(Number(rise?.x), 1);
});

test('the reference line is labelled with its unit', () => {
  const drawing = chart([10, 20], { reference: { label: '平均', value: 15 } });
  expect(textsIn(parse(drawing.svg))).toContain('平均 15 个');
  expect(drawing.description).toContain('平均 15 个');
});

test('a state is never colour alone', () => {
  const items = [{ name: '锦江区', value: 40, state: 'overdue' as const }];
  const svg = barChart({ title: '办结率', measure: { name: '办结率', unit: '%', digits: 1 }, items }).svg;
  expect(textsIn(parse(svg))).toContain('40.0% 逾期');
});

test('upright columns give way to level bars where the figures would collide', () => {
  const upright = chart([1, 2, 3], { direction: 'vertical', width: 400 });
  const crowded = chart(Array<number>(30).fill(12345), { direction: 'vertical', width: 536 });
  expect(new Set(barsIn(parse(upright.svg)).map((bar) => bar.width)).size).toBe(1);
  expect(new Set(barsIn(parse(crowded.svg)).map((bar) => bar.height)).size).toBe(1);
  expect(crowded.height).toBeGreaterThan(30 * 24);
});

test('a long name is cut in the picture and whole in tooltip and table', () => {
  const name = '经济技术开发区（龙泉山城市森林公园）管理委员会';
  const drawing = barChart({ title: '网格', measure: grids, items: [{ name, value: 3 }], width: 400 });
  expect(textsIn(parse(drawing.svg)).some((text) => text.endsWith('…'))).toBe(true);
  expect(drawing.svg).toContain(`<title>${name} 3 个</title>`);
  expect(drawing.table.rows[0]?.cells[0]).toBe(name);
});
