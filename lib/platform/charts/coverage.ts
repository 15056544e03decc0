import { type ChartTable, type Drawing, describeAreas, finish, finishEmpty, type Reference } from './drawing';
import { formatValue, percent } from './format';
import { referenceRoom, uprightReference } from './reference';
import { scale } from './scale';
import { axis, data, inkSoft, shorten, smallSize, textWidth, track } from './style';
import { el, hit, line, mark, text } from './svg';

export type CoverageItem = {
  name: string;
  numerator: number;
  denominator: number;
  href?: string | undefined;
};

export type CoverageInput = {
  title: string;
  /** What is covered and out of what, for the table's heads: 已建党组织小区 of 小区总数. */
  name: string;
  numerator: string;
  denominator: string;
  items: CoverageItem[];
  /** In per cent. */
  target?: Reference | undefined;
  width?: number;
};

const rowHeight = 26;
const barHeight = 12;
const count = { name: '', unit: '', digits: 0 };

export function coverageChart({
  title,
  name,
  numerator,
  denominator,
  items,
  target,
  width = 640,
}: CoverageInput): Drawing {
  const measure = { name, unit: '%', digits: 1 };
  const rates = items.map((item) => ({ ...item, value: percent(item.numerator, item.denominator) }));
  const part = (item: CoverageItem) =>
    `${formatValue(item.numerator, count)} / ${formatValue(item.denominator, count)}`;
  const table: ChartTable = {
    columns: [
      { label: '名称', isNumeric: false },
      { label: numerator, isNumeric: true },
      { label: denominator, isNumeric: true },
      { label: `${name}（%）`, isNumeric: true },
    ],
    rows: rates.map((item) => ({
      cells: [
        item.name,
        formatValue(item.numerator, count),
        formatValue(item.denominator, count),
        formatValue(item.value, measure),
      ],
      href: item.href,
    })),
  };
  if (items.length === 0) return finishEmpty(title, width, table);

  const nameRoom = Math.min(2 + Math.max(...items.map((item) => textWidth(item.name))), width * 0.3);
  const partRoom = Math.max(...items.map((item) => textWidth(part(item), smallSize)));
  const rateRoom = Math.max(...rates.map((item) => textWidth(formatValue(item.value, measure))), 44);
  const left = nameRoom + 10;
  const rateAt = width - partRoom - 14;
  const right = rateAt - rateRoom - 10;
  const top = target ? referenceRoom : 4;
  const bottom = top + items.length * rowHeight;
  const x = scale(0, 100, right - left < 200 ? [0, 50, 100] : [0, 25, 50, 75, 100], left, right);

  const tickLabels = x.ticks.map((tick) =>
    text(x.at(tick), bottom + 12, `${tick}%`, {
      'text-anchor': 'middle',
      'font-size': smallSize,
      fill: inkSoft,
    }),
  );
  const marks = rates.map((item, i) => {
    const middle = top + (i + 0.5) * rowHeight;
    const rate = formatValue(item.value, measure);
    const bar = { x: left, y: middle - barHeight / 2, height: barHeight };
    return mark(
      `${item.name} ${rate}（${part(item)}）`,
      item.href,
      hit(0, middle - rowHeight / 2, width, rowHeight),
      text(nameRoom, middle, shorten(item.name, nameRoom), { 'text-anchor': 'end' }),
      item.value === null ? '' : el('rect', { ...bar, width: right - left, fill: track }),
      // A numerator beyond its denominator is an error in the records: the figure says so, the bar stops.
      item.value ? el('rect', { ...bar, width: x.at(Math.min(item.value, 100)) - left, fill: data }) : '',
      text(rateAt, middle, rate, { 'text-anchor': 'end', fill: item.value === null ? inkSoft : undefined }),
      text(width, middle, part(item), { 'text-anchor': 'end', 'font-size': smallSize, fill: inkSoft }),
    );
  });
  const rule = target
    ? [
        uprightReference(
          x.at(target.value),
          top,
          bottom,
          `${target.label} ${formatValue(target.value, { name, unit: '%' })}`,
          width,
        ),
      ]
    : [];
  const zero = line(left, top, left, bottom, { stroke: axis });
  const body = [...marks, zero, ...rule, ...tickLabels];
  const description =
    describeAreas(rates, measure) + (target ? `；${target.label} ${formatValue(target.value, measure)}` : '');
  return finish({ title, width, height: bottom + 22, description, table, body });
}
