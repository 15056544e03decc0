import { gridForces } from '@/lib/domain/grid-forces/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增下沉力量' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: gridForces, action: create }));
