import { linkageVisits } from '@/lib/domain/linkage/definition';
import { listVisits } from '@/lib/domain/linkage/queries';
import { page } from '@/lib/platform/page';
import { CountedTable } from '../linkage/_components/counted-table';

export const metadata = { title: '联系点走访' };

export default page('ledger.read', async (actor, { searchParams }) => (
  <CountedTable
    columns={['visitedOn', 'areaId', 'kind', 'name', 'note']}
    empty="在联系点登记走访以后，出现在这里。"
    ledger={linkageVisits}
    list={await listVisits(actor, searchParams)}
    tab="走访"
  />
));
