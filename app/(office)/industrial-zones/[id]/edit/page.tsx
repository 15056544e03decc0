import { industrialZones } from '@/lib/domain/industrial-zones/definition';
import { page } from '@/lib/platform/page';
import { viewEdit } from '../../../_ledger/form-view';
import { revise } from '../../actions';

export const metadata = { title: '编辑产业功能区' };

export default page<{ id: string }>('ledger.write', (actor, { params }) =>
  viewEdit({ actor, ledger: industrialZones, id: params.id, action: revise }),
);
