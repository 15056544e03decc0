import { demands } from '@/lib/domain/demands/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '居民需求' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: demands, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
