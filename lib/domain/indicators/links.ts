import { filterParams } from '@/lib/ledger/query';
import type { Day } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';
import type { Period } from '@/lib/platform/period';
import { type FigureId, indicators, partsOf } from './catalogue';
import { momentOf } from './define';

/** The filter of the list behind a figure, on the tree of a day or today's. For a rate it is that of the numerator. */
export function filterOf(id: FigureId, period: Period, tree?: Day) {
  const [part = id] = partsOf(id);
  const indicator = indicators[part as keyof typeof indicators];
  const { on, ...filter } = indicator.filterAt(momentOf(period));
  // Today a list shows what stands anyway; the day is said only when it is another.
  return { ledger: indicator.ledger, filter: period.isCurrent ? filter : { ...filter, on, tree } };
}

/** Where a figure opens: the list with exactly the records that were counted. */
export function hrefOf(id: FigureId, area: { id: number }, period: Period, tree?: Day): string {
  const { ledger, filter } = filterOf(id, period, tree);
  return paths.ledger(ledger.name, filterParams(filter, area.id));
}

/** The address of a figure's records before and after the area's id: for a column of the same figure in many areas. */
export function linkHalves(
  id: FigureId,
  period: Period,
  tree?: Day,
): readonly [before: string, after: string] {
  const { ledger, filter } = filterOf(id, period, tree);
  const rest = filterParams(filter).toString();
  return [`${paths.ledger(ledger.name)}?area=`, rest && `&${rest}`];
}
