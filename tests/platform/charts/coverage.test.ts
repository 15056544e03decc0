import { expect, test } from 'vitest';
import { type CoverageItem, coverageChart } from '@/lib/platform/charts/coverage';
import { track } from '@/lib/platform/charts/style';
import { barsIn, parse, textsIn } from './read-svg';

function chart(items: CoverageItem[], target?: { label: string; value: number }) {
  const words = {
    title: '小区党组织覆盖率',
    name: '覆盖率',
    numerator: '已建党组织小区',
    denominator: '小区',
  };
  return coverageChart({ ...words, items, target });
}

const row = (name: string, numerator: number, denominator: number) => ({ name, numerator, denominator });

test('rate, numerator and denominator stand beside the bar', () => {
  const texts = textsIn(parse(chart([row('锦江区', 1234, 1447)]).svg));
  expect(texts).toContain('85.3%');
  expect(texts).toContain('1,234 / 1,447');
});

test('without a denominator it says "—", not 0 %, and draws no track', () => {
  const drawing = chart([row('锦江区', 0, 0), row('青羊区', 0, 12)]);
  const svg = parse(drawing.svg);
  expect(textsIn(svg)).toContain('—');
  expect(textsIn(svg)).toContain('0.0%');
  expect(svg.filter((one) => one.attributes.fill === track)).toHaveLength(1);
  expect(drawing.table.rows[0]?.cells).toEqual(['锦江区', '0', '0', '—']);
});

test('more covered than there is: the figure shows it, the bar stops at the end', () => {
  const svg = parse(chart([row('锦江区', 15, 10), row('青羊区', 10, 10)]).svg);
  const [beyond, full] = barsIn(svg);
  expect(beyond?.width).toBe(full?.width);
  expect(textsIn(svg)).toContain('150.0%');
});

test('the target is drawn and told', () => {
  const drawing = chart([row('锦江区', 5, 10)], { label: '目标', value: 80 });
  expect(textsIn(parse(drawing.svg))).toContain('目标 80%');
  expect(drawing.description).toContain('目标 80.0%');
});

test('no area at all', () => {
  expect(textsIn(parse(chart([]).svg))).toEqual(['暂无数据']);
});
