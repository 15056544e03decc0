import { fusionChecks } from '@/lib/domain/fusion-checks/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '五大融合' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: fusionChecks, params: searchParams, review: reviewMany }),
);
