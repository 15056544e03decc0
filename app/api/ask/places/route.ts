import { listPlaces, searchPlaces } from '@/lib/domain/requests/places';
import { publicRoute } from '@/lib/platform/public-route';

/** Places to choose from: `GET ?q=` searches, `GET ?under=` lists what lies below → `[{ id, name, level, hint }]`. */
export const GET = publicRoute(
  { name: 'ask-places', limit: { points: 300, seconds: 60 } },
  async (request) => {
    const { searchParams } = new URL(request.url);
    const text = (searchParams.get('q') ?? '').trim().slice(0, 30);
    if (text) return Response.json(await searchPlaces(text));
    return Response.json(await listPlaces(Number(searchParams.get('under')) || null));
  },
);
