import { policies } from '@/lib/domain/policies/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '制度文件' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: policies, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
