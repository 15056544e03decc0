import { expect, test } from 'vitest';
import { barChart } from '@/lib/platform/charts/bars';
import { coverageChart } from '@/lib/platform/charts/coverage';
import { districtMap } from '@/lib/platform/charts/district-map';
import { stackedBars } from '@/lib/platform/charts/stacked-bars';
import { escapeXml, isOwnAddress } from '@/lib/platform/charts/svg';
import { trendChart } from '@/lib/platform/charts/trend';
import { parse } from './read-svg';

const evil = `<script>alert(1)</script>"' onload="x" &\u0000\u0008\ud800`;
const measure = { name: evil, unit: evil };
const item = { name: evil, value: 3, href: `/x?q=${evil}` };

const drawings = {
  bars: barChart({ title: evil, measure, items: [item], reference: { label: evil, value: 2 } }),
  columns: barChart({
    title: evil,
    measure: { name: evil, unit: '' },
    items: [{ ...item, name: '<&>"' }],
    direction: 'vertical',
  }),
  coverage: coverageChart({
    title: evil,
    name: evil,
    numerator: evil,
    denominator: evil,
    items: [{ name: evil, numerator: 1, denominator: 2, href: item.href }],
  }),
  trend: trendChart({
    title: evil,
    measure,
    months: [{ month: '2018-01', href: item.href }],
    series: [{ name: evil, values: [1] }],
  }),
  map: districtMap({
    title: evil,
    measure,
    areas: [
      { ...item, code: '510104' },
      { ...item, code: '<1>' },
    ],
  }),
  stacked: stackedBars({
    title: evil,
    unit: evil,
    kinds: [{ name: evil }],
    items: [{ name: evil, values: [1] }],
  }),
};

test.each(Object.entries(drawings))('what users wrote stays text: %s', (_, { svg }) => {
  const elements = parse(svg);
  expect(elements.some((one) => one.name === 'script')).toBe(false);
  expect(elements.some((one) => 'onload' in one.attributes)).toBe(false);
  expect(svg).not.toMatch(/[\p{Cc}\p{Cs}]/u);
});

test('only addresses within the product become links', () => {
  for (const own of ['/grids?area=1&x=2', '?area=1', '#rows']) expect(isOwnAddress(own)).toBe(true);
  for (const foreign of [
    'javascript:alert(1)',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '',
    ' /x',
  ]) {
    expect(isOwnAddress(foreign)).toBe(false);
  }
  const { svg } = barChart({
    title: '',
    measure,
    items: [{ name: '锦江区', value: 1, href: 'javascript:alert(1)' }],
  });
  expect(svg).not.toContain('javascript');
});

test('rare characters survive', () => {
  expect(escapeXml('䢺江镇𬭎')).toBe('䢺江镇𬭎');
});

test('with links it is a group, without it is an image', () => {
  const [linked] = parse(barChart({ title: '网格', measure, items: [item] }).svg);
  const [plain] = parse(barChart({ title: '网格', measure, items: [{ name: '锦江区', value: 1 }] }).svg);
  expect(linked?.attributes.role).toBe('group');
  expect(plain?.attributes.role).toBe('img');
  expect(plain?.attributes['aria-label']).toContain('最高 锦江区');
});
