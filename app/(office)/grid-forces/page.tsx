import { gridForces } from '@/lib/domain/grid-forces/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '下沉力量' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: gridForces, params: searchParams, review: reviewMany }),
);
