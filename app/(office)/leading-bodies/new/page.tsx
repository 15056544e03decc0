import { leadingBodies } from '@/lib/domain/leading-bodies/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增领导机构' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: leadingBodies, action: create }));
