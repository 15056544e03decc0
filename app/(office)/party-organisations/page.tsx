import { partyOrganisations } from '@/lib/domain/party-organisations/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '党组织' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: partyOrganisations, params: searchParams, review: reviewMany }),
);
