import { serviceProjects } from '@/lib/domain/service-projects/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '服务项目' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: serviceProjects, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
