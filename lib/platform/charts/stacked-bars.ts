import { type ChartTable, type Drawing, finish, finishEmpty } from './drawing';
import { formatTick, formatValue, withUnit } from './format';
import { niceTicks, scale } from './scale';
import {
  axis,
  hairline,
  ink,
  inkSoft,
  parts,
  type State,
  shorten,
  smallSize,
  states,
  textWidth,
} from './style';
import { el, halo, hit, line, mark, text } from './svg';

export type StackedInput = {
  title: string;
  /** Counts only: shares of different wholes must not be stacked. */
  unit: string;
  /** From the axis outwards. Beyond six, the rest is drawn as one part 其他; the table keeps them apart. */
  kinds: { name: string; state?: State | undefined }[];
  /** `values` in the order of `kinds`; null counts as nothing in the bar and is "—" in the table. */
  items: { name: string; values: (number | null)[]; href?: string | undefined }[];
  width?: number;
};

type Part = { name: string; fill: string; values: number[] };

const rowHeight = 28;
const barHeight = 18;
const legendHeight = 22;
const dark = new Set<string>([
  parts[0],
  parts[2],
  parts[4],
  ...Object.values(states).map((state) => state.colour),
]);

export function stackedBars({ title, unit, kinds, items, width = 640 }: StackedInput): Drawing {
  const measure = { name: title, unit, digits: 0 };
  const totals = items.map((item) => item.values.reduce<number>((sum, value) => sum + (value ?? 0), 0));
  const table: ChartTable = {
    columns: [
      { label: '名称', isNumeric: false },
      ...[...kinds.map((kind) => kind.name), '合计'].map((name) => ({
        label: `${name}（${unit}）`,
        isNumeric: true,
      })),
    ],
    rows: items.map((item, i) => ({
      cells: [
        item.name,
        ...[...kinds.map((_, k) => item.values[k] ?? null), totals[i] ?? 0].map((value) =>
          formatValue(value, measure),
        ),
      ],
      href: item.href,
    })),
  };
  if (items.length === 0 || kinds.length === 0) return finishEmpty(title, width, table);

  const drawn = partsOf(kinds, items);
  const legend = legendOf(drawn, width);
  const totalLabels = totals.map((total) => formatValue(total, measure));
  const nameRoom = Math.min(2 + Math.max(...items.map((item) => textWidth(item.name))), width * 0.32);
  const left = nameRoom + 10;
  const right = width - Math.max(...totalLabels.map((label) => textWidth(label))) - 10;
  const top = legend.height + 6;
  const bottom = top + items.length * rowHeight;
  const high = Math.max(...totals) || 1;
  const ticks = niceTicks(0, high, Math.min(5, (right - left) / 90), true).filter((tick) => tick <= high);
  const x = scale(0, high, ticks, left, right);

  const grid = ticks.flatMap((tick, i) => [
    line(x.at(tick), top, x.at(tick), bottom, { stroke: tick === 0 ? axis : hairline }),
    text(x.at(tick), bottom + 12, formatTick(tick, measure, i === ticks.length - 1), {
      'text-anchor': 'middle',
      'font-size': smallSize,
      fill: inkSoft,
    }),
  ]);
  const marks = items.map((item, i) => {
    const middle = top + (i + 0.5) * rowHeight;
    const said = drawn.map((part) => `${part.name} ${formatValue(part.values[i] ?? 0, measure)}`).join('，');
    let from = left;
    const segments = drawn.map((part) => {
      const value = part.values[i] ?? 0;
      const [start, length] = [from, x.at(value) - left];
      from += length;
      return value > 0 ? segment(start, middle, length, formatValue(value, measure), part.fill) : '';
    });
    return mark(
      `${item.name} 合计 ${withUnit(totals[i] ?? 0, measure)}：${said}`,
      item.href,
      hit(0, middle - rowHeight / 2, width, rowHeight),
      text(nameRoom, middle, shorten(item.name, nameRoom), { 'text-anchor': 'end' }),
      ...segments,
      text(from + 6, middle, totalLabels[i] ?? '', halo),
    );
  });
  const sums = drawn.map(
    (part) =>
      `${part.name} ${formatValue(
        part.values.reduce((a, b) => a + b, 0),
        measure,
      )}`,
  );
  const description = `共 ${items.length} 项，合计 ${withUnit(
    totals.reduce((a, b) => a + b, 0),
    measure,
  )}：${sums.join('，')}`;
  return finish({
    title,
    width,
    height: bottom + 22,
    description,
    table,
    body: [legend.markup, ...grid, ...marks],
  });
}

function segment(x: number, middle: number, length: number, label: string, fill: string): string {
  const rect = el('rect', {
    x,
    y: middle - barHeight / 2,
    width: length,
    height: barHeight,
    fill,
    stroke: '#fff',
  });
  if (textWidth(label, smallSize) + 8 > length) return rect;
  const colour = dark.has(fill) ? '#fff' : ink;
  return (
    rect +
    text(x + length / 2, middle, label, { 'text-anchor': 'middle', 'font-size': smallSize, fill: colour })
  );
}

function partsOf(kinds: StackedInput['kinds'], items: StackedInput['items']): Part[] {
  const folds = kinds.length > parts.length;
  const kept = folds ? kinds.slice(0, parts.length - 1) : kinds;
  const drawn = kept.map((kind, k) => ({
    name: kind.name,
    fill: kind.state ? states[kind.state].colour : (parts[k] ?? parts[0]),
    values: items.map((item) => item.values[k] ?? 0),
  }));
  if (!folds) return drawn;
  const rest = items.map((item) =>
    item.values.slice(kept.length).reduce<number>((sum, value) => sum + (value ?? 0), 0),
  );
  return [...drawn, { name: '其他', fill: parts[parts.length - 1] ?? parts[0], values: rest }];
}

function legendOf(drawn: Part[], width: number): { markup: string; height: number } {
  let [x, y] = [0, 8];
  let markup = '';
  for (const part of drawn) {
    const room = textWidth(part.name) + 34;
    if (x > 0 && x + room > width) [x, y] = [0, y + legendHeight];
    markup +=
      el('rect', { x, y: y - 6, width: 12, height: 12, fill: part.fill }) + text(x + 18, y, part.name);
    x += room;
  }
  return { markup, height: y + 14 };
}
