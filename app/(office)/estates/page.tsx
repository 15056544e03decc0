import { estates } from '@/lib/domain/estates/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '小区' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: estates, params: searchParams, review: reviewMany }),
);
