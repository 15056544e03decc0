import { serviceItems } from '@/lib/domain/service-items/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '服务清单' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: serviceItems, params: searchParams, review: reviewMany }),
);
