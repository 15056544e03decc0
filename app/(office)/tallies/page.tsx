import { tallies } from '@/lib/domain/tallies/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '人员统计' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: tallies, params: searchParams, review: reviewMany }),
);
