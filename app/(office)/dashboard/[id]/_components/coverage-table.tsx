import { DataTable, HeaderCell } from '@/components/ui/data-table';
import { Section } from '@/components/ui/page-header';
import { coverage } from '@/lib/domain/indicators/board';
import { appliesAt, type IndicatorId, type RateId, rates } from '@/lib/domain/indicators/catalogue';
import { type Figures, remember } from '@/lib/domain/indicators/figures';
import { amountOf, type Change, changeOf, inWords, marked, show } from '@/lib/domain/indicators/format';
import { isKept } from '@/lib/domain/indicators/kept';
import { hrefOf } from '@/lib/domain/indicators/links';
import { type FigureCell, type FigureRow, FigureRows } from './figure-rows';

/** Every rate with what it is made of. */
export async function CoverageTable({ standing }: { standing: Figures }) {
  const shown = coverage.filter((id) => appliesAt(id, standing.area.level));
  if (shown.length === 0) return null;
  const rows = await remember(`coverage/${standing.key}`, async () => shown.map((id) => rowOf(id, standing)));
  return (
    <Section description="资金以万元计；较上年为百分点。" title="覆盖和完成">
      <DataTable flow label="覆盖和完成">
        <thead>
          <tr>
            <HeaderCell>指标</HeaderCell>
            <HeaderCell className="w-16">
              <span className="sr-only">图示</span>
            </HeaderCell>
            <HeaderCell numeric>比率</HeaderCell>
            <HeaderCell numeric>分子</HeaderCell>
            <HeaderCell numeric>分母</HeaderCell>
            <HeaderCell numeric>较上年</HeaderCell>
          </tr>
        </thead>
        <FigureRows rows={rows} />
      </DataTable>
    </Section>
  );
}

function rowOf(id: RateId, { area, period, total, yearBefore, treeDay, estimated }: Figures): FigureRow {
  const { name, numerator, denominator } = rates[id];
  const rate = show(id, amountOf(total, id));
  const part = (one: IndicatorId): FigureCell => {
    const { text, value } = show(one, total[one], 'column');
    const words = marked(text, one, estimated.total);
    return value === null || isKept(one, { period }) ? words : [words, hrefOf(one, area, period, treeDay)];
  };
  return {
    name,
    cells: [
      rate.value === null ? '' : { bar: rate.value },
      marked(inWords(rate), id, estimated.total),
      part(numerator),
      part(denominator),
      inPoints(changeOf(id, total, yearBefore)),
    ],
  };
}

const words = { up: '▲ 升', down: '▼ 降', flat: '＝ 持平' } as const;

function inPoints(change: Change | null): string {
  if (!change) return '—';
  return change.direction === 'flat' ? words.flat : `${words[change.direction]} ${change.amount.text}`;
}
