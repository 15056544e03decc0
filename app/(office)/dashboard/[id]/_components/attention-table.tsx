import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { attention } from '@/lib/domain/indicators/board';
import { appliesAt, indicators } from '@/lib/domain/indicators/catalogue';
import type { Figures } from '@/lib/domain/indicators/figures';
import { show } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import { ledgers } from '@/lib/domain/registry';
import { paths } from '@/lib/platform/paths';
import { NumberLink } from './number-link';

/** What wants doing, by ledger. It is about today: a past period has none. */
export function AttentionTable({ standing }: { standing: Figures }) {
  const { area, period, total } = standing;
  const rows = attention
    .map(({ name, figures }) => ({ name, figures: figures.filter((id) => appliesAt(id, area.level)) }))
    .filter(({ figures }) => figures.length > 0);
  const shown = ledgers.filter((ledger) =>
    rows.some(({ figures }) => figures.some((id) => indicators[id].ledger === ledger)),
  );
  if (!period.isCurrent)
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
  return (
    <Section title="需要关注">
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
        <tbody>
          {rows.map(({ name, figures }) => (
            <Row key={name}>
              <Cell>{name}</Cell>
              {shown.map((ledger) => {
                const id = figures.find((one) => indicators[one].ledger === ledger);
                return (
                  <Cell key={ledger.name} muted={!id || !total[id]} numeric>
                    {id && (
                      <NumberLink
                        href={total[id] ? hrefOf(id, area, period) : undefined}
                        of={indicators[id].name}
                        shown={show(id, total[id])}
                      />
                    )}
                  </Cell>
                );
              })}
            </Row>
          ))}
        </tbody>
      </DataTable>
      <p className="mt-1 text-ink-2 text-note">小区一列的届满指业委会届满。空格表示该台账没有这一项。</p>
    </Section>
  );
}
