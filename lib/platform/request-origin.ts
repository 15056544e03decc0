import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { accessSettings } from './settings';

/*
 * Next shows a page neither the peer's address nor its own, and passes on whatever X-Forwarded-For a client
 * made up. So each incoming request is marked here, before Next sees it, under a header whose name is known
 * to this process alone.
 */
const kept = globalThis as { gongzhiOriginHeader?: string };
if (!kept.gongzhiOriginHeader) {
  const name = `x-origin-${randomUUID()}`;
  kept.gongzhiOriginHeader = name;
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[name] = `${request.socket.remoteAddress ?? ''} ${request.url ?? '/'}`;
  });
}

type Readable = { get(name: string): string | null } | Record<string, unknown> | undefined;

function header(headers: Readable, name: string): string {
  const value =
    headers && typeof headers.get === 'function'
      ? headers.get(name)
      : (headers as Record<string, unknown>)?.[name];
  return typeof value === 'string' ? value : '';
}

const mark = (headers: Readable) => header(headers, kept.gongzhiOriginHeader ?? '');

/** From where a request came; empty when that cannot be known. */
export function addressOf(headers: Readable): string {
  const hops = accessSettings.trustedProxies;
  const address =
    hops > 0 ? header(headers, 'x-forwarded-for').split(',').at(-hops) : mark(headers).split(' ')[0];
  return (address ?? '')
    .trim()
    .replace(/^::ffff:/, '')
    .slice(0, 45);
}

/** The path and query that were asked for, without what Next adds for its own use. */
export function pathOf(headers: Readable): string {
  const url = mark(headers).split(' ')[1] || '/';
  return safePath(url.replace(/([?&])_rsc=[^&]*&?/, '$1').replace(/[?&]$/, ''));
}

/** A path inside this product, or `/`: what follows a sign-in must not lead to another site. */
export function safePath(path: string | undefined | null): string {
  const inside = 'http://inside.invalid';
  if (!path?.startsWith('/') || !URL.canParse(path, inside)) return '/';
  const { origin, pathname, search } = new URL(path, inside);
  return origin !== inside || /^\/(sign-in|api)(?=\/|$)/.test(pathname) ? '/' : pathname + search;
}
