import { searchGrantees } from '@/lib/domain/grants/queries';
import { route } from '@/lib/platform/route';

/** Options for the picker of a person, by account, name or unit. */
export const GET = route('grants.manage', async (actor, request) => {
  const found = await searchGrantees(actor, new URL(request.url).searchParams.get('q') ?? '');
  return Response.json(
    found.map(({ id, username, displayName, workUnit }) => ({
      value: String(id),
      label: `${displayName}（${username}）`,
      hint: workUnit,
    })),
  );
});
