import { fusionChecks } from '@/lib/domain/fusion-checks/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '五大融合' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: fusionChecks, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
