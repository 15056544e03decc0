import { DataTable, HeaderCell } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { attentionIn } from '@/lib/domain/indicators/attention';
import { attention, attentionNote } from '@/lib/domain/indicators/board';
import type { IndicatorId } from '@/lib/domain/indicators/catalogue';
import { type Figures, remember } from '@/lib/domain/indicators/figures';
import { marked, show } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import { paths } from '@/lib/platform/paths';
import { type FigureCell, type FigureRow, FigureRows } from './figure-rows';

/** What wants doing, by ledger. It is about today: of a past period there is what was kept. */
export async function AttentionTable({ standing }: { standing: Figures }) {
  const { area, period, total, key, estimated, kept } = standing;
  if (!period.isCurrent && !kept?.isShown)
    return (
      <Section title="需要关注">
        <EmptyState
          action={<TextLink href={paths.dashboard(area.id)}>回到本月</TextLink>}
          title="往期没有这一项"
        >
          待审核、届满、逾期等按今天的记录统计。
        </EmptyState>
      </Section>
    );
  const cell = (id: IndicatorId | undefined): FigureCell => {
    // The ledger has no such thing.
    if (!id) return '';
    const { text } = show(id, total[id], 'column');
    const words = marked(text, id, estimated.total);
    return total[id] && period.isCurrent ? [words, hrefOf(id, area, period)] : words;
  };
  const rows = await remember(`attention/${key}`, async (): Promise<FigureRow[]> => {
    const { rows, totals } = attentionIn(standing);
    if (rows.length === 0) return [];
    return [
      ...rows.map(({ ledger, figures }) => ({
        name: ledger.label,
        href: paths.ledger(ledger.name, { area: area.id }),
        cells: figures.map(cell),
      })),
      { name: '合计', isTotal: true, cells: totals.map(({ text }) => text) },
    ];
  });
  if (rows.length === 0)
    return (
      <Section title="需要关注">
        <EmptyState title="没有需要关注的事">没有待审核、被退回、届满、逾期和缺项的记录。</EmptyState>
      </Section>
    );
  return (
    <Section description={attentionNote} title="需要关注">
      <DataTable flow label="需要关注">
        <thead>
          <tr>
            <HeaderCell>台账</HeaderCell>
            {attention.map(({ name }) => (
              <HeaderCell key={name} numeric>
                {name}
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <FigureRows rows={rows} />
      </DataTable>
    </Section>
  );
}
