import { honours } from '@/lib/domain/honours/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '表彰' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: honours, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
