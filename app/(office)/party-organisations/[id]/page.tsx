import { partyOrganisations } from '@/lib/domain/party-organisations/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '党组织' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: partyOrganisations, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
