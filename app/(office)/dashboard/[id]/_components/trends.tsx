import { Disclosure } from '@/components/ui/disclosure';
import { Section } from '@/components/ui/page-header';
import { trends } from '@/lib/domain/indicators/board';
import { appliesAt } from '@/lib/domain/indicators/catalogue';
import { trend } from '@/lib/domain/indicators/charts';
import type { Figures } from '@/lib/domain/indicators/figures';
import { ChartFigure } from './chart-figure';
import { MonthsTable, trendNote } from './months-table';

/** Twelve months of the headline figures, and the one table behind all of them. */
export async function Trends({ standing }: { standing: Figures }) {
  const shown = trends.filter(({ id }) => appliesAt(id, standing.area.level));
  const charted = shown.filter(({ isCharted }) => isCharted);
  const drawings = await Promise.all(
    charted.map(({ id, name }) => trend(standing, id, name, { width: 350 })),
  );
  return (
    <Section description={trendNote(standing)} title="逐月趋势">
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2 xl:grid-cols-3">
        {drawings.map((drawing) => (
          <ChartFigure key={drawing.title} of={drawing} />
        ))}
      </div>
      <div className="no-print mt-2">
        <Disclosure summary="数据表">
          <MonthsTable shown={shown} standing={standing} />
        </Disclosure>
      </div>
    </Section>
  );
}
