import { serviceProjects } from '@/lib/domain/service-projects/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增服务项目' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: serviceProjects, action: create }));
