import { leadershipActions } from '@/lib/domain/leadership-actions/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '高位推动' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: leadershipActions, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
