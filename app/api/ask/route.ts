import {
  ASK_FORM,
  type Asking,
  type Joining,
  MOST_PHOTOS,
  readAsking,
  readJoining,
} from '@/lib/domain/requests/asking';
import { findFiled, joinRequest, submitRequest } from '@/lib/domain/requests/desk';
import type { Filed } from '@/lib/domain/requests/file';
import { followCookieLine } from '@/lib/domain/requests/follow-cookie';
import { queryCodeFor } from '@/lib/domain/requests/query-code';
import { discardFiles, type StoredFile } from '@/lib/platform/attachments/attachments';
import { receiveFiles } from '@/lib/platform/attachments/receive';
import { AppError, broken, InvalidInput } from '@/lib/platform/errors';
import { hasRoom } from '@/lib/platform/files';
import { readForm, textOf } from '@/lib/platform/form-body';
import { humanFields, humanProblem, isFormToken } from '@/lib/platform/human-check';
import { publicRoute, tooOften } from '@/lib/platform/public-route';
import { take } from '@/lib/platform/rate-limit';
import { attachmentSettings, requestSettings } from '@/lib/platform/settings';

const hour = 3600;

/**
 * What a resident asks, or joins: `POST` of the form → `{ code, queryCode }`. What costs little is looked at first;
 * the same form sent again gives the same answer, whatever became of the first.
 */
export const POST = publicRoute(
  { name: 'ask', limit: { points: requestSettings.perNetwork, seconds: hour } },
  async (request) => {
    const form = await readForm(request, MOST_PHOTOS * attachmentSettings.megabytes + 1);
    const token = textOf(form, humanFields.token);
    const queryCode = isFormToken(ASK_FORM, token) ? queryCodeFor(token) : null;
    const earlier = queryCode && (await findFiled(queryCode));
    if (earlier) return receipt(earlier);
    const said = textOf(form, 'join') ? readJoining(form) : readAsking(form);
    if (!(await hasRoom())) throw broken('系统的存储空间不足，暂时收不了。请稍后再试，或直接联系社区。');
    // Before the place is asked: what no person sent must not keep out those who live there.
    const problem = await humanProblem(ASK_FORM, form);
    if (problem) {
      const meanwhile = problem.isRepeated && queryCode && (await filedMeanwhile(queryCode));
      if (meanwhile) return receipt(meanwhile);
      throw broken(problem.text);
    }
    const place = 'join' in said ? `case ${said.join}` : `place ${said.areaId}`;
    const { ok, retryAfter } = await take(place, { points: requestSettings.perPlace, seconds: hour });
    if (!ok) return tooOften(retryAfter, '这里刚收到很多诉求，社区已经知道');
    // A token that the human check let through is one of ours.
    return receipt(await keep(said, queryCode ?? queryCodeFor(token), await photosIn(form)));
  },
);

/** The very same form may be on its way twice: its proof is used up, and what it asks not kept yet. */
async function filedMeanwhile(queryCode: string): Promise<Filed | null> {
  for (let attempt = 0; attempt < 8; attempt++) {
    const filed = await findFiled(queryCode);
    if (filed) return filed;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return null;
}

async function keep(said: Asking | Joining, queryCode: string, files: StoredFile[]): Promise<Filed> {
  try {
    if ('join' in said) return await joinRequest(said.join, { ...said, queryCode, files });
    return await submitRequest({ ...said, source: 'web', queryCode, files });
  } catch (error) {
    await discardFiles(files);
    if (error instanceof AppError && error.code === 'not_found')
      throw new InvalidInput({ areaId: '没有这个地点或类别，可能刚调整过，请刷新后重新选择。' });
    throw error;
  }
}

async function photosIn(form: FormData): Promise<StoredFile[]> {
  try {
    return await receiveFiles(form, 'photos', { kind: 'photo', most: MOST_PHOTOS });
  } catch (error) {
    // Beside the field in which it was chosen.
    if (error instanceof AppError && error.code === 'rule') throw new InvalidInput({ photos: error.message });
    throw error;
  }
}

function receipt({ code, queryCode }: Filed): Response {
  const headers = { 'set-cookie': followCookieLine(queryCode), 'cache-control': 'no-store' };
  return Response.json({ code, queryCode }, { headers });
}
