import { demonstrationUnits } from '@/lib/domain/demonstration-units/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '示范单位' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: demonstrationUnits, params: searchParams, review: reviewMany }),
);
