import { linkageAssignments } from '@/lib/domain/linkage-assignments/definition';
import { page } from '@/lib/platform/page';
import { viewEdit } from '../../../_ledger/form-view';
import { revise } from '../../actions';

export const metadata = { title: '编辑联系点' };

export default page<{ id: string }>('ledger.write', (actor, { params }) =>
  viewEdit({ actor, ledger: linkageAssignments, id: params.id, action: revise }),
);
