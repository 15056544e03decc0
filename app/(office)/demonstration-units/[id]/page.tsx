import { demonstrationUnits } from '@/lib/domain/demonstration-units/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '示范单位' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: demonstrationUnits, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
