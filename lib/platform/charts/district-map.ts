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
import { axis, ink, inkSoft, sequence, shorten, smallSize, textWidth } from './style';
import { el, halo, mark, round, text } from './svg';

export type MapInput = {
  title: string;
  measure: Measure;
  /** `code`: the six digits of the district. What has no outline is named below the map. */
  areas: (AreaValue & { code: string })[];
  width?: number;
};

const border = { stroke: '#6f7b89', 'stroke-width': 0.8, 'stroke-linejoin': 'round' } as const;
/** Narrower, the centre's names would not fit into their districts. */
const leastInset = 208;
const small = { 'font-size': smallSize, fill: inkSoft } as const;
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

  const city = project(width);
  const insetWidth = Math.max(width * 0.32, leastInset);
  const centre = project(insetWidth, true);
  const inset = { x: width - insetWidth - 12, y: 34 };
  const insetBottom = inset.y + centre.height + 12;
  // The inset fills the empty corner in the north-east; the map sinks until the inset clears it. A wide
  // inset comes to stand above 彭州市, which reaches further north there.
  const headRoom = Math.round(insetBottom - width * (inset.x - 12 > width * 0.62 ? 0.285 : 0.235));
  const height = Math.ceil(headRoom + city.height + 26);
  const known = new Set(city.outlines.map((outline) => outline.code));
  const absent = areas.filter((area) => !known.has(area.code.slice(0, 6)));

  const frame = coreFrame(width);
  const body = [
    el('defs', {}, hatching(hatch)),
    ...legend(),
    layer(0, headRoom, city.outlines, (outline) => !outline.isCore),
    dashed(around({ ...frame, y: frame.y + headRoom }, 3)),
    dashed({ x: inset.x - 12, y: 0.5, width: insetWidth + 23.5, height: insetBottom }),
    text(inset.x, 17, '中心城区（放大）', small),
    layer(inset.x, inset.y, centre.outlines, () => true),
    text(width, height - 9, notice, { ...small, 'text-anchor': 'end' }),
    absent.length > 0 ? text(0, height - 9, absentNote(), small) : '',
  ];
  const description = `${describeAreas(areas, measure)}。${notice}`;
  return finish({ title, width, height, description, table: areaTable(areas, measure), body });

  /** Names go over all shapes, for one may reach over the border of a narrow district. */
  function layer(x: number, y: number, outlines: Outline[], isNamed: (outline: Outline) => boolean): string {
    const names = outlines.filter(isNamed).map(nameOf);
    return el(
      'g',
      { transform: `translate(${round(x)} ${round(y)})` },
      // The small centre opens in the inset, so that each district is one stop for the keyboard.
      el('g', border, ...outlines.map((outline) => shape(outline, isNamed(outline)))),
      el('g', { 'text-anchor': 'middle', 'pointer-events': 'none' }, ...names),
    );
  }

  function look(outline: Outline) {
    const area = byCode.get(outline.code);
    const value = area?.value ?? null;
    const fill = value === null ? undefined : shades[classes.findIndex(([, high]) => value <= high)];
    return { name: area?.name ?? outline.name, href: area?.href, value, fill };
  }

  function shape(outline: Outline, isLinked: boolean): string {
    const { name, href, value, fill } = look(outline);
    const label = `${name} ${value === null ? '无数据' : withUnit(value, measure)}`;
    const path = el('path', { class: 'shape', d: outline.path, fill: fill ?? `url(#${hatch})` });
    return mark(label, isLinked ? href : undefined, path);
  }

  function nameOf(outline: Outline): string {
    const { name, value, fill } = look(outline);
    const isDark = fill === sequence[3] || fill === sequence[4];
    const style = { ...halo, fill: isDark ? '#fff' : ink, stroke: fill ?? '#fff' };
    const [x, y] = outline.label;
    const figure = formatValue(value, measure);
    return text(x, y - 8, name, style) + text(x, y + 8, figure, { ...style, 'font-size': smallSize });
  }

  function absentNote(): string {
    const said = absent.map((area) => `${area.name} ${formatValue(area.value, measure)}`).join('，');
    return shorten(`未在图上：${said}`, width - textWidth(notice, smallSize) - 16, smallSize);
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

type Box = { x: number; y: number; width: number; height: number };

const around = ({ x, y, width, height }: Box, gap: number): Box => ({
  x: x - gap,
  y: y - gap,
  width: width + 2 * gap,
  height: height + 2 * gap,
});

const dashed = (box: Box) =>
  el('rect', { ...box, fill: 'none', stroke: axis, 'stroke-dasharray': '3 3', 'pointer-events': 'none' });

/** With fewer than five classes the shades still run from the lightest to the darkest. */
const shade = (i: number, count: number) =>
  sequence[Math.round((i * (sequence.length - 1)) / (count - 1))] ?? sequence[0];

function hatching(id: string): string {
  const lines = el('path', { d: 'M0 6L6 0', stroke: axis, 'stroke-width': 1 });
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
