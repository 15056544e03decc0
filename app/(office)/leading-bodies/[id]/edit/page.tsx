import { leadingBodies } from '@/lib/domain/leading-bodies/definition';
import { page } from '@/lib/platform/page';
import { viewEdit } from '../../../_ledger/form-view';
import { revise } from '../../actions';

export const metadata = { title: '编辑领导机构' };

export default page<{ id: string }>('ledger.write', (actor, { params }) =>
  viewEdit({ actor, ledger: leadingBodies, id: params.id, action: revise }),
);
