import { listTargets } from '@/lib/domain/area-changes/queries';
import { route } from '@/lib/platform/route';

/** Where one area of a change can go: `GET ?item=&q=` → `[{ value, label, hint }]`; with `new=1`, as what it can go on. */
export const GET = route<{ id: string }>('areas.change', async (actor, request, { id }) => {
  const params = new URL(request.url).searchParams;
  const found = await listTargets(actor, Number(id), {
    itemId: Number(params.get('item')),
    isNew: params.get('new') === '1',
    search: (params.get('q') ?? '').slice(0, 50),
  });
  return Response.json(
    found.map(({ code, name, parentName }) => ({
      value: code,
      label: name,
      hint: parentName ? `${code} ${parentName}` : code,
    })),
  );
});
