import { actionProjects } from '@/lib/domain/action-projects/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '行动项目' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: actionProjects, params: searchParams, review: reviewMany }),
);
