import { leadershipActions } from '@/lib/domain/leadership-actions/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增高位推动' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: leadershipActions, action: create }));
