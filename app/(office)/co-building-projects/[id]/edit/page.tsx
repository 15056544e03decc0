import { coBuildingProjects } from '@/lib/domain/co-building-projects/definition';
import { page } from '@/lib/platform/page';
import { viewEdit } from '../../../_ledger/form-view';
import { revise } from '../../actions';

export const metadata = { title: '编辑共建项目' };

export default page<{ id: string }>('ledger.write', (actor, { params }) =>
  viewEdit({ actor, ledger: coBuildingProjects, id: params.id, action: revise }),
);
