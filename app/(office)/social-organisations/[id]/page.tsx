import { socialOrganisations } from '@/lib/domain/social-organisations/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '社会组织' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({
    actor,
    ledger: socialOrganisations,
    id: params.id,
    actions: { retire, reinstate, reviewOne },
  }),
);
