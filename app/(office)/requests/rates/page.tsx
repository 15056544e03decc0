import { PrintButton } from '@/components/ledger/print-button';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { PageHeader, Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { ownAreas } from '@/lib/domain/indicators/own-areas';
import { carried, periodFrom } from '@/lib/domain/indicators/period';
import { asOfText } from '@/lib/domain/reports/document';
import { type Formula, type Rates, readRates } from '@/lib/domain/requests/rates';
import { exclusionReasons } from '@/lib/domain/requests/words';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import type { Period } from '@/lib/platform/period';
import { numberParam } from '@/lib/platform/search-params';
import { PeriodBadge } from '../../dashboard/[id]/_components/period-state';

export const metadata = { title: '三率' };

/** 响应率, 解决率, 满意率 of an area and of those below: each with what it is made of, and by which formula. */
export default page('dashboard.read', async (actor, { searchParams }) => {
  const period = periodFrom(searchParams);
  const areaId = numberParam(searchParams, 'area') ?? ownAreas(actor, 'dashboard.read')[0]?.areaId ?? 0;
  const { standing, formula, whole, own, areas, exclusions } = await readRates(actor, areaId, period);
  const { area } = standing;
  return (
    <>
      <PageHeader
        badge={<PeriodBadge standing={standing} />}
        breadcrumbs={[{ label: '诉求', href: paths.requests() }, { label: '三率' }]}
        description={`${area.name} ${period.label}，截至 ${asOfText(standing)}。期间锁定后以锁定值为准。`}
        primary={<PrintButton />}
        title="响应率、解决率、满意率"
      />
      <Section
        description="分母是期内办结、有居民自评或回访结果、没有批准不计入的诉求。n 少于 30 的，差一件就差几个百分点，不宜比较。"
        title="各辖区"
      >
        <DataTable flow label="三率">
          <thead>
            <tr>
              <HeaderCell>辖区</HeaderCell>
              <HeaderCell numeric>收到</HeaderCell>
              <HeaderCell numeric>办结</HeaderCell>
              <HeaderCell numeric>有效评价 n</HeaderCell>
              <HeaderCell numeric>响应率 %</HeaderCell>
              <HeaderCell numeric>解决率 %</HeaderCell>
              <HeaderCell numeric>满意率 %</HeaderCell>
              <HeaderCell numeric>综合 %（按权重）</HeaderCell>
              <HeaderCell numeric>不计入</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {own && own.received + own.closed > 0 && (
              <RateRow label={`${area.name}本级`} period={period} rates={own} areaId={area.id} own />
            )}
            {areas.map(({ area: below, rates }) => (
              <RateRow
                areaId={below.id}
                href={paths.requestRates({ area: below.id, period: carried(period) })}
                key={below.id}
                label={below.name}
                period={period}
                rates={rates}
              />
            ))}
            <RateRow areaId={area.id} label="合计" period={period} rates={whole} />
          </tbody>
        </DataTable>
      </Section>
      <Section title={`公式（第 ${formula.version} 版，${formula.validFrom} 起）`}>
        <FormulaWords formula={formula} />
      </Section>
      <Section
        description="每一件都有理由，由一人申请、另一人审定。"
        title={`不计入评价 ${whole.excluded} 件`}
      >
        {exclusions.length === 0 ? (
          <p className="text-ink-2">没有。</p>
        ) : (
          <ul className="list-disc pl-5">
            {exclusions.map(({ reason, n }) => (
              <li key={reason}>
                {exclusionReasons[reason]}：{n} 件
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
});

type RowProps = { label: string; href?: string; areaId: number; own?: boolean; rates: Rates; period: Period };

function RateRow({ label, href, areaId, own, rates, period }: RowProps) {
  const days = `${period.from}..${period.to}`;
  const list = (query: Record<string, string>) =>
    paths.requests({ box: 'all', area: areaId, ...(own ? { own: 1 } : {}), ...query });
  const { valid, responded, solved, satisfied, basically } = rates;
  return (
    <Row>
      <Cell>{href ? <TextLink href={href}>{label}</TextLink> : label}</Cell>
      <Cell numeric>
        <TextLink href={list({ received: days })}>{number(rates.received)}</TextLink>
      </Cell>
      <Cell numeric>
        <TextLink href={list({ ended: days, state: 'closed' })}>{number(rates.closed)}</TextLink>
      </Cell>
      <Cell numeric>
        <TextLink href={list({ ended: days, outcome: 'valid' })}>{number(valid)}</TextLink>
      </Cell>
      <Share of={`${number(responded)}/${number(valid)}`} share={rates.responseRate} />
      <Share of={`${number(solved)}/${number(valid)}`} share={rates.solvedRate} />
      <Share of={`满意 ${number(satisfied)}，基本满意 ${number(basically)}`} share={rates.satisfiedRate} />
      <Share share={rates.composite} />
      <Cell numeric>
        <TextLink href={list({ ended: days, outcome: 'excluded' })}>{number(rates.excluded)}</TextLink>
      </Cell>
    </Row>
  );
}

function Share({ share, of }: { share: number | null; of?: string }) {
  return (
    <Cell numeric title={of}>
      {share === null ? '—' : (share * 100).toFixed(1)}
      {share !== null && of && <span className="block text-note text-ink-2">{of}</span>}
    </Cell>
  );
}

const number = (value: number) => value.toLocaleString('zh-CN');

/** The formula in words: what stands above and below the line, and the weights. */
function FormulaWords({ formula }: { formula: Formula }) {
  return (
    <ul className="list-disc pl-5">
      <li>响应率 = 居民认为有人联系过的 ÷ 有效评价</li>
      <li>解决率 = 居民认为解决了的 ÷ 有效评价</li>
      <li>满意率 =（满意 + {formula.basically} × 基本满意）÷ 有效评价</li>
      <li>
        综合 = {formula.response} × 响应率 + {formula.solved} × 解决率 + {formula.satisfied} × 满意率
      </li>
      <li>依据：{formula.document || '—'}</li>
    </ul>
  );
}
