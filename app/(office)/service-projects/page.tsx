import { serviceProjects } from '@/lib/domain/service-projects/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '服务项目' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: serviceProjects, params: searchParams, review: reviewMany }),
);
