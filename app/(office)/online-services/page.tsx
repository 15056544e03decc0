import { onlineServices } from '@/lib/domain/online-services/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '线上服务' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: onlineServices, params: searchParams, review: reviewMany }),
);
