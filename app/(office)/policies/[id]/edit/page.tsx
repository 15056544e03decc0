import { policies } from '@/lib/domain/policies/definition';
import { page } from '@/lib/platform/page';
import { viewEdit } from '../../../_ledger/form-view';
import { revise } from '../../actions';

export const metadata = { title: '编辑制度文件' };

export default page<{ id: string }>('ledger.write', (actor, { params }) =>
  viewEdit({ actor, ledger: policies, id: params.id, action: revise }),
);
