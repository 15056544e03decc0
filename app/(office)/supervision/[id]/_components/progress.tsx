import { Badge } from '@/components/ui/badge';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { codeOf, type FigureId, isFigure, nameOf } from '@/lib/domain/indicators/catalogue';
import { show } from '@/lib/domain/indicators/format';
import { type Comparison, comparisonLabels } from '@/lib/domain/supervision/labels';
import { isReached, type Measured, periodNow } from '@/lib/domain/supervision/progress';
import type { ItemPage } from '@/lib/domain/supervision/queries';
import { paths } from '@/lib/platform/paths';
import { parsePeriod } from '@/lib/platform/period';

/** What the figure was when it was asked, and how it has gone since, area by area. */
export function Progress({ item, tasks }: Pick<ItemPage, 'item' | 'tasks'>) {
  const { figure, period, threshold } = item;
  if (!figure || !isFigure(figure) || !period || tasks.length === 0) return null;
  const comparison = item.comparison as Comparison | null;
  const goal =
    comparison && threshold !== null ? `${comparisonLabels[comparison]} ${words(figure, threshold)}` : '';
  return (
    <Section
      description={`${nameOf(figure)}${goal && `，要求${goal}`}。立项时是${parsePeriod(period)?.label ?? period}的数，“现在”随台账变动。`}
      title="指标进展"
    >
      <DataTable flow label="各辖区的指标进展">
        <thead>
          <tr>
            <HeaderCell>承办辖区</HeaderCell>
            <HeaderCell numeric>立项时</HeaderCell>
            <HeaderCell numeric>现在（{periodNow(period).label}）</HeaderCell>
            {goal && <HeaderCell>是否达到</HeaderCell>}
            <HeaderCell numeric>销号时</HeaderCell>
            <HeaderCell numeric>问效时</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <Row key={task.id}>
              <Cell>
                <TextLink href={paths.indicator(codeOf(figure), { area: task.areaId })}>
                  {task.areaName}
                </TextLink>
              </Cell>
              <Cell numeric>{inFull(figure, { value: task.valueAtStart, parts: task.partsAtStart })}</Cell>
              <Cell numeric>{inFull(figure, task.now)}</Cell>
              {goal && (
                <Cell>
                  <Reached is={isReached(task.now?.value ?? null, comparison, threshold)} />
                </Cell>
              )}
              <Cell numeric>{inFull(figure, { value: task.valueAtEnd, parts: task.partsAtEnd })}</Cell>
              <Cell numeric>{inFull(figure, { value: task.valueAtReview, parts: task.partsAtReview })}</Cell>
            </Row>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}

function Reached({ is }: { is: boolean | null }) {
  if (is === null) return '—';
  return is ? (
    <Badge sign="✓" tone="green">
      已达到
    </Badge>
  ) : (
    <Badge tone="yellow">未达到</Badge>
  );
}

const words = (figure: FigureId, value: number) => {
  const { text, unit } = show(figure, value);
  return `${text}${unit === '%' ? '%' : ` ${unit}`}`;
};

/** 50.0%（1/2）: a rate is never shown without what it is made of. */
function inFull(figure: FigureId, measured: Measured | null): string {
  if (!measured || measured.value === null) return '—';
  const parts =
    measured.parts.length === 2
      ? `（${measured.parts.map((part) => part.toLocaleString('zh-CN')).join('/')}）`
      : '';
  return words(figure, measured.value) + parts;
}
