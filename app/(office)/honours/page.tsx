import { honours } from '@/lib/domain/honours/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '表彰' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: honours, params: searchParams, review: reviewMany }),
);
