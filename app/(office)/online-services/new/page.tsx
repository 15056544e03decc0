import { onlineServices } from '@/lib/domain/online-services/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增线上服务' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: onlineServices, action: create }));
