import { serviceOutlets } from '@/lib/domain/service-outlets/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '服务网点' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: serviceOutlets, params: searchParams, review: reviewMany }),
);
