import { partyOrganisations } from '@/lib/domain/party-organisations/definition';
import { page } from '@/lib/platform/page';
import { viewEdit } from '../../../_ledger/form-view';
import { revise } from '../../actions';

export const metadata = { title: '编辑党组织' };

export default page<{ id: string }>('ledger.write', (actor, { params }) =>
  viewEdit({ actor, ledger: partyOrganisations, id: params.id, action: revise }),
);
