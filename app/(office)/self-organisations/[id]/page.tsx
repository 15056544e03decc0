import { selfOrganisations } from '@/lib/domain/self-organisations/definition';
import { page } from '@/lib/platform/page';
import { RecordView } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '自组织' };

export default page<{ id: string }>('ledger.read', (actor, { params }) => (
  <RecordView
    actions={{ retire, reinstate, reviewOne }}
    actor={actor}
    id={params.id}
    ledger={selfOrganisations}
  />
));
