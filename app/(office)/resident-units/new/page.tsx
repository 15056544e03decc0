import { residentUnits } from '@/lib/domain/resident-units/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增驻区单位' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: residentUnits, action: create }));
