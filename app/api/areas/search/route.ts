import { ancestorsOf, areaPathText, searchAreas } from '@/lib/platform/areas/queries';
import { isLevel, levelLabels } from '@/lib/platform/areas/texts';
import { route } from '@/lib/platform/route';
import { readOwn } from '@/lib/platform/transact';

const MOST = 50;

/** Areas to choose from: `GET ?q=&levels=street,community&limit=` → `[{ value, label, hint }]`, where the actor holds any grant. */
export const GET = route('signed-in', async (actor, request) => {
  const { searchParams } = new URL(request.url);
  const text = (searchParams.get('q') ?? '').slice(0, 50);
  const levels = searchParams.get('levels')?.split(',').filter(isLevel);
  const limit = Math.min(Number(searchParams.get('limit')) || 20, MOST);
  const options = await readOwn(actor, async (tx) => {
    const areas = await searchAreas(tx, { text, within: actor.grants, levels, limit });
    const paths = await ancestorsOf(
      tx,
      areas.map(({ id }) => id),
    );
    return areas.map(({ id, name, level }) => {
      const above = areaPathText(paths.get(id)?.slice(0, -1) ?? []);
      return {
        value: String(id),
        label: name,
        hint: level === 'community' || level === 'estate' ? above : levelLabels[level],
      };
    });
  });
  return Response.json(options);
});
