import { selfOrganisations } from '@/lib/domain/self-organisations/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '自组织' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: selfOrganisations, params: searchParams, review: reviewMany }),
);
