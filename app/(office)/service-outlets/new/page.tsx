import { serviceOutlets } from '@/lib/domain/service-outlets/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增服务网点' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: serviceOutlets, action: create }));
