import { create } from 'xmlbuilder2';
import { AppError, InvalidInput } from '@/lib/platform/errors';
import { logUnexpected } from '@/lib/platform/unexpected';

export type Format = 'xml' | 'json';
type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };
/** A document of the interface: in XML under `root`; in JSON as it is. */
export type Document = { root: string; body: Value };

/** A refusal as Open311 words it: 404 not found, 403 for the key, 400 for the rest; 429 is ours. */
export class Refusal extends Error {
  constructor(
    readonly code: 400 | 403 | 404 | 429,
    description: string,
    readonly retryAfter = 0,
  ) {
    super(description);
    this.name = 'Refusal';
  }
}

/** `services.json` → what is asked for, and in which form. */
export function readName(name: string): { name: string; format: Format } {
  const [, stem, format] = /^(.+)\.(xml|json)$/.exec(name) ?? [];
  if (!stem || !format)
    throw new Refusal(400, '请在地址末尾写明格式：.xml 或 .json。The format must be xml or json.');
  return { name: stem, format: format as Format };
}

const types: Record<Format, string> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Anybody's page may read what is public. */
export const openToAll = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
};

export function answer(
  document: Document,
  format: Format,
  headers: Record<string, string> = {},
  status = 200,
): Response {
  const text = format === 'json' ? JSON.stringify(document.body) : xmlOf(document);
  return new Response(text, {
    status,
    headers: {
      'content-type': types[format],
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
}

/** What went wrong in the form that was asked for; XML where none was. */
export function refusalOf(
  error: unknown,
  format: Format,
  what: string,
  headers: Record<string, string> = {},
): Response {
  const { code, description, retryAfter } = wordsOf(error, what);
  const wait: Record<string, string> = retryAfter > 0 ? { 'retry-after': String(retryAfter) } : {};
  return answer({ root: 'errors', body: [{ code, description }] }, format, { ...headers, ...wait }, code);
}

function wordsOf(error: unknown, what: string): { code: number; description: string; retryAfter: number } {
  if (error instanceof Refusal)
    return { code: error.code, description: error.message, retryAfter: error.retryAfter };
  if (error instanceof InvalidInput) return { code: 400, description: error.message, retryAfter: 0 };
  if (error instanceof AppError)
    return { code: error.code === 'not_found' ? 404 : 400, description: error.message, retryAfter: 0 };
  const id = logUnexpected(error, what);
  return { code: 500, description: `程序出错，编号 ${id}。`, retryAfter: 0 };
}

/** What stands in a list, by the list's name. */
const items: Record<string, string> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
};

const xmlOf = ({ root, body }: Document): string =>
  create(
    { version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' },
    { [root]: xmlValue(root, body) },
  ).end();

function xmlValue(name: string, value: Value): unknown {
  if (value === null) return {};
  if (Array.isArray(value)) {
    const item = items[name] ?? 'item';
    return { [item]: value.map((each: Value) => xmlValue(item, each)) };
  }
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, xmlValue(key, each)]));
  return String(value);
}
