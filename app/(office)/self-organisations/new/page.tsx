import { selfOrganisations } from '@/lib/domain/self-organisations/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增自组织' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: selfOrganisations, action: create }));
