import { partTimePosts } from '@/lib/domain/part-time-posts/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '兼职委员' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: partTimePosts, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
