import { disputes } from '@/lib/domain/disputes/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '矛盾纠纷' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: disputes, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
