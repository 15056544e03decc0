import { socialOrganisations } from '@/lib/domain/social-organisations/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '社会组织' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: socialOrganisations, params: searchParams, review: reviewMany }),
);
