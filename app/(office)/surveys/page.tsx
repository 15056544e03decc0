import { surveys } from '@/lib/domain/surveys/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '群众问卷' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: surveys, params: searchParams, review: reviewMany }),
);
