import { ImportStateBadge } from '@/components/ledger/import-state-badge';
import { Cell, DataTable, EmptyRows, HeaderCell, Row } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { Select } from '@/components/ui/inputs';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { TextLink } from '@/components/ui/text-link';
import { FilterField } from '@/components/ui/toolbar';
import { findLedger } from '@/lib/domain/registry';
import { listImports } from '@/lib/domain/transfers/imports';
import { wallTime } from '@/lib/platform/clock';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { ledgerChoices } from '../_ledger/ledger-choices';

export const metadata = { title: '导入记录' };

export default page('ledger.import', async (actor, { searchParams }) => {
  const ledger = typeof searchParams.ledger === 'string' ? findLedger(searchParams.ledger) : undefined;
  const current = Math.max(1, Number(searchParams.page) || 1);
  const { batches, total } = await listImports(actor, ledger?.name, current);
  return (
    <>
      <PageHeader description="上传的每个文件、检查结果和导入情况。已导入的批次可以撤销。" title="导入记录" />
      <FilterBar
        action={paths.imports()}
        chips={ledger ? [{ label: '台账', value: ledger.label, removeHref: paths.imports() }] : []}
        clearHref={paths.imports()}
      >
        <FilterField htmlFor="imports-ledger" label="台账">
          <Select
            blank="全部"
            defaultValue={ledger?.name ?? ''}
            id="imports-ledger"
            name="ledger"
            options={ledgerChoices}
          />
        </FilterField>
      </FilterBar>
      <DataTable label="导入记录">
        <thead>
          <tr>
            <HeaderCell>文件</HeaderCell>
            <HeaderCell>台账</HeaderCell>
            <HeaderCell>上传人</HeaderCell>
            <HeaderCell>上传时间</HeaderCell>
            <HeaderCell numeric>新增</HeaderCell>
            <HeaderCell numeric>更新</HeaderCell>
            <HeaderCell numeric>未变</HeaderCell>
            <HeaderCell numeric>有误</HeaderCell>
            <HeaderCell>状态</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {batches.length === 0 && (
            <EmptyRows columns={9}>
              <EmptyState title={ledger ? `还没有导入过${ledger.label}` : '还没有导入过文件'}>
                在台账的“导入”里下载模板，填好后上传，检查结果会出现在这里。
              </EmptyState>
            </EmptyRows>
          )}
          {batches.map((batch) => (
            <Row key={batch.id}>
              <Cell>
                <TextLink href={paths.import(batch.id)}>{batch.fileName}</TextLink>
              </Cell>
              <Cell>{findLedger(batch.ledger)?.label}</Cell>
              <Cell>{batch.userName}</Cell>
              <Cell>{wallTime(batch.createdAt)}</Cell>
              {[batch.added, batch.changed, batch.unchanged, batch.refused].map((count, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: four columns that never move
                <Cell key={at} numeric>
                  {count.toLocaleString('zh-CN')}
                </Cell>
              ))}
              <Cell>
                <ImportStateBadge state={batch.state} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </DataTable>
      <Pagination
        hrefFor={(next) => paths.imports({ ledger: ledger?.name, page: next })}
        page={current}
        pageSize={25}
        pageSizes={[25]}
        total={total}
      />
    </>
  );
});
