import { streetFunctions } from '@/lib/domain/street-functions/definition';
import { page } from '@/lib/platform/page';
import { viewList } from '../_ledger/list-view';
import { reviewMany } from './actions';

export const metadata = { title: '街道职能' };

export default page('ledger.read', (actor, { searchParams }) =>
  viewList({ actor, ledger: streetFunctions, params: searchParams, review: reviewMany }),
);
