import { facilities } from '@/lib/domain/facilities/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '党群阵地' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: facilities, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
