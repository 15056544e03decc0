import { demonstrationUnits } from '@/lib/domain/demonstration-units/definition';
import { page } from '@/lib/platform/page';
import { viewEdit } from '../../../_ledger/form-view';
import { revise } from '../../actions';

export const metadata = { title: '编辑示范单位' };

export default page<{ id: string }>('ledger.write', (actor, { params }) =>
  viewEdit({ actor, ledger: demonstrationUnits, id: params.id, action: revise }),
);
