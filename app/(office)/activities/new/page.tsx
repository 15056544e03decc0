import { activities } from '@/lib/domain/activities/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增活动' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: activities, action: create }));
