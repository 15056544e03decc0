import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { countLimit, listEntries } from '@/lib/domain/audit/queries';
import { page } from '@/lib/platform/page';
import { AuditFilters } from './_components/audit-filters';
import { AuditSteps } from './_components/audit-steps';
import { AuditTable } from './_components/audit-table';
import { filterQuery, readCursor, readFilter } from './filters';

export const metadata = { title: '审计' };

export default page('audit.read', async (actor, { searchParams }) => {
  const filter = readFilter(searchParams);
  const found = await listEntries(actor, filter, readCursor(searchParams));
  const isFiltered = Object.values(filterQuery(filter)).some((value) => value !== undefined);
  return (
    <>
      <PageHeader description="只增不改；每条以摘要与前一条相连。" title="审计记录" />
      <AuditFilters filter={filter} />
      {found === null ? (
        <EmptyState title="范围太大，五秒内没有查完">请加上起止日期，或再加一个条件。</EmptyState>
      ) : (
        <>
          <AuditTable entries={found.entries} isFiltered={isFiltered} />
          <AuditSteps
            filter={filter}
            found={found}
            total={found.count > countLimit ? '1 万条以上' : `共 ${found.count.toLocaleString('zh-CN')} 条`}
          />
        </>
      )}
    </>
  );
});
