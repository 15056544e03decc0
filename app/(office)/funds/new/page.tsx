import { funds } from '@/lib/domain/funds/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增保障激励资金' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: funds, action: create }));
