import { type Limit, networkOf, take } from './rate-limit';
import { addressOf } from './request-origin';
import { forged, isForged, refusal, refusalOf } from './route';

/** Comes before any other work: a whole company or village may stand behind one address, a program asks more. */
type Door = { name: string; limit: Limit };

/**
 * A route for people without an account: so many times for each network, from our own pages only. It is answered as
 * `route` answers, and with 429 when asked too often. Each stands in the list of tests/contracts/access.test.ts.
 */
export function publicRoute<P extends Record<string, string | string[]>>(
  { name, limit }: Door,
  handle: (request: Request, params: P) => Promise<Response>,
) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    if (isForged(request)) return forged();
    try {
      const { ok, retryAfter } = await take(`${name} ${networkOf(addressOf(request.headers))}`, limit);
      if (!ok) return tooOften(retryAfter);
      return await handle(request, await context.params);
    } catch (error) {
      return refusalOf(error, request);
    }
  };
}

export function tooOften(seconds: number, what = '操作太频繁'): Response {
  const wait = seconds > 90 ? `${Math.ceil(seconds / 60)} 分钟` : `${Math.max(1, seconds)} 秒`;
  const response = refusal(429, 'too_often', `${what}，请过 ${wait}再试。`);
  response.headers.set('retry-after', String(seconds));
  return response;
}
