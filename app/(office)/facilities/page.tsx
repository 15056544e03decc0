import { facilities } from '@/lib/domain/facilities/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '党群阵地' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: facilities, params: searchParams, review: reviewMany }),
);
