import { fusionChecks } from '@/lib/domain/fusion-checks/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增五大融合' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: fusionChecks, action: create }));
