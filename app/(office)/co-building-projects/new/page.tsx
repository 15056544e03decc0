import { coBuildingProjects } from '@/lib/domain/co-building-projects/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增共建项目' };

export default page('ledger.write', (actor) =>
  viewNew({ actor, ledger: coBuildingProjects, action: create }),
);
