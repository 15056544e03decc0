import { socialOrganisations } from '@/lib/domain/social-organisations/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增社会组织' };

export default page('ledger.write', (actor) =>
  viewNew({ actor, ledger: socialOrganisations, action: create }),
);
