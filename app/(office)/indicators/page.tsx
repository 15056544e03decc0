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
  nameOf,
  rateIds,
  rates,
} from '@/lib/domain/indicators/catalogue';
import { unitOf } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import { ownAreas } from '@/lib/domain/indicators/own-areas';
import { carried, periodFrom } from '@/lib/domain/indicators/period';
import { basisText, readTree, treeFrom } from '@/lib/domain/indicators/tree';
import { ledgers } from '@/lib/domain/registry';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { TreeSwitch } from '../dashboard/_components/tree-switch';

export const metadata = { title: '指标' };

/** Every figure of the dashboards and reports: what it counts, where, and how to see the records. */
export default page('dashboard.read', async (actor, { searchParams }) => {
  const period = periodFrom(searchParams);
  const [own] = ownAreas(actor, 'dashboard.read');
  const area = own && { id: own.areaId };
  const chosen = area && (await readTree(actor, area.id, period, treeFrom(searchParams)));
  const basis = chosen && basisText(chosen);
  const link = (id: FigureId) => area && hrefOf(id, area, period, chosen?.treeDay);
  return (
    <>
      <PageHeader
        description={`看板和报告里的每个数都在这里。点名称看${own?.areaName ?? ''}的记录${basis ? `（${period.label}，${basis}）` : ''}；往期只还原记录的启用和停用，标“只有现值”的往期显示“—”。`}
        secondary={
          chosen && (
            <TreeSwitch
              hrefOf={(tree) => paths.indicators({ period: carried(period), tree })}
              standing={chosen}
            />
          )
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
              <HeaderCell className="w-16">代码</HeaderCell>
              <HeaderCell className="w-56">名称</HeaderCell>
              <HeaderCell className="w-56">分子</HeaderCell>
              <HeaderCell className="w-48">分母</HeaderCell>
              <HeaderCell>定义</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {rateIds.map((id) => (
              <Row id={codeOf(id)} key={id}>
                <Cell>{codeOf(id)}</Cell>
                <Cell>{nameOf(id)}</Cell>
                <Cell>
                  <Name href={link(rates[id].numerator)} id={rates[id].numerator} />
                </Cell>
                <Cell>
                  <Name href={link(rates[id].denominator)} id={rates[id].denominator} />
                </Cell>
                <Cell wrap>{definitionOf(id)}</Cell>
              </Row>
            ))}
          </tbody>
        </DataTable>
      </Section>
      {ledgers.map((ledger) => (
        <Section key={ledger.name} title={`${ledger.label}台账`}>
          <DataTable flow label={`${ledger.label}台账的指标`}>
            <thead>
              <tr>
                <HeaderCell className="w-16">代码</HeaderCell>
                <HeaderCell className="w-56">名称</HeaderCell>
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
                    <Cell>
                      <Name href={link(id)} id={id} />
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

const Name = ({ id, href }: { id: FigureId; href: string | undefined }) =>
  href ? <TextLink href={href}>{nameOf(id)}</TextLink> : nameOf(id);
