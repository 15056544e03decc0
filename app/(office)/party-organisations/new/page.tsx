import { partyOrganisations } from '@/lib/domain/party-organisations/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增党组织' };

export default page('ledger.write', (actor) =>
  viewNew({ actor, ledger: partyOrganisations, action: create }),
);
