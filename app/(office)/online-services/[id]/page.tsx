import { onlineServices } from '@/lib/domain/online-services/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '线上服务' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: onlineServices, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
