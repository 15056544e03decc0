import { industrialZones } from '@/lib/domain/industrial-zones/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '产业功能区' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: industrialZones, params: searchParams, review: reviewMany }),
);
