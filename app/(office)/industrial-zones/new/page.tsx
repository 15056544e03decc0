import { industrialZones } from '@/lib/domain/industrial-zones/definition';
import { page } from '@/lib/platform/page';
import { viewNew } from '../../_ledger/form-view';
import { create } from '../actions';

export const metadata = { title: '新增产业功能区' };

export default page('ledger.write', (actor) => viewNew({ actor, ledger: industrialZones, action: create }));
