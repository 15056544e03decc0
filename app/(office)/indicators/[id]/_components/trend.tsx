import { Section } from '@/components/ui/page-header';
import { trends } from '@/lib/domain/indicators/board';
import { type FigureId, indicators, nameOf, partsOf } from '@/lib/domain/indicators/catalogue';
import { trend } from '@/lib/domain/indicators/charts';
import type { Figures } from '@/lib/domain/indicators/figures';
import { isTrended } from '@/lib/domain/indicators/trend';
import { ChartFigure } from '../../../dashboard/[id]/_components/chart-figure';
import { MonthsTable, trendNote } from '../../../dashboard/[id]/_components/months-table';

/** Twelve months with the table behind them; of what is not followed, why not. */
export async function Trend({ id, standing }: { id: FigureId; standing: Figures }) {
  if (!isTrended(id))
    return (
      <Section title="逐月趋势">
        <p className="text-ink-2">
          {partsOf(id).some((part) => indicators[part].isPresentOnly)
            ? '没有趋势：它只有现值。右上角换期间，可以看月末留存或锁定的数。'
            : '没有趋势：这一项不逐月统计。右上角换期间，可以看往期的数。'}
        </p>
      </Section>
    );
  const name = trends.find((one) => one.id === id)?.name ?? nameOf(id);
  return (
    <Section description={trendNote(standing)} title="逐月趋势">
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <ChartFigure of={await trend(standing, id, name, { width: 540 })} />
        <MonthsTable shown={[{ id, name }]} standing={standing} />
      </div>
    </Section>
  );
}
