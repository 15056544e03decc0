import { columns, fitsColumns } from './columns';
import {
  type AreaValue,
  areaTable,
  type Drawing,
  describeAreas,
  finish,
  finishEmpty,
  type Measure,
  type Reference,
} from './drawing';
import { formatTick, formatValue, withUnit } from './format';
import { referenceRoom, uprightReference } from './reference';
import { isWhole, niceTicks, scale } from './scale';
import {
  axis,
  data,
  hairline,
  ink,
  inkSoft,
  type State,
  shorten,
  smallSize,
  states,
  textWidth,
} from './style';
import { el, halo, hit, line, mark, text } from './svg';

export type BarItem = AreaValue & { state?: State | undefined };

export type BarInput = {
  title: string;
  measure: Measure;
  /** Drawn in the order given. */
  items: BarItem[];
  reference?: Reference | undefined;
  /** Vertical gives way to horizontal where names or values would collide. */
  direction?: 'horizontal' | 'vertical';
  /** The width of its place in the page: text is 13 px at that width, and shrinks with it. */
  width?: number;
};

const rowHeight = 26;
const barHeight = 14;

export function barChart(input: BarInput): Drawing {
  const width = input.width ?? 640;
  if (input.items.length === 0) return finishEmpty(input.title, width, areaTable([], input.measure));
  return input.direction === 'vertical' && fitsColumns(input, width)
    ? columns(input, width)
    : rows(input, width);
}

function rows({ title, measure, items, reference }: BarInput, width: number): Drawing {
  const values = items.flatMap((item) => item.value ?? []);
  const low = Math.min(0, ...values, reference?.value ?? 0);
  const high = Math.max(0, ...values, reference?.value ?? 0) || (low < 0 ? 0 : 1);
  const labels = items.map((item) => {
    const figure = formatValue(item.value, measure);
    return item.state ? `${figure} ${states[item.state].word}` : figure;
  });
  const labelRoom = Math.max(...labels.map((label) => textWidth(label))) + 8;
  const nameRoom = Math.min(2 + Math.max(...items.map((item) => textWidth(item.name))), width * 0.32);
  const left = nameRoom + 10 + (low < 0 ? labelRoom : 0);
  const right = width - labelRoom;
  const top = reference ? referenceRoom : 4;
  const bottom = top + items.length * rowHeight;

  const ticks = niceTicks(low, high, Math.min(5, (right - left) / 90), isWhole(values, measure));
  const x = scale(
    low,
    high,
    ticks.filter((tick) => tick >= low && tick <= high),
    left,
    right,
  );

  const grid = x.ticks.map((tick) =>
    line(x.at(tick), top, x.at(tick), bottom, { stroke: tick === 0 ? axis : hairline }),
  );
  const tickLabels = x.ticks.map((tick, i) => {
    const label = formatTick(tick, measure, i === x.ticks.length - 1);
    return text(x.at(tick), bottom + 12, label, {
      'text-anchor': 'middle',
      'font-size': smallSize,
      fill: inkSoft,
    });
  });
  const middle = (i: number) => top + (i + 0.5) * rowHeight;
  const marks = items.map((item, i) => {
    const end = x.at(item.value ?? 0);
    const bar = {
      x: Math.min(x.at(0), end),
      y: middle(i) - barHeight / 2,
      width: Math.abs(end - x.at(0)),
      height: barHeight,
      fill: item.state ? states[item.state].colour : data,
    };
    return mark(
      `${item.name} ${withUnit(item.value, measure)}`,
      item.href,
      hit(0, middle(i) - rowHeight / 2, width, rowHeight),
      text(nameRoom, middle(i), shorten(item.name, nameRoom), { 'text-anchor': 'end' }),
      item.value ? el('rect', bar) : '',
    );
  });
  // After the reference line, so that no figure is struck through; not in the way of the link beneath.
  const figures = items.map((item, i) => {
    const isNegative = (item.value ?? 0) < 0;
    return text(x.at(item.value ?? 0) + (isNegative ? -6 : 6), middle(i), labels[i] ?? '', {
      ...halo,
      'text-anchor': isNegative ? 'end' : undefined,
      'pointer-events': 'none',
      fill: item.value === null ? inkSoft : ink,
    });
  });
  const rule = reference
    ? [
        uprightReference(
          x.at(reference.value),
          top,
          bottom,
          `${reference.label} ${withUnit(reference.value, measure)}`,
          width,
        ),
      ]
    : [];
  const height = bottom + 22;
  const body = [...grid, ...marks, ...rule, ...figures, ...tickLabels];
  const description =
    describeAreas(items, measure) +
    (reference ? `；${reference.label} ${withUnit(reference.value, measure)}` : '');
  return finish({ title, width, height, description, table: areaTable(items, measure), body });
}
