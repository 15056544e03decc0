import { activities } from '@/lib/domain/activities/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '活动' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: activities, params: searchParams, review: reviewMany }),
);
