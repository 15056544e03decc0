import { HeaderCell } from '@/components/ui/data-table';
import { Section } from '@/components/ui/page-header';
import { coverage } from '@/lib/domain/indicators/board';
import { appliesAt, type RateId, rates } from '@/lib/domain/indicators/catalogue';
import type { Figures } from '@/lib/domain/indicators/figures';
import { amountOf, type Change, changeOf, show } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import { FiguresTable } from './figures-table';
import { NumberLink } from './number-link';

/** Every rate with what it is made of. */
export function CoverageTable({ standing }: { standing: Figures }) {
  const shown = coverage.filter((id) => appliesAt(id, standing.area.level));
  if (shown.length === 0) return null;
  return (
    <Section description="分子、分母都能点开；资金以万元计。" title="覆盖和完成">
      <FiguresTable
        head={
          <>
            <HeaderCell>指标</HeaderCell>
            <HeaderCell className="w-24">
              <span className="sr-only">图示</span>
            </HeaderCell>
            <HeaderCell numeric>比率</HeaderCell>
            <HeaderCell numeric>分子 / 分母</HeaderCell>
            <HeaderCell numeric>较上年（百分点）</HeaderCell>
          </>
        }
        label="覆盖和完成"
      >
        {shown.map((id) => (
          <RateRow id={id} key={id} standing={standing} />
        ))}
      </FiguresTable>
    </Section>
  );
}

function RateRow({ id, standing: { area, period, total, yearBefore } }: { id: RateId; standing: Figures }) {
  const { name, numerator, denominator, definition } = rates[id];
  const rate = show(id, amountOf(total, id));
  return (
    <tr>
      <th scope="row" title={definition}>
        {name}
      </th>
      <td>
        {rate.value !== null && (
          <span aria-hidden="true" className="block h-2.5 w-20 bg-panel-strong">
            <span
              className="block h-full bg-action"
              style={{ width: `${Math.min(100, rate.value).toFixed(1)}%` }}
            />
          </span>
        )}
      </td>
      <td className="font-semibold">
        <NumberLink shown={rate} />
      </td>
      <td>
        <NumberLink
          href={hrefOf(numerator, area, period)}
          shown={show(numerator, total[numerator], 'column')}
        />
        {' / '}
        <NumberLink
          href={hrefOf(denominator, area, period)}
          shown={show(denominator, total[denominator], 'column')}
        />
      </td>
      <td>
        <Points change={changeOf(id, total, yearBefore)} />
      </td>
    </tr>
  );
}

const signs = { up: '▲', down: '▼', flat: '＝' } as const;
const verbs = { up: '升', down: '降', flat: '持平' } as const;

function Points({ change }: { change: Change | null }) {
  if (!change) return '—';
  const { direction, amount } = change;
  return (
    <>
      <span aria-hidden="true">{signs[direction]} </span>
      {verbs[direction]}
      {direction !== 'flat' && ` ${amount.text}`}
    </>
  );
}
