import { readOwnPhoto } from '@/lib/domain/requests/follow';
import { ownCode } from '@/lib/domain/requests/follow-cookie';
import { openAttachment } from '@/lib/platform/attachments/attachments';
import { publicRoute } from '@/lib/platform/public-route';

/** A photo of whoever asked, for nobody else. */
export const GET = publicRoute<{ id: string }>(
  { name: 'follow-photos', limit: { points: 300, seconds: 600 } },
  async (request, { id }) => openAttachment(await readOwnPhoto(ownCode(request), id)),
);
