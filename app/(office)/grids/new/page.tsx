import { grids } from '@/lib/domain/grids/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增网格' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: grids, action: create }));
