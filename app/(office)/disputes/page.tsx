import { disputes } from '@/lib/domain/disputes/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '矛盾纠纷' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: disputes, params: searchParams, review: reviewMany }),
);
