import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { jurisdictionLabels } from '@/lib/domain/jurisdictions/labels';
import { listJurisdictions } from '@/lib/domain/jurisdictions/queries';
import { today } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { can } from '@/lib/platform/scope';

export const metadata = { title: '管理区' };

export default page('dashboard.read', async (actor) => {
  const all = await listJurisdictions(actor);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: '辖区', href: paths.areas() }, { label: '管理区' }]}
        description="管理着属于其他区（市）县的街道（镇）等；成员的隶属不变，管理区另行分组，不是上级。"
        primary={
          can(actor, 'areas.change') && (
            <ButtonLink href={paths.newJurisdiction()} icon="plus" variant="primary">
              新增管理区
            </ButtonLink>
          )
        }
        title="管理区"
      />
      <DataTable label="管理区">
        <thead>
          <tr>
            <HeaderCell>{jurisdictionLabels.name}</HeaderCell>
            <HeaderCell>{jurisdictionLabels.code}</HeaderCell>
            <HeaderCell>{jurisdictionLabels.area}</HeaderCell>
            <HeaderCell numeric>今天的成员</HeaderCell>
            <HeaderCell>{jurisdictionLabels.validFrom}</HeaderCell>
            <HeaderCell>{jurisdictionLabels.document}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {all.map((each) => (
            <Row key={each.id}>
              <Cell>
                <TextLink href={paths.jurisdiction(each.id)}>{each.name}</TextLink>
                {each.validTo && each.validTo <= today() && (
                  <span className="ml-2">
                    <Badge tone="yellow">已终止</Badge>
                  </span>
                )}
              </Cell>
              <Cell>{each.code}</Cell>
              <Cell>{each.areaName}</Cell>
              <Cell numeric>{each.members.toLocaleString('zh-CN')}</Cell>
              <Cell>{each.validFrom}</Cell>
              <Cell wrap>{each.document}</Cell>
            </Row>
          ))}
          {all.length === 0 && (
            <EmptyRows columns={6}>
              <EmptyState title="还没有管理区">由市级方案管理员新增，再列入它管理的辖区。</EmptyState>
            </EmptyRows>
          )}
        </tbody>
      </DataTable>
    </>
  );
});
