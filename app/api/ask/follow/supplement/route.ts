import { MOST_PHOTOS } from '@/lib/domain/requests/asking';
import { supplementRequest } from '@/lib/domain/requests/desk';
import { ownCode } from '@/lib/domain/requests/follow-cookie';
import { discardFiles } from '@/lib/platform/attachments/attachments';
import { receiveFiles } from '@/lib/platform/attachments/receive';
import { broken } from '@/lib/platform/errors';
import { hasRoom } from '@/lib/platform/files';
import { readForm, textOf } from '@/lib/platform/form-body';
import { publicRoute } from '@/lib/platform/public-route';
import { attachmentSettings } from '@/lib/platform/settings';

/** More words or photos of whoever asked. */
export const POST = publicRoute(
  { name: 'supplement', limit: { points: 20, seconds: 3600 } },
  async (request) => {
    const code = ownCode(request);
    const form = await readForm(request, MOST_PHOTOS * attachmentSettings.megabytes + 1);
    if (!(await hasRoom())) throw broken('系统的存储空间不足，暂时收不了，请稍后再试。');
    const files = await receiveFiles(form, 'photos', { kind: 'photo', most: MOST_PHOTOS });
    try {
      await supplementRequest(code, textOf(form, 'text'), files);
    } catch (error) {
      await discardFiles(files);
      throw error;
    }
    return Response.json({ ok: true });
  },
);
