import { z } from 'zod';
import { moveRequest } from '@/lib/domain/requests/move';
import { isAction } from '@/lib/domain/requests/rules';
import { receiveFiles } from '@/lib/platform/attachments/receive';
import { broken } from '@/lib/platform/errors';
import { route } from '@/lib/platform/route';

const step = z.object({
  version: z.coerce.number().int(),
  action: z.string(),
  text: z.string().default(''),
  target: z.string().default(''),
  choice: z.string().default(''),
  into: z.string().default(''),
});

/** One step with a request; a route and no action, for evidence is larger than what an action takes. */
export const POST = route<{ id: string }>('signed-in', async (actor, request, { id }) => {
  const form = await request.formData();
  const { action, ...rest } = step.parse(
    Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')),
  );
  if (!isAction(action)) throw broken('没有这一步。');
  const files = await receiveFiles(form, 'files', { kind: 'document', most: 6 });
  await moveRequest(actor, { id: Number(id), action, files, ...rest });
  return Response.json({ ok: true });
});
