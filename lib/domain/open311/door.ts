import { addressOf } from '@/lib/platform/request-origin';
import { answer, type Document, type Format, openToAll, Refusal, readName, refusalOf } from './answer';
import { countReader, type KeyInUse, keyInUse } from './keys';

export type Asked = {
  /** Without the format. */
  name: string;
  params: URLSearchParams;
  key: KeyInUse | null;
  /** https://example.gov.cn */
  base: string;
};

/**
 * GET of the interface: anybody's, also from a page of another site. A key is not needed, but one that is shown must
 * be good: it shows its holder what it filed. Errors come in the form that was asked for.
 */
export async function readDoor(
  request: Request,
  resource: string,
  read: (asked: Asked) => Promise<Document>,
): Promise<Response> {
  return inForm(request, resource, openToAll, async (name) => {
    const params = new URL(request.url).searchParams;
    const shown = params.get('api_key');
    const key = shown ? await keyInUse(shown) : null;
    if (!key) await countReader(addressOf(request.headers));
    return read({ name, params, key, base: baseOf(request) });
  });
}

/** POST of the interface: for platforms with a key. */
export async function writeDoor(
  request: Request,
  resource: string,
  write: (name: string, key: KeyInUse, form: URLSearchParams) => Promise<Document>,
): Promise<Response> {
  return inForm(request, resource, {}, async (name) => {
    const form = await readForm(request);
    const key = await keyInUse(form.get('api_key') ?? new URL(request.url).searchParams.get('api_key') ?? '');
    return write(name, key, form);
  });
}

async function inForm(
  request: Request,
  resource: string,
  headers: Record<string, string>,
  work: (name: string) => Promise<Document>,
): Promise<Response> {
  let format: Format = 'xml';
  try {
    const asked = readName(resource);
    format = asked.format;
    return answer(await work(asked.name), format, headers);
  } catch (error) {
    return refusalOf(error, format, `${request.method} ${new URL(request.url).pathname}`, headers);
  }
}

const BYTES = 64 * 1024;

async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded'))
    throw new Refusal(400, '请以 application/x-www-form-urlencoded 提交。The form must be URL-encoded.');
  const tooLarge = new Refusal(400, '提交的内容太大。The form is too large.');
  if (Number(request.headers.get('content-length') ?? 0) > BYTES) throw tooLarge;
  const text = await request.text();
  if (text.length > BYTES) throw tooLarge;
  return new URLSearchParams(text);
}

/** Where the installation is reached, as far as it was told. */
const baseOf = (request: Request): string =>
  (process.env.NEXTAUTH_URL || new URL(request.url).origin).replace(/\/$/, '');

export const nothingThere = (name: string): Refusal =>
  new Refusal(404, `接口里没有 ${name}。${name} was not found.`);

export const preflight = (): Response => new Response(null, { status: 204, headers: openToAll });
