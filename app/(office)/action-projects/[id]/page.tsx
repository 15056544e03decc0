import { actionProjects } from '@/lib/domain/action-projects/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '行动项目' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: actionProjects, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
