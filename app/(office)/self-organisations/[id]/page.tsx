import { selfOrganisations } from '@/lib/domain/self-organisations/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '自组织' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: selfOrganisations, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
