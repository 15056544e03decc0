import { leadershipActions } from '@/lib/domain/leadership-actions/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '高位推动' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: leadershipActions, params: searchParams, review: reviewMany }),
);
