import { expect, test } from 'vitest';
import { stackedBars } from '@/lib/platform/charts/stacked-bars';
import { parse, textsIn } from './read-svg';

const kinds = ['志愿服务', '文体娱乐', '邻里互助'].map((name) => ({ name }));
const segments = (svg: string) =>
  parse(svg).filter(
    (one) => one.name === 'rect' && one.attributes.stroke === '#fff' && one.attributes.width !== '6',
  );

test('a segment for each kind that occurs, and the total at the end', () => {
  const items = [
    { name: '锦江区', values: [10, 20, 30] },
    { name: '青羊区', values: [5, 0, null] },
  ];
  const drawing = stackedBars({ title: '自组织', unit: '个', kinds, items });
  expect(segments(drawing.svg)).toHaveLength(4);
  expect(textsIn(parse(drawing.svg))).toEqual(expect.arrayContaining(['志愿服务', '60', '5']));
  expect(drawing.table.rows[1]?.cells).toEqual(['青羊区', '5', '0', '—', '5']);
});

test('segments lie end to end', () => {
  const drawing = stackedBars({
    title: '自组织',
    unit: '个',
    kinds,
    items: [{ name: '锦江区', values: [1, 2, 3] }],
  });
  const [first, second] = segments(drawing.svg).map((one) => one.attributes);
  expect(Number(first?.x) + Number(first?.width)).toBeCloseTo(Number(second?.x), 0);
});

test('beyond six kinds the rest is drawn as 其他 and counted apart in the table', () => {
  const many = Array.from({ length: 8 }, (_, i) => ({ name: `类型${i}` }));
  const items = [{ name: '锦江区', values: [1, 2, 3, 4, 5, 6, 7, 8] }];
  const drawing = stackedBars({ title: '自组织', unit: '个', kinds: many, items });
  expect(segments(drawing.svg)).toHaveLength(6);
  expect(drawing.description).toContain('其他 21');
  expect(drawing.table.columns).toHaveLength(10);
});

test('all zero and no area', () => {
  const zero = stackedBars({
    title: '自组织',
    unit: '个',
    kinds,
    items: [{ name: '锦江区', values: [0, 0, 0] }],
  });
  expect(zero.svg).not.toMatch(/NaN|Infinity|undefined/);
  expect(textsIn(parse(stackedBars({ title: '自组织', unit: '个', kinds, items: [] }).svg))).toEqual([
    '暂无数据',
  ]);
});
