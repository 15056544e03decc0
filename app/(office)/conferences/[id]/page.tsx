import { conferences } from '@/lib/domain/conferences/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '联席会议' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: conferences, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
