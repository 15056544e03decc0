import { partTimePosts } from '@/lib/domain/part-time-posts/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '兼职委员' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: partTimePosts, params: searchParams, review: reviewMany }),
);
