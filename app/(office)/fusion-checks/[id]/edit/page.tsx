import { fusionChecks } from '@/lib/domain/fusion-checks/definition';
import { page } from '@/lib/platform/page';
import { viewEdit } from '../../../_ledger/form-view';
import { revise } from '../../actions';

export const metadata = { title: '编辑五大融合' };

export default page<{ id: string }>('ledger.write', (actor, { params }) =>
  viewEdit({ actor, ledger: fusionChecks, id: params.id, action: revise }),
);
