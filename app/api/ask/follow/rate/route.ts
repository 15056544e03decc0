import { rateRequest } from '@/lib/domain/requests/desk';
import { ownCode } from '@/lib/domain/requests/follow-cookie';
import { outcomeForm } from '@/lib/domain/requests/forms';
import { InvalidInput } from '@/lib/platform/errors';
import { readForm } from '@/lib/platform/form-body';
import { publicRoute } from '@/lib/platform/public-route';

/** What whoever asked says of the result. */
export const POST = publicRoute({ name: 'rate', limit: { points: 20, seconds: 3600 } }, async (request) => {
  const code = ownCode(request);
  const { success, data, error } = outcomeForm.safeParse(Object.fromEntries(await readForm(request, 1)));
  if (!success)
    throw new InvalidInput(
      Object.fromEntries(error.issues.map(({ path, message }) => [path.join('.'), message])),
    );
  await rateRequest(code, data);
  return Response.json({ ok: true });
});
