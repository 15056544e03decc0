import { findLedger } from '@/lib/domain/registry';
import { labelsFor } from '@/lib/ledger/labels';
import { pickRecords } from '@/lib/ledger/read';
import { notFound } from '@/lib/platform/errors';
import { route } from '@/lib/platform/route';
import { read } from '@/lib/platform/transact';

/** Records to choose from in a form: `GET ?q=` → `[{ value, label, hint }]`, the actor's own scope. */
export const GET = route<{ ledger: string }>('ledger.read', async (actor, request, { ledger: name }) => {
  const ledger = findLedger(name);
  if (!ledger) throw notFound();
  const search = new URL(request.url).searchParams.get('q') ?? '';
  const options = await read(actor, 'ledger.read', async (tx) => {
    const records = await pickRecords(tx, ledger, search);
    const { areas } = await labelsFor(
      tx,
      ledger,
      records.map(({ areaId }) => ({ areaId })),
    );
    return records.map(({ id, code, name, areaId }) => ({
      value: String(id),
      label: name,
      hint: `${code} ${areas.get(areaId) ?? ''}`,
    }));
  });
  return Response.json(options);
});
