import { findFiled } from '@/lib/domain/requests/desk';
import { followCookieLine } from '@/lib/domain/requests/follow-cookie';
import { newQueryCode, readQueryCode } from '@/lib/domain/requests/query-code';
import { readForm, textOf } from '@/lib/platform/form-body';
import { publicRoute } from '@/lib/platform/public-route';
import { refusal } from '@/lib/platform/route';

/** Opens a request to this browser for a while: `POST code=`. */
export const POST = publicRoute({ name: 'follow', limit: { points: 20, seconds: 600 } }, async (request) => {
  const form = await readForm(request, 1);
  const code = readQueryCode(textOf(form, 'code'));
  // One that cannot be a code is looked for as well: every wrong answer takes as long and says the same.
  const filed = await findFiled(code ?? newQueryCode());
  if (!code || !filed)
    return refusal(404, 'not_found', '没有找到。请核对查询码：10 位字母和数字，没有 0、1、I、L、O。');
  return Response.json({ ok: true }, { headers: { 'set-cookie': followCookieLine(code) } });
});

/** Closes it again, for whoever uses the device next. */
export const DELETE = publicRoute({ name: 'follow-end', limit: { points: 60, seconds: 600 } }, async () =>
  Response.json({ ok: true }, { headers: { 'set-cookie': followCookieLine(null) } }),
);
