import { disputes } from '@/lib/domain/disputes/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增矛盾纠纷' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: disputes, action: create }));
