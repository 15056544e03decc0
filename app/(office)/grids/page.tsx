import { grids } from '@/lib/domain/grids/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '网格' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: grids, params: searchParams, review: reviewMany }),
);
