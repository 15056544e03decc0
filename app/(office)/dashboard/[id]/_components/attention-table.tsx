import { DataTable, HeaderCell } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { attention } from '@/lib/domain/indicators/board';
import { appliesAt, type IndicatorId, indicators } from '@/lib/domain/indicators/catalogue';
import { type Figures, remember } from '@/lib/domain/indicators/figures';
import { marked, show } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import { ledgers } from '@/lib/domain/registry';
import { paths } from '@/lib/platform/paths';
import { type FigureCell, FigureRows } from './figure-rows';

/** What wants doing, by ledger. It is about today: of a past period there is what was kept. */
export async function AttentionTable({ standing }: { standing: Figures }) {
  const { area, period, total, key, estimated, kept } = standing;
  const rows = attention
    .map(({ name, figures }) => ({ name, figures: figures.filter((id) => appliesAt(id, area.level)) }))
    .filter(({ figures }) => figures.length > 0);
  const shown = ledgers.filter((ledger) =>
    rows.some(({ figures }) => figures.some((id) => indicators[id].ledger === ledger)),
  );
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
    const { text } = show(id, total[id]);
    const words = marked(text, id, estimated.total);
    return total[id] && period.isCurrent ? [words, hrefOf(id, area, period)] : words;
  };
  const cells = await remember(`attention/${key}`, async () =>
    rows.map(({ name, figures }) => ({
      name,
      cells: shown.map((ledger) => cell(figures.find((one) => indicators[one].ledger === ledger))),
    })),
  );
  return (
    <Section description="小区的届满指业委会届满。" title="需要关注">
      <DataTable flow label="需要关注">
        <thead>
          <tr>
            <HeaderCell>事项</HeaderCell>
            {shown.map(({ name, label }) => (
              <HeaderCell key={name} numeric>
                {label}
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <FigureRows rows={cells} />
      </DataTable>
    </Section>
  );
}
