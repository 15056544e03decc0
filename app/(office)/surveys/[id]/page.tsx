import { surveys } from '@/lib/domain/surveys/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';

export const metadata = { title: '群众问卷' };

export default page<{ id: string }>('ledger.read', (actor, { params }) =>
  viewRecord({ actor, ledger: surveys, id: params.id, actions: { retire, reinstate, reviewOne } }),
);
