import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/page-header';
import { definitionOf, type FigureId, nameOf } from '@/lib/domain/indicators/catalogue';
import { areaMap, comparison } from '@/lib/domain/indicators/charts';
import type { Figures } from '@/lib/domain/indicators/figures';
import { levelLabels } from '@/lib/platform/areas/texts';
import { paths } from '@/lib/platform/paths';
import { ChartFigure } from './chart-figure';

type Props = {
  standing: Figures;
  columns: readonly FigureId[];
  measure: FigureId;
  query: {
    period?: string | undefined;
    tree?: string | undefined;
    columns?: string;
    sort?: string | undefined;
  };
};

/** One figure, drawn for every area below. Which one, the address says. */
export async function Comparison({ standing, columns, measure, query }: Props) {
  const { area, children } = standing;
  const isCity = area.level === 'city';
  const level = children[0]?.area.level ?? 'estate';
  if (children.length === 0)
    return (
      <Section title="下级对比">
        <EmptyState title="还没有下级辖区">社区在小区台账里登记小区以后，各小区的对比出现在这里。</EmptyState>
      </Section>
    );
  return (
    <Section description={definitionOf(measure)} title={`各${levelLabels[level]}对比：${nameOf(measure)}`}>
      <nav aria-label="对比哪一项" className="no-print mb-3 flex flex-wrap gap-1.5">
        {columns.map((id) => (
          <a
            aria-current={id === measure ? 'true' : undefined}
            className={buttonClass(id === measure ? 'primary' : 'secondary', 'small')}
            href={paths.dashboard(area.id, { ...query, measure: id })}
            key={id}
          >
            {nameOf(id)}
          </a>
        ))}
      </nav>
      {isCity ? (
        <div className="grid items-start gap-8 lg:grid-cols-2">
          <ChartFigure of={await areaMap(standing, measure, { width: 540 })} />
          <ChartFigure of={await comparison(standing, measure, { width: 540 })} />
        </div>
      ) : (
        // Names of estates are long, and stand beside their bars.
        <ChartFigure of={await comparison(standing, measure, { width: level === 'estate' ? 700 : 1_100 })} />
      )}
    </Section>
  );
}
