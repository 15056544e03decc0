import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { DeltaText } from '@/components/ui/figure';
import { Section } from '@/components/ui/page-header';
import { coverage } from '@/lib/domain/indicators/board';
import { appliesAt, rates } from '@/lib/domain/indicators/catalogue';
import type { Figures } from '@/lib/domain/indicators/figures';
import { amountOf, changeOf, show } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import { NumberLink } from './number-link';

/** Every rate with what it is made of. */
export function CoverageTable({ standing }: { standing: Figures }) {
  const { area, period, total, yearBefore } = standing;
  const shown = coverage.filter((id) => appliesAt(id, area.level));
  if (shown.length === 0) return null;
  return (
    <Section title="覆盖和完成">
      <DataTable flow label="覆盖和完成">
        <thead>
          <tr>
            <HeaderCell>指标</HeaderCell>
            <HeaderCell className="w-28">
              <span className="sr-only">图示</span>
            </HeaderCell>
            <HeaderCell numeric>比率</HeaderCell>
            <HeaderCell numeric>分子 / 分母</HeaderCell>
            <HeaderCell>较上年同期</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {shown.map((id) => {
            const { name, numerator, denominator, definition } = rates[id];
            const rate = show(id, amountOf(total, id));
            const change = changeOf(id, total, yearBefore);
            return (
              <Row key={id}>
                <Cell title={definition}>{name}</Cell>
                <Cell>
                  {rate.value !== null && (
                    <span aria-hidden="true" className="block h-2.5 w-24 bg-panel-strong">
                      <span
                        className="block h-full bg-action"
                        style={{ width: `${Math.min(100, rate.value).toFixed(1)}%` }}
                      />
                    </span>
                  )}
                </Cell>
                <Cell className="font-semibold" numeric>
                  {rate.value === null ? '—' : `${rate.text}%`}
                </Cell>
                <Cell numeric>
                  <NumberLink
                    href={hrefOf(numerator, area, period)}
                    shown={show(numerator, total[numerator], 'column')}
                  />
                  {' / '}
                  <NumberLink
                    href={hrefOf(denominator, area, period)}
                    shown={show(denominator, total[denominator], 'column')}
                  />
                </Cell>
                <Cell>
                  {change ? (
                    <DeltaText delta={{ direction: change.direction, value: change.text, words: '' }} />
                  ) : (
                    '—'
                  )}
                </Cell>
              </Row>
            );
          })}
        </tbody>
      </DataTable>
      <p className="mt-1 text-ink-2 text-note">资金的分子、分母以万元计。</p>
    </Section>
  );
}
