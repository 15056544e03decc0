import { type ChartTable, type Drawing, finish, finishEmpty, heading, type Measure } from './drawing';
import { formatTick, formatValue, withUnit } from './format';
import { isWhole, niceTicks, type Scale, scale } from './scale';
import { axis, hairline, inkSoft, lines, smallSize, textWidth } from './style';
import { el, halo, line, mark, round, text } from './svg';

export type TrendInput = {
  title: string;
  measure: Measure;
  /** Oldest first, as `2018-09`, without gaps. */
  months: { month: string; href?: string | undefined }[];
  /** One to three, as long as `months`; null breaks the line. */
  series: { name: string; values: (number | null)[] }[];
  width?: number;
  height?: number;
};

const top = 26;
const footRoom = 40;

export function trendChart({
  title,
  measure,
  months,
  series,
  width = 640,
  height = 260,
}: TrendInput): Drawing {
  const table: ChartTable = {
    columns: [
      { label: '月份', isNumeric: false },
      ...series.map((one) => ({ label: series.length > 1 ? one.name : heading(measure), isNumeric: true })),
    ],
    rows: months.map(({ month, href }, i) => ({
      cells: [month, ...series.map((one) => formatValue(one.values[i] ?? null, measure))],
      href,
    })),
  };
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  if (months.length === 0 || values.length === 0) return finishEmpty(title, width, table);

  const bottom = height - footRoom;
  const y = valueAxis(values, measure, bottom);
  const ends = series.map((one) => endOf(one, measure)).filter((end) => end !== null);
  const left = Math.max(...y.ticks.map((tick) => textWidth(formatTick(tick, measure), smallSize))) + 12;
  const right = width - Math.max(...ends.map((end) => textWidth(end.label))) - 14;
  const band = (right - left) / Math.max(1, months.length - 1);
  const x = (i: number) => (months.length === 1 ? (left + right) / 2 : left + i * band);

  const grid = y.ticks.flatMap((tick, i) => [
    line(left, y.at(tick), right, y.at(tick), { stroke: i === 0 ? axis : hairline }),
    text(left - 8, y.at(tick), formatTick(tick, measure), {
      'text-anchor': 'end',
      'font-size': smallSize,
      fill: inkSoft,
    }),
  ]);
  const caption = [measure.unit === '%' ? '' : measure.unit, y.low === 0 ? '' : '纵轴不从 0 起']
    .filter(Boolean)
    .join('，');
  if (caption) grid.push(text(0, 8, caption, { 'font-size': smallSize, fill: inkSoft }));

  const columns = months.map(({ month, href }, i) => {
    const figures = series.map((one) => {
      const figure = withUnit(one.values[i] ?? null, measure);
      return series.length > 1 ? `${one.name} ${figure}` : figure;
    });
    const from = Math.max(x(i) - band / 2, left);
    const column = {
      x: from,
      y: top - 8,
      width: Math.max(Math.min(x(i) + band / 2, right) - from, 1),
      height: bottom - top + 8,
    };
    return mark(
      `${month}：${figures.join('；')}`,
      href,
      el('rect', { ...column, class: 'hit', fill: 'none', 'pointer-events': 'all' }),
    );
  });
  const curves = series.map((one, i) => curve(one.values, x, y, lines[i % lines.length] ?? lines[0]));
  const body = [
    ...grid,
    ...columns,
    el('g', { 'pointer-events': 'none' }, ...curves),
    ...endLabels(),
    ...monthLabels(),
  ];
  return finish({ title, width, height, description: inWords(), table, body });

  function endLabels(): string[] {
    const placed = ends.map((end) => ({ ...end, y: y.at(end.value) })).sort((a, b) => a.y - b.y);
    spread(placed, 17, top, bottom);
    return placed.map((end) => text(x(end.index) + 9, end.y, end.label, { ...halo, fill: end.colour }));
  }

  function monthLabels(): string[] {
    const step = [1, 2, 3, 6, 12].find((months) => months * band >= 34) ?? 12;
    const labels: string[] = [];
    let year = '';
    months.forEach(({ month }, i) => {
      const number = Number(month.slice(5, 7));
      if ((number - 1) % step !== 0 && months.length > 1) return;
      labels.push(
        line(x(i), bottom, x(i), bottom + 4, { stroke: axis }),
        text(x(i), bottom + 14, `${number}月`, {
          'text-anchor': 'middle',
          'font-size': smallSize,
          fill: inkSoft,
        }),
      );
      if (month.slice(0, 4) === year) return;
      year = month.slice(0, 4);
      labels.push(
        text(x(i), bottom + 30, `${year}年`, {
          'text-anchor': 'middle',
          'font-size': smallSize,
          fill: inkSoft,
        }),
      );
    });
    return labels;
  }

  function inWords(): string {
    const span = `${months[0]?.month} 至 ${months[months.length - 1]?.month}`;
    const runs = series.map((one) => {
      const known = one.values.filter((value) => value !== null);
      const [from, to] = [known[0], known[known.length - 1]];
      return from === undefined || to === undefined
        ? `${one.name} 无数据`
        : `${one.name} 由 ${withUnit(from, measure)} 到 ${withUnit(to, measure)}`;
    });
    return `${measure.name}，${span}：${runs.join('；')}`;
  }

  function endOf(one: TrendInput['series'][number], measure: Measure) {
    const index = one.values.findLastIndex((value) => value !== null);
    const value = one.values[index] ?? null;
    if (value === null) return null;
    const figure = formatValue(value, measure);
    const colour = (lines[series.indexOf(one) % lines.length] ?? lines[0]).stroke;
    return { index, value, colour, label: series.length > 1 ? `${one.name} ${figure}` : figure };
  }
}

/** From zero, unless the change would then be too small to see; the chart says so. */
function valueAxis(values: number[], measure: Measure, bottom: number): Scale {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const isNarrow = lowest > 0 && highest - lowest < 0.4 * highest && highest > lowest;
  const ticks = niceTicks(
    isNarrow ? lowest : Math.min(0, lowest),
    Math.max(0, highest),
    4,
    isWhole(values, measure),
  );
  const [low = 0, high = 1] = [ticks[0], ticks[ticks.length - 1]];
  return scale(low, high, ticks, bottom, top);
}

function curve(
  values: (number | null)[],
  x: (i: number) => number,
  y: Scale,
  style: (typeof lines)[number],
): string {
  let d = '';
  const dots: string[] = [];
  const last = values.findLastIndex((value) => value !== null);
  values.forEach((value, i) => {
    if (value === null) return;
    const isStart = (values[i - 1] ?? null) === null;
    d += `${isStart ? 'M' : 'L'}${round(x(i))} ${round(y.at(value))}`;
    // A month between two gaps has no line to show it.
    const isAlone = isStart && (values[i + 1] ?? null) === null;
    if (isAlone || i === last)
      dots.push(el('circle', { cx: x(i), cy: y.at(value), r: 3.5, fill: style.stroke }));
  });
  const path = {
    d,
    fill: 'none',
    stroke: style.stroke,
    'stroke-width': 2,
    'stroke-linejoin': 'round',
    'stroke-dasharray': style.dash,
  };
  return el('path', path) + dots.join('');
}

/** Pushes labels apart to `gap`, keeping their order (they come sorted) and staying within the plot. */
function spread(labels: { y: number }[], gap: number, top: number, bottom: number): void {
  labels.forEach((label, i) => {
    label.y = Math.max(label.y, i === 0 ? top : (labels[i - 1]?.y ?? top) + gap);
  });
  for (let i = labels.length - 1; i >= 0; i--) {
    const label = labels[i];
    if (label)
      label.y = Math.min(label.y, i === labels.length - 1 ? bottom : (labels[i + 1]?.y ?? bottom) - gap);
  }
}
