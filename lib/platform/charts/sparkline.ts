import type { Measure } from './drawing';
import { type Drawing, finish } from './drawing';
import { formatValue, withUnit } from './format';
import { data } from './style';
import { el, round } from './svg';

export type SparklineInput = {
  title: string;
  measure: Measure;
  /** Oldest first; null breaks the line. */
  values: (number | null)[];
  width?: number;
  height?: number;
};

/** A trend for a table's cell: its shape only, for the figures stand in the row. */
export function sparkline({ title, measure, values, width = 96, height = 24 }: SparklineInput): Drawing {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const inset = 3;
  const x = (i: number) =>
    values.length < 2 ? width - inset : inset + (i * (width - 2 * inset)) / (values.length - 1);
  // Without any change the line runs through the middle.
  const y = (value: number) =>
    high === low ? height / 2 : height - inset - ((value - low) / (high - low)) * (height - 2 * inset);

  let d = '';
  values.forEach((value, i) => {
    if (value !== null)
      d += `${(values[i - 1] ?? null) === null ? 'M' : 'L'}${round(x(i))} ${round(y(value))}`;
  });
  const end = values.findLastIndex((value) => value !== null);
  const last = values[end] ?? null;
  const body =
    last === null
      ? []
      : [
          el('path', { d, fill: 'none', stroke: data, 'stroke-width': 1.5, 'stroke-linejoin': 'round' }),
          el('circle', { cx: x(end), cy: y(last), r: 2.5, fill: data }),
        ];
  const description =
    last === null
      ? '暂无数据'
      : `由 ${withUnit(known[0] ?? null, measure)} 到 ${withUnit(last, measure)}，最低 ${formatValue(low, measure)}，最高 ${formatValue(high, measure)}`;
  const table = {
    columns: [{ label: measure.name, isNumeric: true }],
    rows: values.map((value) => ({ cells: [formatValue(value, measure)] })),
  };
  return finish({ title, width, height, description, table, body });
}
