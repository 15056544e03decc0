import { partTimePosts } from '@/lib/domain/part-time-posts/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增兼职委员' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: partTimePosts, action: create }));
