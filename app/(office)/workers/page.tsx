import { workers } from '@/lib/domain/workers/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '社区工作者' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: workers, params: searchParams, review: reviewMany }),
);
