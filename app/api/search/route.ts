import { searchEverything } from '@/lib/domain/search/search';
import { route } from '@/lib/platform/route';

/** Suggestions while typing: `GET ?q=` → `[{ label, href, kind, hint }]`. */
export const GET = route('signed-in', async (actor, request) => {
  const text = new URL(request.url).searchParams.get('q') ?? '';
  return Response.json((await searchEverything(actor, text, 4)).slice(0, 12));
});
