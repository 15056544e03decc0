import { socialOrganisations } from '@/lib/domain/social-organisations/definition';
import { page } from '@/lib/platform/page';
import { viewEdit } from '../../../_ledger/form-view';
import { revise } from '../../actions';

export const metadata = { title: '编辑社会组织' };

export default page<{ id: string }>('ledger.write', (actor, { params }) =>
  viewEdit({ actor, ledger: socialOrganisations, id: params.id, action: revise }),
);
