import { Chart } from '@/components/charts/chart';
import { Section } from '@/components/ui/page-header';
import { trends } from '@/lib/domain/indicators/board';
import { appliesAt } from '@/lib/domain/indicators/catalogue';
import { trend } from '@/lib/domain/indicators/charts';
import type { Figures } from '@/lib/domain/indicators/figures';

/** Twelve months of the headline figures. */
export async function Trends({ standing }: { standing: Figures }) {
  const shown = trends.filter(({ id }) => appliesAt(id, standing.area.level));
  const drawings = await Promise.all(shown.map(({ id, name }) => trend(standing, id, name, { width: 350 })));
  return (
    <Section description="截至报告期的 12 个月。在用的数按月末计，点开看当月末的记录。" title="逐月趋势">
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2 xl:grid-cols-3">
        {drawings.map((drawing) => (
          <Chart key={drawing.title} of={drawing} />
        ))}
      </div>
    </Section>
  );
}
