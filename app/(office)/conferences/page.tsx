import { conferences } from '@/lib/domain/conferences/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '联席会议' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: conferences, params: searchParams, review: reviewMany }),
);
