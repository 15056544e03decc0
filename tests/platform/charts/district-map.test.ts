import { expect, test } from 'vitest';
import { naturalClasses } from '@/lib/platform/charts/classes';
import { districtMap } from '@/lib/platform/charts/district-map';
import { sequence } from '@/lib/platform/charts/style';
import districts from '@/prisma/data/chengdu-districts.json';
import { linksIn, parse, textsIn } from './read-svg';

const grids = { name: '网格', unit: '个' };
const areas = districts.features.map(({ properties: { code, name } }, i) => ({
  code,
  name,
  value: (i * 100) as number | null,
  href: `/dashboard?area=${code}`,
}));
const map = (of: typeof areas) =>
  parse(districtMap({ title: '各区（市）县网格数', measure: grids, areas: of }).svg);

test('each of the twenty districts is named, has its figure and opens its rows once', () => {
  const svg = map(areas);
  for (const { name, href } of areas) {
    expect(textsIn(svg).filter((text) => text === name)).toHaveLength(1);
    expect(linksIn(svg).filter((link) => link === href)).toHaveLength(1);
  }
});

test('the centre is drawn a second time, enlarged', () => {
  expect(map(areas).filter((one) => one.attributes.class === 'shape')).toHaveLength(25);
});

test('it says that it is schematic', () => {
  expect(textsIn(map(areas))).toContain('示意图 · 边界仅为示意，无审图号');
});

test('five classes at most, and the legend gives their ranges', () => {
  const svg = map(areas);
  const fills = new Set(
    svg.filter((one) => one.attributes.class === 'shape').map((one) => one.attributes.fill),
  );
  expect([...fills].sort()).toEqual([...sequence].sort());
  expect(textsIn(svg).filter((text) => text.includes(' – '))).toHaveLength(5);
});

test('a district without a figure is hatched, in the legend too', () => {
  const svg = map(areas.map((area, i) => (i === 3 ? { ...area, value: null } : area)));
  const id = svg.find((one) => one.name === 'pattern')?.attributes.id;
  const hatched = svg.filter(
    (one) => one.attributes.class === 'shape' && one.attributes.fill === `url(#${id})`,
  );
  expect(hatched).toHaveLength(2);
  expect(textsIn(svg)).toContain('无数据');
});

test('no figure anywhere, one value everywhere, no area', () => {
  for (const value of [null, 5, 0]) {
    expect(() => map(areas.map((area) => ({ ...area, value })))).not.toThrow();
  }
  expect(districtMap({ title: '', measure: grids, areas: [] }).svg).not.toMatch(/NaN|Infinity|undefined/);
});

test('an area without an outline is named below the map', () => {
  const texts = textsIn(map([...areas, { code: '510199', name: '东部新区', value: 88, href: '/' }]));
  expect(texts).toContain('未在图上：东部新区 88');
});

test('two maps on a page do not share an id', () => {
  const id = (of: typeof areas) => map(of).find((one) => one.name === 'pattern')?.attributes.id;
  expect(id(areas)).not.toBe(id(areas.slice(1)));
});

test('it stays below 60 KB', () => {
  expect(districtMap({ title: '网格', measure: grids, areas }).svg.length).toBeLessThan(60_000);
});

test('natural classes keep neighbours together and cover every value', () => {
  expect(naturalClasses([1, 2, 3, 50, 51, 900], 3)).toEqual([
    [1, 3],
    [50, 51],
    [900, 900],
  ]);
  expect(naturalClasses([4, 4, 4], 5)).toEqual([[4, 4]]);
  expect(naturalClasses([], 5)).toEqual([]);
});
