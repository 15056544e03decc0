import { facilities } from '@/lib/domain/facilities/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增党群阵地' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: facilities, action: create }));
