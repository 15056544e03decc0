import { industrialZones } from '@/lib/domain/industrial-zones/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '产业功能区' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: industrialZones, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
