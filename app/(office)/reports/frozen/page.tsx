import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { TextLink } from '@/components/ui/text-link';
import { treeLabel } from '@/lib/domain/indicators/tree';
import { listFrozenReports } from '@/lib/domain/reports/frozen';
import { wallTime } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { parsePeriod } from '@/lib/platform/period';
import { pageParams } from '@/lib/platform/search-params';

export const metadata = { title: '定稿报告' };

export default page('report.export', async (actor, { searchParams }) => {
  const { page, size } = pageParams(searchParams);
  const { rows, total } = await listFrozenReports(actor, { page, size });
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: '报告', href: paths.reports() }, { label: '定稿报告' }]}
        description="定稿时怎么写，以后就怎么读，不随台账和区划变动。"
        title="定稿报告"
      />
      <DataTable label="定稿报告">
        <thead>
          <tr>
            <HeaderCell>报告</HeaderCell>
            <HeaderCell>报告期</HeaderCell>
            <HeaderCell>区划口径</HeaderCell>
            <HeaderCell>定稿人</HeaderCell>
            <HeaderCell>定稿时间</HeaderCell>
            <HeaderCell>说明</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id}>
              <Cell wrap>
                <TextLink href={paths.frozenReport(row.id)}>{row.title}</TextLink>
              </Cell>
              <Cell>{parsePeriod(row.period)?.label ?? row.period}</Cell>
              <Cell>{treeLabel(row.tree)}</Cell>
              <Cell>{row.frozenBy}</Cell>
              <Cell>{wallTime(row.frozenAt)}</Cell>
              <Cell wrap>{row.note}</Cell>
            </Row>
          ))}
          {rows.length === 0 && (
            <EmptyRows columns={6}>
              <EmptyState title="还没有定稿报告">方案管理员在报告预览页点“定稿”，报告存到这里。</EmptyState>
            </EmptyRows>
          )}
        </tbody>
      </DataTable>
      <Pagination
        hrefFor={(toPage, toSize) => paths.frozenReports({ page: toPage, size: toSize })}
        page={page}
        pageSize={size}
        total={total}
        unit="份"
      />
    </>
  );
});
