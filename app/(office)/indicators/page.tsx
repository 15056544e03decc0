import { Badge } from '@/components/ui/badge';
import { Cell, DataTable, HeaderCell, Row } from '@/components/ui/data-table';
import { PageHeader, Section } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import {
  codeOf,
  definitionOf,
  type FigureId,
  indicatorIds,
  indicators,
  isRate,
  nameOf,
  rateIds,
  rates,
  sourceOf,
} from '@/lib/domain/indicators/catalogue';
import { type Figures, readStanding } from '@/lib/domain/indicators/figures';
import { amountOf, inCell, marked, show, unitOf } from '@/lib/domain/indicators/format';
import { isKept } from '@/lib/domain/indicators/kept';
import { hrefOf } from '@/lib/domain/indicators/links';
import { ownAreas } from '@/lib/domain/indicators/own-areas';
import { carried, periodFrom } from '@/lib/domain/indicators/period';
import { basisText, treeFrom } from '@/lib/domain/indicators/tree';
import { counted } from '@/lib/domain/registry';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { numberParam } from '@/lib/platform/search-params';
import { TreeSwitch } from '../dashboard/_components/tree-switch';
import { orDashboard } from './or-dashboard';

export const metadata = { title: '指标' };

/** Every figure of the dashboards and reports: what it counts, where, and how to see the records. */
export default page('dashboard.read', async (actor, { searchParams }) => {
  const period = periodFrom(searchParams);
  const areaId = numberParam(searchParams, 'area') ?? ownAreas(actor, 'dashboard.read')[0]?.areaId ?? 0;
  const asked = treeFrom(searchParams);
  const standing = await orDashboard(readStanding(actor, areaId, period, asked), {
    period: carried(period),
    tree: asked,
  });
  const { area, tree } = standing;
  const basis = basisText(standing);
  const query = { area: area.id, period: carried(period), tree };
  const name = (id: FigureId) => <TextLink href={paths.indicator(codeOf(id), query)}>{nameOf(id)}</TextLink>;
  return (
    <>
      <PageHeader
        description={`看板和报告里的每个数都在这里。${area.name}，${period.label}${basis && `，${basis}`}：点名称看口径、趋势和各下级辖区，点数看记录。往期只还原记录的启用和停用，标“只有现值”的，往期显示月末留存或锁定的数，没有的显示“—”。`}
        secondary={
          <TreeSwitch hrefOf={(chosen) => paths.indicators({ ...query, tree: chosen })} standing={standing} />
        }
        title="指标"
      />
      <Section
        description="百分率按每个辖区自己的分子、分母计算，不相加、不平均；没有分母的显示“—”。"
        title="比率"
      >
        <DataTable flow label="比率">
          <thead>
            <tr>
              <HeaderCell className="w-16">编码</HeaderCell>
              <HeaderCell className="w-56">名称</HeaderCell>
              <HeaderCell className="w-24" numeric>
                比率
              </HeaderCell>
              <HeaderCell className="w-56">分子</HeaderCell>
              <HeaderCell className="w-48">分母</HeaderCell>
              <HeaderCell>定义</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {rateIds.map((id) => (
              <Row id={codeOf(id)} key={id}>
                <Cell>{codeOf(id)}</Cell>
                <Cell>{name(id)}</Cell>
                <Cell numeric>
                  <Value id={id} standing={standing} />
                </Cell>
                <Cell>{name(rates[id].numerator)}</Cell>
                <Cell>{name(rates[id].denominator)}</Cell>
                <Cell wrap>{definitionOf(id)}</Cell>
              </Row>
            ))}
          </tbody>
        </DataTable>
      </Section>
      {counted.map((ledger) => (
        <Section key={ledger.name} title={sourceOf(ledger)}>
          <DataTable flow label={`${sourceOf(ledger)}的指标`}>
            <thead>
              <tr>
                <HeaderCell className="w-16">编码</HeaderCell>
                <HeaderCell className="w-56">名称</HeaderCell>
                <HeaderCell className="w-24" numeric>
                  数量
                </HeaderCell>
                <HeaderCell className="w-16">单位</HeaderCell>
                <HeaderCell>口径</HeaderCell>
                <HeaderCell className="w-40">统计方式</HeaderCell>
                <HeaderCell className="w-36">能否相加</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {indicatorIds
                .filter((id) => indicators[id].ledger === ledger)
                .map((id) => (
                  <Row id={codeOf(id)} key={id}>
                    <Cell>{codeOf(id)}</Cell>
                    <Cell>{name(id)}</Cell>
                    <Cell numeric>
                      <Value id={id} standing={standing} />
                    </Cell>
                    <Cell>{unitOf(id)}</Cell>
                    <Cell wrap>{definitionOf(id)}</Cell>
                    <Cell>
                      {indicators[id].kind === 'stock' ? '时点' : '期间'}
                      {indicators[id].isPresentOnly && (
                        <>
                          {' '}
                          <Badge>只有现值</Badge>
                        </>
                      )}
                    </Cell>
                    <Cell>{indicators[id].isAdditive ? '各辖区可以相加' : '不能相加'}</Cell>
                  </Row>
                ))}
            </tbody>
          </DataTable>
        </Section>
      ))}
    </>
  );
});

/** A number opens its records; a rate has those of its numerator and its denominator. */
function Value({ id, standing }: { id: FigureId; standing: Figures }) {
  const { area, period, total, treeDay, estimated } = standing;
  const shown = show(id, amountOf(total, id), 'column');
  const text = marked(inCell(shown), id, estimated.total);
  if (shown.value === null || isRate(id) || isKept(id, standing)) return text;
  return <TextLink href={hrefOf(id, area, period, treeDay)}>{text}</TextLink>;
}
