import { formatValue, withUnit } from './format';
import { inkSoft } from './style';
import { root, text } from './svg';

/** The rows behind a chart, worded as in the chart. */
export type ChartTable = {
  columns: { label: string; isNumeric: boolean }[];
  rows: { cells: string[]; href?: string | undefined }[];
};

/** A finished chart: `svg` goes inline into a page or through `toPng` into a document, `description` is its alternative text. */
export type Drawing = {
  svg: string;
  width: number;
  height: number;
  title: string;
  description: string;
  table: ChartTable;
};

/** `digits`: decimals always shown; without it at most one, where needed. `%` takes values from 0 to 100. */
export type Measure = { name: string; unit: string; digits?: number };

/** `value` null: not known, or without a denominator. Drawn as "—", never as 0. */
export type AreaValue = { name: string; value: number | null; href?: string | undefined };

/** A value to compare with, drawn as a dashed line: an average, a target. */
export type Reference = { label: string; value: number };

type Sheet = Omit<Drawing, 'svg'> & { body: string[] };

export function finish({ body, ...drawing }: Sheet): Drawing {
  const label = `${drawing.title}。${drawing.description}`;
  return { ...drawing, svg: root(drawing.width, drawing.height, label, body) };
}

export function finishEmpty(title: string, width: number, table: ChartTable): Drawing {
  const height = 96;
  const body = [text(width / 2, height / 2, '暂无数据', { 'text-anchor': 'middle', fill: inkSoft })];
  return finish({ title, width, height, description: '暂无数据', table: { ...table, rows: [] }, body });
}

/** What a reader should take from the areas side by side, in words. */
export function describeAreas(items: AreaValue[], measure: Measure): string {
  const known = items.filter((item): item is AreaValue & { value: number } => item.value !== null);
  const missing = items.length - known.length;
  const first = known[0];
  if (!first) return `${measure.name}：${items.length} 项均无数据`;
  let [lowest, highest] = [first, first];
  for (const item of known) {
    if (item.value < lowest.value) lowest = item;
    if (item.value > highest.value) highest = item;
  }
  const say = (item: AreaValue) => `${item.name} ${withUnit(item.value, measure)}`;
  return `${measure.name}，共 ${items.length} 项：最高 ${say(highest)}，最低 ${say(lowest)}${missing ? `，${missing} 项无数据` : ''}`;
}

export function areaTable(items: AreaValue[], measure: Measure): ChartTable {
  return {
    columns: [
      { label: '名称', isNumeric: false },
      { label: heading(measure), isNumeric: true },
    ],
    rows: items.map((item) => ({ cells: [item.name, formatValue(item.value, measure)], href: item.href })),
  };
}

export const heading = (measure: Measure): string =>
  measure.unit ? `${measure.name}（${measure.unit}）` : measure.name;
