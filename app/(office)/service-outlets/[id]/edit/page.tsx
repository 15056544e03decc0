import { serviceOutlets } from '@/lib/domain/service-outlets/definition';
import { page } from '@/lib/platform/page';
import { viewEdit } from '../../../_ledger/form-view';
import { revise } from '../../actions';

export const metadata = { title: '编辑服务网点' };

export default page<{ id: string }>('ledger.write', (actor, { params }) =>
  viewEdit({ actor, ledger: serviceOutlets, id: params.id, action: revise }),
);
