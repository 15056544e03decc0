import { naturalClasses } from './classes';
import {
  type AreaValue,
  areaTable,
  type Drawing,
  describeAreas,
  finish,
  heading,
  type Measure,
} from './drawing';
import { formatValue, withUnit } from './format';
import { coreFrame, type Outline, project } from './outlines';
import { ink, inkSoft, sequence, smallSize } from './style';
import { el, halo, mark, text } from './svg';

export type MapInput = {
  title: string;
  measure: Measure;
  /** `code`: the six digits of the district. What has no outline is named below the map. */
  areas: (AreaValue & { code: string })[];
  width?: number;
};

const border = { stroke: '#6f7b89', 'stroke-width': 0.8, 'stroke-linejoin': 'round' } as const;
const notice = '示意图 · 边界仅为示意，无审图号';

/** The city's districts, coloured in up to five classes. Districts without a figure are hatched. */
export function districtMap({ title, measure, areas, width = 680 }: MapInput): Drawing {
  const byCode = new Map(areas.map((area) => [area.code.slice(0, 6), area]));
  const classes = naturalClasses(
    areas.flatMap((area) => area.value ?? []),
    sequence.length,
  );
  const shades = classes.length === 1 ? [sequence[2]] : classes.map((_, i) => shade(i, classes.length));
  const hatch = `hatch-${digest(JSON.stringify([title, areas, width]))}`;

  const headRoom = width * 0.085;
  const city = project(width);
  const insetWidth = width * 0.32;
  const centre = project(insetWidth, true);
  const inset = { x: width - insetWidth - 12, y: 34 };
  const height = headRoom + city.height + 26;
  const known = new Set(city.outlines.map((outline) => outline.code));
  const absent = areas.filter((area) => !known.has(area.code.slice(0, 6)));

  const frame = coreFrame(width);
  const body = [
    el('defs', {}, hatching(hatch)),
    el(
      'g',
      { transform: `translate(0 ${headRoom})`, ...border },
      ...city.outlines.map((outline) => shape(outline, !outline.isCore)),
    ),
    el('rect', {
      x: frame.x - 3,
      y: frame.y + headRoom - 3,
      width: frame.width + 6,
      height: frame.height + 6,
      fill: 'none',
      stroke: ink,
      'stroke-dasharray': '3 3',
      'pointer-events': 'none',
    }),
    el('rect', {
      x: inset.x - 12,
      y: 0.5,
      width: insetWidth + 23.5,
      height: inset.y + centre.height + 12,
      fill: 'none',
      stroke: ink,
      'stroke-dasharray': '3 3',
    }),
    text(inset.x, 17, '中心城区（放大）', { 'font-size': smallSize, fill: inkSoft }),
    el(
      'g',
      { transform: `translate(${inset.x} ${inset.y})`, ...border },
      ...centre.outlines.map((outline) => shape(outline, true)),
    ),
    ...legend(),
    text(width, height - 9, notice, { 'text-anchor': 'end', 'font-size': smallSize, fill: inkSoft }),
    absent.length > 0
      ? text(
          0,
          height - 9,
          `未在图上：${absent.map((area) => `${area.name} ${formatValue(area.value, measure)}`).join('，')}`,
          { 'font-size': smallSize, fill: inkSoft },
        )
      : '',
  ];
  const description = `${describeAreas(areas, measure)}。${notice}`;
  return finish({ title, width, height, description, table: areaTable(areas, measure), body });

  function shape(outline: Outline, isLabelled: boolean): string {
    const area = byCode.get(outline.code);
    const value = area?.value ?? null;
    const rank = value === null ? -1 : classes.findIndex(([, high]) => value <= high);
    const fill = shades[rank] ?? `url(#${hatch})`;
    const path = el('path', { class: 'shape', d: outline.path, fill });
    const label = area ? `${area.name} ${withUnit(value, measure)}` : '无数据';
    if (!isLabelled) return mark(label, undefined, path);
    const isDark = fill === sequence[3] || fill === sequence[4];
    // The halo has the district's own colour, for a label may reach over a narrow one's border.
    const style = {
      ...halo,
      'text-anchor': 'middle',
      fill: isDark ? '#fff' : ink,
      stroke: rank < 0 ? '#fff' : fill,
    };
    const [x, y] = outline.label;
    return mark(
      label,
      area?.href,
      path,
      text(x, y - 8, area?.name ?? '', style),
      area ? text(x, y + 8, formatValue(value, measure), { ...style, 'font-size': smallSize }) : '',
    );
  }

  function legend(): string[] {
    const entries = classes.map(([low, high], i) => ({
      fill: shades[i] ?? '',
      label:
        low === high
          ? formatValue(low, measure)
          : `${formatValue(low, measure)} – ${formatValue(high, measure)}`,
    }));
    const hasGap = city.outlines.some((outline) => (byCode.get(outline.code)?.value ?? null) === null);
    if (hasGap) entries.push({ fill: `url(#${hatch})`, label: '无数据' });
    return [
      text(0, 9, heading(measure)),
      ...entries.flatMap(({ fill, label }, i) => [
        el('rect', { x: 0.5, y: 24.5 + i * 22, width: 24, height: 14, fill, ...border }),
        text(34, 32 + i * 22, label, { 'font-size': smallSize }),
      ]),
    ];
  }
}

/** With fewer than five classes the shades still run from the lightest to the darkest. */
const shade = (i: number, count: number) =>
  sequence[Math.round((i * (sequence.length - 1)) / (count - 1))] ?? sequence[0];

function hatching(id: string): string {
  const lines = el('path', { d: 'M0 6L6 0', stroke: '#9aa4b1', 'stroke-width': 1 });
  return el(
    'pattern',
    { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
    el('rect', { width: 6, height: 6, fill: '#fff' }),
    lines,
  );
}

/** Several maps may share a page, and an id must not. */
function digest(value: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < value.length; i++) hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
