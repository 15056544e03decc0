import { DataTable, HeaderCell } from '@/components/ui/data-table';
import { Disclosure } from '@/components/ui/disclosure';
import { Section } from '@/components/ui/page-header';
import { trends } from '@/lib/domain/indicators/board';
import { appliesAt } from '@/lib/domain/indicators/catalogue';
import { monthly, trend } from '@/lib/domain/indicators/charts';
import { type Figures, remember } from '@/lib/domain/indicators/figures';
import { inCell, show, unitOf } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import { trendMonths } from '@/lib/domain/indicators/trend';
import { parsePeriod } from '@/lib/platform/period';
import { ChartFigure } from './chart-figure';
import { type FigureRow, FigureRows } from './figure-rows';

/** Twelve months of the headline figures, and the one table behind all of them. */
export async function Trends({ standing }: { standing: Figures }) {
  const shown = trends.filter(({ id }) => appliesAt(id, standing.area.level));
  const charted = shown.filter(({ isCharted }) => isCharted);
  const drawings = await Promise.all(
    charted.map(({ id, name }) => trend(standing, id, name, { width: 350 })),
  );
  const rows = await remember(`months/${standing.key}`, async () => monthRows(standing, shown));
  return (
    <Section description={`截至报告期的 12 个月；在用的数按月末计。${trendNote(standing)}`} title="逐月趋势">
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2 xl:grid-cols-3">
        {drawings.map((drawing) => (
          <ChartFigure key={drawing.title} of={drawing} />
        ))}
      </div>
      <div className="no-print mt-2">
        <Disclosure summary="数据表">
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
        </Disclosure>
      </div>
    </Section>
  );
}

function trendNote({ treeDay, estimated }: Figures): string {
  if (treeDay) return `各月都按 ${treeDay} 的区划。`;
  return Object.keys(estimated.total).length > 0 ? '不含按份额估算的数。' : '';
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
