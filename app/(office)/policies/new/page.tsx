import { policies } from '@/lib/domain/policies/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增制度文件' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: policies, action: create }));
