import { linkageVisits } from '@/lib/domain/linkage/definition';
import { listVisits } from '@/lib/domain/linkage/queries';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { CountedTable } from '../linkage/_components/counted-table';

export const metadata = { title: '联系点走访' };

export default page('ledger.read', async (actor, { searchParams }) => {
  const { assignmentOf, ...list } = await listVisits(actor, searchParams);
  const hrefOf = (id: number) => {
    const assignment = assignmentOf.get(id);
    return assignment && `${paths.record('linkage-assignments', assignment)}#visit-${id}`;
  };
  return (
    <CountedTable
      columns={['visitedOn', 'areaId', 'kind', 'name', 'note']}
      empty="在联系点登记走访以后，出现在这里。"
      ledger={linkageVisits}
      link={{ column: 'name', hrefOf: (id) => hrefOf(id) || undefined }}
      list={list}
      tab="走访"
    />
  );
});
