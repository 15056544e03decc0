import { streetFunctions } from '@/lib/domain/street-functions/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '街道职能' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: streetFunctions, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
