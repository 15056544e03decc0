import { linkageAreas } from '@/lib/domain/linkage/definition';
import { listLinkedAreas } from '@/lib/domain/linkage/queries';
import { page } from '@/lib/platform/page';
import { paths } from '@/lib/platform/paths';
import { CountedTable } from '../linkage/_components/counted-table';

export const metadata = { title: '联系覆盖' };

export default page('ledger.read', async (actor, { searchParams }) => (
  <CountedTable
    columns={['code', 'areaId', 'level', 'isLinked']}
    empty="这里列本辖区和下级；换个条件再试。"
    ledger={linkageAreas}
    link={{
      column: 'areaId',
      hrefOf: (id) => paths.ledger('linkage-assignments', { area: id, own: 1 }),
    }}
    list={await listLinkedAreas(actor, searchParams)}
    tab="联系覆盖"
  />
));
