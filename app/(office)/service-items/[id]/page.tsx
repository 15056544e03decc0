import { serviceItems } from '@/lib/domain/service-items/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '服务清单' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: serviceItems, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
