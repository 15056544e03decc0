import { barChart } from '@/lib/platform/charts/bars';
import { districtMap } from '@/lib/platform/charts/district-map';
import type { AreaValue, Drawing, Measure } from '@/lib/platform/charts/drawing';
import { trendChart } from '@/lib/platform/charts/trend';
import { paths } from '@/lib/platform/paths';
import { codeOf, type FigureId, indicators, isRate, nameOf, partsOf } from './catalogue';
import { type Figures, remember } from './figures';
import { amountOf, inColumnUnit, placeName, unitOf } from './format';
import { carried } from './period';
import type { Values } from './roll-up';
import { type Months, trendMonths } from './trend';

/** How a figure reads on an axis: the same digits and unit as in a column of the table. */
function measureOf(id: FigureId, name = nameOf(id)): Measure & { digits: number } {
  const digits = isRate(id) ? 1 : indicators[id].isMoney ? 2 : 0;
  return { name, unit: unitOf(id), digits };
}

const scaled = (values: Values, id: FigureId) => inColumnUnit(id, amountOf(values, id));

function areasOf(
  { children, period, tree }: Figures,
  id: FigureId,
  opens: Place['opens'],
): (AreaValue & { code: string })[] {
  const query = { period: carried(period), tree };
  return children.map(({ area, values }) => ({
    code: area.codeToday,
    name: placeName(area),
    value: scaled(values, id),
    href:
      opens === 'indicator'
        ? paths.indicator(codeOf(id), { area: area.id, ...query })
        : paths.dashboard(area.id, query),
  }));
}

/** Where a drawing stands: how much room it has, and whether its areas open their dashboards or this figure of theirs. */
type Place = { width: number; opens?: 'indicator' };

/** The areas below, side by side in the order of their codes; a rate with the whole area's as the line to compare with. */
export function comparison(figures: Figures, id: FigureId, { width, opens }: Place): Promise<Drawing> {
  return kept(figures, `bars/${opens}/${id}/${width}`, () => {
    const whole = isRate(id) ? scaled(figures.total, id) : null;
    return barChart({
      title: `${nameOf(id)}对比`,
      measure: measureOf(id),
      items: areasOf(figures, id, opens),
      reference: whole === null ? undefined : { label: figures.area.name, value: whole },
      direction: width > 700 ? 'vertical' : 'horizontal',
      width,
    });
  });
}

/** Schematic; only the city has one. */
export function areaMap(figures: Figures, id: FigureId, { width, opens }: Place): Promise<Drawing> {
  return kept(figures, `map/${opens}/${id}/${width}`, () =>
    districtMap({
      title: `${nameOf(id)}分布`,
      measure: measureOf(id),
      areas: areasOf(figures, id, opens),
      width,
    }),
  );
}

/** The twelve months that end with the period. The table beside it has the links. */
export function trend(figures: Figures, id: FigureId, name: string, { width }: Place): Promise<Drawing> {
  return kept(figures, `trend/${id}/${width}`, () =>
    trendChart({
      title: `${name}趋势`,
      measure: measureOf(id, name),
      months: trendMonths(figures.period),
      series: [{ name, values: monthly(figures.months, id) }],
      width,
      height: 200,
    }),
  );
}

export function monthly(months: Months, id: FigureId): (number | null)[] {
  const [values = [], wholes] = partsOf(id).map((part) => months[part] ?? []);
  if (!wholes) return values;
  return values.map((value, i) => (wholes[i] ? (value / wholes[i]) * 100 : null));
}

/** Drawn once for as long as nothing is written. */
const kept = ({ key }: Figures, name: string, draw: () => Drawing): Promise<Drawing> =>
  remember(`chart/${key}/${name}`, async () => draw());
