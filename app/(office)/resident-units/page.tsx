import { residentUnits } from '@/lib/domain/resident-units/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '驻区单位' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: residentUnits, params: searchParams, review: reviewMany }),
);
