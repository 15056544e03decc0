import { linkageAssignments } from '@/lib/domain/linkage-assignments/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '联系点' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: linkageAssignments, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
