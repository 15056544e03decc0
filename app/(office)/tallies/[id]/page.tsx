import { tallies } from '@/lib/domain/tallies/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '人员统计' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: tallies, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
