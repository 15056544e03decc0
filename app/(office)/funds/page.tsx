import { funds } from '@/lib/domain/funds/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '保障激励资金' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: funds, params: searchParams, review: reviewMany }),
);
