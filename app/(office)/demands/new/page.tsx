import { demands } from '@/lib/domain/demands/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增居民需求' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: demands, action: create }));
