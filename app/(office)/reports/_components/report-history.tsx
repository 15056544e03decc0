import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import type { ReportOrder } from '@/lib/domain/reports/make';
import { wallTime } from '@/lib/platform/clock';
import { paths } from '@/lib/platform/paths';
import type { ExportModel } from '@/prisma/client/models/Export';
import { ExportStateBadge, formatLabel } from '../../exports/export-state';

/** The reader's own reports, the latest first. Cancelling and making again is on the page of all exports. */
export function ReportHistory({ orders }: { orders: readonly ExportModel[] }) {
  return (
    <DataTable flow label="我导出的报告">
      <thead>
        <tr>
          <HeaderCell>报告</HeaderCell>
          <HeaderCell>格式</HeaderCell>
          <HeaderCell>时间</HeaderCell>
          <HeaderCell>状态</HeaderCell>
          <HeaderCell>
            <span className="sr-only">操作</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {orders.length === 0 && (
          <EmptyRows columns={5}>
            <EmptyState title="还没有导出过报告">
              在预览页点 Word、PDF 或 Excel，文件会出现在这里。
            </EmptyState>
          </EmptyRows>
        )}
        {orders.map((order) => (
          <Row key={order.id}>
            <Cell title={order.message ?? undefined}>
              <TextLink href={previewOf(order)}>{order.title}</TextLink>
            </Cell>
            <Cell>{formatLabel(order.format)}</Cell>
            <Cell>{wallTime(order.createdAt)}</Cell>
            <Cell>
              <ExportStateBadge state={order.state} />
            </Cell>
            <Cell>
              {order.state === 'ready' ? (
                <a
                  className="text-action underline-offset-4 hover:underline"
                  download
                  href={paths.exportFile(order.id)}
                >
                  下载
                </a>
              ) : (
                <TextLink href={paths.exports()}>导出记录</TextLink>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </DataTable>
  );
}

function previewOf({ request }: ExportModel): string {
  const { areaId, period, tree } = request as Pick<ReportOrder, 'areaId' | 'period' | 'tree'>;
  return paths.report(areaId, { period, tree: tree ?? undefined });
}
