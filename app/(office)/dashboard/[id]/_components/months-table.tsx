import { DataTable, HeaderCell } from '@/components/ui/data-table';
import type { trends } from '@/lib/domain/indicators/board';
import { monthly } from '@/lib/domain/indicators/charts';
import { type Figures, remember } from '@/lib/domain/indicators/figures';
import { inCell, show, unitOf } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import { trendMonths } from '@/lib/domain/indicators/trend';
import { parsePeriod } from '@/lib/platform/period';
import { type FigureRow, FigureRows } from './figure-rows';

/** The twelve months that end with the period, figure by figure; each number opens its records. */
export async function MonthsTable({ standing, shown }: { standing: Figures; shown: typeof trends }) {
  const ids = shown.map(({ id }) => id).join();
  const rows = await remember(`months/${standing.key}/${ids}`, async () => monthRows(standing, shown));
  return (
    <DataTable flow label="逐月趋势">
      <thead>
        <tr>
          <HeaderCell>月份</HeaderCell>
          {shown.map(({ id, name }) => (
            <HeaderCell key={id} numeric>
              {name}（{unitOf(id)}）
            </HeaderCell>
          ))}
        </tr>
      </thead>
      <FigureRows rows={rows} />
    </DataTable>
  );
}

/** A number of a month opens the records of that month's end. */
function monthRows({ area, period, months, treeDay }: Figures, shown: typeof trends): FigureRow[] {
  const lines = shown.map(({ id }) => monthly(months, id));
  return trendMonths(period).map(({ month }, i) => {
    const then = parsePeriod(month);
    return {
      name: month,
      cells: shown.map(({ id }, at) => {
        const text = inCell(show(id, lines[at]?.[i] ?? null, 'column'));
        return then && text !== '—' ? [text, hrefOf(id, area, then, treeDay)] : text;
      }),
    };
  });
}

/** Over which months, and on which ground, a trend goes. */
export function trendNote({ treeDay, estimated }: Figures): string {
  const noted = '截至报告期的 12 个月；在用的数按月末计。';
  if (treeDay) return `${noted}各月都按 ${treeDay} 的区划。`;
  return Object.keys(estimated.total).length > 0 ? `${noted}不含按份额估算的数。` : noted;
}
