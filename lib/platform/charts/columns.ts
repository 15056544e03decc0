import type { BarInput } from './bars';
import { areaTable, type Drawing, describeAreas, finish } from './drawing';
import { formatTick, formatValue, withUnit } from './format';
import { levelReference } from './reference';
import { isWhole, niceTicks, scale } from './scale';
import { axis, data, fontSize, hairline, ink, inkSoft, smallSize, textWidth } from './style';
import { el, halo, hit, line, mark, text } from './svg';

const axisRoom = 60;
const plotHeight = 220;
const longestName = 6;

/** Upright columns need room for each figure above its column, and names that can stand upright. */
export function fitsColumns({ items, measure }: BarInput, width: number): boolean {
  const band = (width - axisRoom) / items.length;
  return items.every(
    (item) =>
      (item.value ?? 0) >= 0 &&
      !item.state &&
      textWidth(formatValue(item.value, measure), smallSize) <= band - 4 &&
      (textWidth(item.name) <= band - 4 ||
        (item.name.length <= longestName && !/[\u0020-\u007e]/.test(item.name))),
  );
}

export function columns({ title, measure, items, reference }: BarInput, width: number): Drawing {
  const values = items.flatMap((item) => item.value ?? []);
  const ticks = niceTicks(0, Math.max(...values, reference?.value ?? 0, 0) || 1, 4, isWhole(values, measure));
  const top = 30;
  const bottom = top + plotHeight;
  const band = (width - axisRoom) / items.length;
  const barWidth = Math.min(36, band * 0.56);
  const y = scale(0, ticks[ticks.length - 1] ?? 1, ticks, bottom, top);
  const isUpright = items.some((item) => textWidth(item.name) > band - 4);
  const nameHeight = isUpright ? Math.max(...items.map((item) => [...item.name].length)) * 15 : 16;
  const middle = (i: number) => axisRoom + (i + 0.5) * band;

  const grid = y.ticks.flatMap((tick) => [
    line(axisRoom, y.at(tick), width, y.at(tick), { stroke: tick === 0 ? axis : hairline }),
    text(axisRoom - 8, y.at(tick), formatTick(tick, measure), {
      'text-anchor': 'end',
      'font-size': smallSize,
      fill: inkSoft,
    }),
  ]);
  if (measure.unit && measure.unit !== '%') {
    grid.push(
      text(axisRoom - 8, top - 20, measure.unit, {
        'text-anchor': 'end',
        'font-size': smallSize,
        fill: inkSoft,
      }),
    );
  }
  const marks = items.map((item, i) =>
    mark(
      `${item.name} ${withUnit(item.value, measure)}`,
      item.href,
      hit(middle(i) - band / 2, top - 12, band, plotHeight + nameHeight + 20),
      item.value
        ? el('rect', {
            x: middle(i) - barWidth / 2,
            y: y.at(item.value),
            width: barWidth,
            height: bottom - y.at(item.value),
            fill: data,
          })
        : '',
      isUpright
        ? upright(middle(i), bottom + 14, item.name)
        : text(middle(i), bottom + 14, item.name, { 'text-anchor': 'middle' }),
    ),
  );
  const figures = items.map((item, i) =>
    text(middle(i), y.at(item.value ?? 0) - 10, formatValue(item.value, measure), {
      ...halo,
      'text-anchor': 'middle',
      'font-size': smallSize,
      'pointer-events': 'none',
      fill: item.value === null ? inkSoft : ink,
    }),
  );
  const rule = reference ? [levelReference(axisRoom, width, y.at(reference.value))] : [];
  const note = reference
    ? [ruleKey(`${reference.label} ${withUnit(reference.value, measure)}`, width, top - 20)]
    : [];
  const height = bottom + nameHeight + 12;
  const description =
    describeAreas(items, measure) +
    (reference ? `；${reference.label} ${withUnit(reference.value, measure)}` : '');
  return finish({
    title,
    width,
    height,
    description,
    table: areaTable(items, measure),
    body: [...grid, ...marks, ...rule, ...figures, ...note],
  });
}

/** One character below the other, as Chinese is set where a line is too long for its place. */
function upright(x: number, y: number, name: string): string {
  return [...name]
    .map((character, i) => text(x, y + i * (fontSize + 2), character, { 'text-anchor': 'middle' }))
    .join('');
}

/** In the corner, not at the line's end, where it would lie on the columns. */
function ruleKey(label: string, right: number, y: number): string {
  const left = right - textWidth(label, smallSize) - 30;
  return (
    levelReference(left, left + 24, y) +
    text(right, y, label, { 'text-anchor': 'end', 'font-size': smallSize })
  );
}
