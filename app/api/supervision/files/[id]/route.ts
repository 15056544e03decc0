import { getAttachment, openAttachment } from '@/lib/platform/attachments/attachments';
import { notFound } from '@/lib/platform/errors';
import { route } from '@/lib/platform/route';
import { read } from '@/lib/platform/transact';

/** What proves a step of supervision, for whoever sees the task. */
export const GET = route<{ id: string }>('supervision.read', async (actor, _request, { id }) => {
  const attachment = await read(actor, 'supervision.read', (tx) => getAttachment(tx, id));
  if (attachment.ownerKind !== 'supervision') throw notFound();
  return openAttachment(attachment);
});
