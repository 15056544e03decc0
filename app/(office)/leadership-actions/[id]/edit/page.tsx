import { leadershipActions } from '@/lib/domain/leadership-actions/definition';
import { page } from '@/lib/platform/page';
import { viewEdit } from '../../../_ledger/form-view';
import { revise } from '../../actions';

export const metadata = { title: '编辑高位推动' };

export default page<{ id: string }>('ledger.write', (actor, { params }) =>
  viewEdit({ actor, ledger: leadershipActions, id: params.id, action: revise }),
);
