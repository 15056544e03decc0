import { linkageAssignments } from '@/lib/domain/linkage-assignments/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增联系点' };

export default page('ledger.write', (actor) =>
  viewNew({ actor, ledger: linkageAssignments, action: create }),
);
