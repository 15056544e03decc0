import { readRequestFile } from '@/lib/domain/requests/view';
import { openAttachment } from '@/lib/platform/attachments/attachments';
import { route } from '@/lib/platform/route';

export const GET = route<{ id: string; file: string }>('signed-in', async (actor, _request, { id, file }) =>
  openAttachment(await readRequestFile(actor, Number(id), file)),
);
