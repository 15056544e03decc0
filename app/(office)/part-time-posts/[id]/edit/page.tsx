import { partTimePosts } from '@/lib/domain/part-time-posts/definition';
import { page } from '@/lib/platform/page';
import { viewEdit } from '../../../_ledger/form-view';
import { revise } from '../../actions';

export const metadata = { title: '编辑兼职委员' };

export default page<{ id: string }>('ledger.write', (actor, { params }) =>
  viewEdit({ actor, ledger: partTimePosts, id: params.id, action: revise }),
);
