import { estates } from '@/lib/domain/estates/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增小区' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: estates, action: create }));
