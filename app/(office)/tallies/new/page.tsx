import { tallies } from '@/lib/domain/tallies/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增人员统计' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: tallies, action: create }));
