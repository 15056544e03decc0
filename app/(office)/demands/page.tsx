import { demands } from '@/lib/domain/demands/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '居民需求' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: demands, params: searchParams, review: reviewMany }),
);
