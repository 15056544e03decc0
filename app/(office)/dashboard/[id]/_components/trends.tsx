import { HeaderCell } from '@/components/ui/data-table';
import { Disclosure } from '@/components/ui/disclosure';
import { Section } from '@/components/ui/page-header';
import { trends } from '@/lib/domain/indicators/board';
import { appliesAt } from '@/lib/domain/indicators/catalogue';
import { monthly, trend } from '@/lib/domain/indicators/charts';
import type { Figures } from '@/lib/domain/indicators/figures';
import { show, unitOf } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import { trendMonths } from '@/lib/domain/indicators/trend';
import { parsePeriod } from '@/lib/platform/period';
import { ChartFigure } from './chart-figure';
import { FiguresTable } from './figures-table';
import { NumberLink } from './number-link';

/** Twelve months of the headline figures, and the one table behind all of them. */
export async function Trends({ standing }: { standing: Figures }) {
  const { area, period, months } = standing;
  const shown = trends.filter(({ id }) => appliesAt(id, area.level));
  const drawings = await Promise.all(shown.map(({ id, name }) => trend(standing, id, name, { width: 350 })));
  const lines = shown.map(({ id }) => monthly(months, id));
  return (
    <Section description="截至报告期的 12 个月；在用的数按月末计。" title="逐月趋势">
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2 xl:grid-cols-3">
        {drawings.map((drawing) => (
          <ChartFigure key={drawing.title} of={drawing} />
        ))}
      </div>
      <div className="no-print mt-2">
        <Disclosure summary="数据表">
          <FiguresTable
            head={
              <>
                <HeaderCell>月份</HeaderCell>
                {shown.map(({ id, name }) => (
                  <HeaderCell key={id} numeric>
                    {name}（{unitOf(id)}）
                  </HeaderCell>
                ))}
              </>
            }
            label="逐月趋势"
          >
            {trendMonths(period).map(({ month }, i) => {
              const then = parsePeriod(month);
              return (
                <tr key={month}>
                  <th scope="row">{month}</th>
                  {shown.map(({ id }, at) => (
                    <td key={id}>
                      <NumberLink
                        href={then ? hrefOf(id, area, then) : undefined}
                        shown={show(id, lines[at]?.[i] ?? null, 'column')}
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </FiguresTable>
        </Disclosure>
      </div>
    </Section>
  );
}
