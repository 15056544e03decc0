import { barChart } from '@/lib/platform/charts/bars';
import type { Drawing } from '@/lib/platform/charts/drawing';
import { stackedBars } from '@/lib/platform/charts/stacked-bars';
import { addsUp, hrefOf, type Pivot, titleOf } from './definition';
import type { Head, PivotTable } from './queries';

export const mostBars = 30;

/** Rows as bars, parted by columns where parts make up the whole. Null where there are none, or too many to tell apart. */
export function drawPivot(pivot: Pivot, { rows, columns, cells, rowTotals }: PivotTable): Drawing | null {
  if (rows.length === 0 || rows.length > mostBars) return null;
  const { measure } = pivot;
  const title = `${titleOf(pivot)}，${measure.label}`;
  const linkOf = ({ part }: Head) => part && hrefOf(pivot, part);
  const bars = rows.map((head, i) => ({ name: head.label, href: linkOf(head) ?? undefined, at: i }));
  const width = 960;
  if (columns.length > 0 && addsUp(measure))
    return stackedBars({
      title,
      unit: measure.unit,
      kinds: columns.map(({ label }) => ({ name: label })),
      items: bars.map(({ at, ...bar }) => ({ ...bar, values: cells[at]?.map(({ value }) => value) ?? [] })),
      width,
    });
  const isWhole = measure.kind === 'count' || measure.kind === 'areas';
  return barChart({
    title,
    measure: { name: measure.label, unit: measure.unit, ...(isWhole && { digits: 0 }) },
    items: bars.map(({ at, ...bar }) => ({ ...bar, value: rowTotals[at]?.value ?? null })),
    width,
  });
}
