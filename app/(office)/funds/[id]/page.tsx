import { funds } from '@/lib/domain/funds/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '保障激励资金' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: funds, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
