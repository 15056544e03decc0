import { coBuildingProjects } from '@/lib/domain/co-building-projects/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '共建项目' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: coBuildingProjects, params: searchParams, review: reviewMany }),
);
