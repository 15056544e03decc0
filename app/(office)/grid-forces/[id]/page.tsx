import { gridForces } from '@/lib/domain/grid-forces/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '下沉力量' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: gridForces, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
