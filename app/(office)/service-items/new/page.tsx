import { serviceItems } from '@/lib/domain/service-items/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增服务清单' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: serviceItems, action: create }));
