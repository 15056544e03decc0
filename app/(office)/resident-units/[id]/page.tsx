import { residentUnits } from '@/lib/domain/resident-units/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '驻区单位' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: residentUnits, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
