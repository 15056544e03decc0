import { serviceOutlets } from '@/lib/domain/service-outlets/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '服务网点' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: serviceOutlets, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
