import { policies } from '@/lib/domain/policies/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '制度文件' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: policies, params: searchParams, review: reviewMany }),
);
