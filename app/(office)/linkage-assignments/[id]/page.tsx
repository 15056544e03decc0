import { readVisits } from '@/lib/domain/linkage/queries';
import { linkageAssignments } from '@/lib/domain/linkage-assignments/definition';
import { page } from '@/lib/platform/page';
import { viewRecord } from '../../_ledger/record-view';
import { reinstate, retire, reviewOne } from '../actions';
import { Visits } from './_components/visits';

export const metadata = { title: '联系点' };

export default page<{ id: string }>('ledger.read', async (actor, { params }) => {
  const visits = await readVisits(actor, Number(params.id));
  return viewRecord({
    ...{ actor, ledger: linkageAssignments, id: params.id, actions: { retire, reinstate, reviewOne } },
    children: ({ id, values }) => <Visits assignment={{ id, post: String(values.post) }} of={visits} />,
  });
});
