import { leadingBodies } from '@/lib/domain/leading-bodies/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '领导机构' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: leadingBodies, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
