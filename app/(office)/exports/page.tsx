import { Refresh } from '@/components/ledger/refresh';
import { ButtonLink } from '@/components/ui/button';
import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SubmitButton } from '@/components/ui/submit-button';
import { listExports } from '@/lib/domain/transfers/exports';
import { wallTime } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import type { ExportModel } from '@/prisma/client/models/Export';
import { cancel, retry } from './actions';
import { ExportStateBadge, formatLabel } from './export-state';

export const metadata = { title: '导出记录' };

export default page('signed-in', async (actor) => {
  const orders = await listExports(actor);
  const isRunning = orders.some(({ state }) => state === 'queued' || state === 'running');
  return (
    <>
      {isRunning && <Refresh every={1_000} />}
      <PageHeader
        description="您导出的台账和报告，文件保留 7 天。每次导出和下载都有记录。"
        title="导出记录"
      />
      <DataTable label="导出记录">
        <thead>
          <tr>
            <HeaderCell>内容</HeaderCell>
            <HeaderCell>格式</HeaderCell>
            <HeaderCell>时间</HeaderCell>
            <HeaderCell numeric>记录数</HeaderCell>
            <HeaderCell numeric>大小</HeaderCell>
            <HeaderCell>状态</HeaderCell>
            <HeaderCell>
              <span className="sr-only">操作</span>
            </HeaderCell>
          </tr>
        </thead>
        <tbody>
          {orders.length === 0 && (
            <EmptyRows columns={7}>
              <EmptyState title="还没有导出过">
                在台账列表点“导出”，或在报告页选格式，文件会出现在这里。
              </EmptyState>
            </EmptyRows>
          )}
          {orders.map((order) => (
            <ExportRow key={order.id} order={order} />
          ))}
        </tbody>
      </DataTable>
    </>
  );
});

function ExportRow({ order }: { order: ExportModel }) {
  const rows = order.state === 'ready' ? order.total : order.progress;
  return (
    <Row>
      <Cell title={order.message ?? undefined}>
        {order.title}
        {order.message && <span className="ml-2 text-red">{order.message}</span>}
      </Cell>
      <Cell>{formatLabel(order.format)}</Cell>
      <Cell>{wallTime(order.createdAt)}</Cell>
      <Cell numeric>
        {order.kind === 'ledger' || order.kind === 'requests' ? rows.toLocaleString('zh-CN') : '—'}
      </Cell>
      <Cell numeric>
        {order.fileSize
          ? `${Math.max(1, Math.round(order.fileSize / 1024)).toLocaleString('zh-CN')} KB`
          : '—'}
      </Cell>
      <Cell>
        <ExportStateBadge state={order.state} />
      </Cell>
      <Cell>
        <Operation order={order} />
      </Cell>
    </Row>
  );
}

function Operation({ order }: { order: ExportModel }) {
  if (order.state === 'ready') {
    return (
      <ButtonLink
        aria-label={`下载${order.title}`}
        download
        href={paths.exportFile(order.id)}
        icon="download"
        size="small"
      >
        下载
      </ButtonLink>
    );
  }
  const isRunning = order.state === 'queued' || order.state === 'running';
  return (
    <form action={isRunning ? cancel : retry}>
      <input name="id" type="hidden" value={order.id} />
      <SubmitButton
        aria-label={`${isRunning ? '取消' : '重新生成'}${order.title}`}
        size="small"
        variant="quiet"
      >
        {isRunning ? '取消' : '重新生成'}
      </SubmitButton>
    </form>
  );
}
