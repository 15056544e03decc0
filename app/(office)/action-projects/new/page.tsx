import { actionProjects } from '@/lib/domain/action-projects/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增行动项目' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: actionProjects, action: create }));
