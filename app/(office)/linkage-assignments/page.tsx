import { linkageAssignments } from '@/lib/domain/linkage-assignments/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '联系点' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: linkageAssignments, params: searchParams, review: reviewMany }),
);
