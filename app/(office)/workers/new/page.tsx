import { workers } from '@/lib/domain/workers/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增社区工作者' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: workers, action: create }));
