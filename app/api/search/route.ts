import { searchEverything } from '@/lib/domain/search/search';
import { route } from '@/lib/platform/route';

/** Suggestions while typing: `GET ?q=` → `[{ label, href, kind, hint }]`. */
export const GET = route('signed-in', async (actor, request) => {
  const text = new URL(request.url).searchParams.get('q') ?? '';
  const hits = await searchEverything(actor, text, 4);
  // A dozen of all kinds: those whose names have little else than what was typed, or the first kinds would fill it.
  return Response.json(hits.toSorted((a, b) => a.label.length - b.label.length).slice(0, 12));
});
