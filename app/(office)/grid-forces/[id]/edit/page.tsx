import { gridForces } from '@/lib/domain/grid-forces/definition';
import { page } from '@/lib/platform/page';
import { viewEdit } from '../../../_ledger/form-view';
import { revise } from '../../actions';

export const metadata = { title: '编辑下沉力量' };

export default page<{ id: string }>('ledger.write', (actor, { params }) =>
  viewEdit({ actor, ledger: gridForces, id: params.id, action: revise }),
);
