import { workers } from '@/lib/domain/workers/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '社区工作者' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: workers, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
