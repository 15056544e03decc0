import { leadingBodies } from '@/lib/domain/leading-bodies/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '领导机构' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: leadingBodies, params: searchParams, review: reviewMany }),
);
