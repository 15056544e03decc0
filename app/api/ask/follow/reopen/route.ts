import { reopenRequest } from '@/lib/domain/requests/desk';
import { ownCode } from '@/lib/domain/requests/follow-cookie';
import { readForm, textOf } from '@/lib/platform/form-body';
import { publicRoute } from '@/lib/platform/public-route';

/** Not settled: to be done again, with the reason. */
export const POST = publicRoute({ name: 'reopen', limit: { points: 20, seconds: 3600 } }, async (request) => {
  const code = ownCode(request);
  await reopenRequest(code, textOf(await readForm(request, 1), 'text'));
  return Response.json({ ok: true });
});
