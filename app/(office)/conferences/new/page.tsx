import { conferences } from '@/lib/domain/conferences/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增联席会议' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: conferences, action: create }));
