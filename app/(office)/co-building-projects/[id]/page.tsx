import { coBuildingProjects } from '@/lib/domain/co-building-projects/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '共建项目' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: coBuildingProjects, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
