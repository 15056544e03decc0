import type { Actor } from './actor';
import { AppError, type ErrorCode, InvalidInput } from './errors';
import { paths } from './paths';
import { pathOf } from './request-origin';
import { type Access, admission, guarded } from './session';
import { apology, logUnexpected } from './unexpected';

const statusOf: Record<ErrorCode, number> = { not_found: 404, forbidden: 403, conflict: 409, rule: 422 };

/**
 * A route for those who hold `access`: `export const GET = route('ledger.export', async (actor, request, params) => …)`.
 * A refusal is JSON `{ code, message }` with 401, 403, 404, 409 or 422; a browser that follows a link without
 * being signed in is led to /sign-in.
 */
export function route<P extends Record<string, string | string[]>>(
  access: Access,
  handle: (actor: Actor, request: Request, params: P) => Promise<Response>,
) {
  return guarded(async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    if (isForged(request)) return forged();
    const admitted = await admission(access);
    if ('refusal' in admitted) return turnAway(request, admitted.refusal);
    try {
      return await handle(admitted.actor, request, await context.params);
    } catch (error) {
      return refusalOf(error, request, admitted.actor.userId);
    }
  }, access);
}

/** What an error is answered with; one that nobody foresaw goes to the log. */
export function refusalOf(error: unknown, { method, url }: Request, userId?: number): Response {
  if (error instanceof AppError) return refusal(statusOf[error.code], error.code, error.message);
  if (error instanceof InvalidInput)
    return Response.json(
      { code: 'invalid', message: error.message, problems: error.problems },
      { status: 422 },
    );
  return refusal(
    500,
    'unexpected',
    apology(logUnexpected(error, `${method} ${new URL(url).pathname}`, userId)),
  );
}

export const refusal = (status: number, code: string, message: string) =>
  Response.json({ code, message }, { status });

function turnAway(request: Request, why: 'signed-out' | 'password' | 'forbidden'): Response {
  if (why === 'forbidden') return refusal(403, 'forbidden', new AppError('forbidden').message);
  if (request.headers.get('sec-fetch-mode') !== 'navigate') {
    return why === 'signed-out'
      ? refusal(401, 'signed_out', '登录已过期，请重新登录。')
      : refusal(403, 'password', '请先修改密码。');
  }
  const from = pathOf(request.headers);
  const location = why === 'password' ? paths.password() : paths.signIn(from === '/' ? undefined : from);
  return new Response(null, { status: 303, headers: { location } });
}

export const forged = () => refusal(403, 'forbidden', '请求来自别的网站，已拒绝。');

/** A browser says where a request comes from; what changes something is taken from our own pages only. */
export function isForged({ method, headers }: Request): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  const site = headers.get('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('origin');
  return (
    origin !== null &&
    (!URL.canParse(origin) ||
      new URL(origin).host !== (headers.get('x-forwarded-host') ?? headers.get('host')))
  );
}
