import { getImport } from '@/lib/domain/transfers/imports';
import { route } from '@/lib/platform/route';

/** How far a batch is: what the page asks for while it runs. */
export const GET = route<{ id: string }>('ledger.import', async (actor, _, { id }) => {
  const { state, progress, total } = await getImport(actor, Number(id));
  return Response.json({ state, progress, total });
});
