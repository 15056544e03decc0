import { type Sum, workOut } from '@/components/ui/proof-of-work';
import { ASK_FORM } from '@/lib/domain/requests/asking';
import { clock } from '@/lib/platform/clock';
import { formToken, humanFields, newChallenge } from '@/lib/platform/human-check';

type Route = (request: Request, context: { params: Promise<object> }) => Promise<Response>;
const routes = import.meta.glob<Record<string, Route>>('/app/api/ask/**/route.ts', { eager: true });

export type Fields = Record<string, string | number | Blob | undefined>;
export type Told = {
  status: number;
  code?: string;
  queryCode?: string;
  message?: string;
  problems?: Record<string, string>;
};

/** So many minutes after the residents have opened their forms, on the morning of a working Tuesday. */
export const minutesOn = <T>(minutes: number, work: () => T): T =>
  clock.at(new Date(Date.parse('2026-11-24T01:30:00Z') + minutes * 60_000), work);

export const tokenOf = (form = ASK_FORM) => minutesOn(0, () => formToken(form));
export const workedOut = async () => (await workOut((await newChallenge()) as Sum)) ?? '';

/** Nothing stands under a name that is given as undefined. */
export function filled(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    if (value instanceof Blob) form.append(name, value, 'IMG_1.jpg');
    else if (value !== undefined) form.set(name, String(value));
  return form;
}

let addresses = 0;

/** Somebody with a phone: a browser that keeps its cookie, behind an address of its own (with TRUST_PROXY=1). */
export class Resident {
  cookie = '';
  readonly #address = `10.1.0.${++addresses}`;

  /** What he asks when nothing else is said. */
  constructor(private readonly usual: Fields) {}

  /** To a route below /api/ask. */
  async send(method: string, path: string, body?: FormData, headers = {}): Promise<Response> {
    const pattern = path.replace(/\?.*/, '').replace(/photos\/.+/, 'photos/[id]');
    const route = routes[`/app/api/ask${pattern}/route.ts`]?.[method] as Route;
    const request = new Request(`http://localhost/api/ask${path}`, {
      method,
      headers: { 'x-forwarded-for': this.#address, cookie: this.cookie, ...headers },
      ...(body && { body }),
    });
    const response = await route(request, { params: Promise.resolve({ id: path.split('/').at(-1) }) });
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    return response;
  }

  async #told(path: string, form: FormData): Promise<Told> {
    const response = await this.send('POST', path, form);
    return { status: response.status, ...(await response.json()) };
  }

  /** The form as the page sends it, two minutes after it was opened. */
  async ask(fields: Fields = {}, minutes = 2): Promise<Told> {
    const form = filled({
      ...this.usual,
      [humanFields.token]: tokenOf(),
      [humanFields.solution]: await workedOut(),
      [humanFields.trap]: '',
      ...fields,
    });
    return minutesOn(minutes, () => this.#told('', form));
  }

  open(queryCode: string, minutes = 3): Promise<Told> {
    return minutesOn(minutes, () => this.#told('/follow', filled({ code: queryCode })));
  }

  say(what: 'rate' | 'reopen' | 'supplement', fields: Fields, minutes = 4): Promise<Told> {
    return minutesOn(minutes, () => this.#told(`/follow/${what}`, filled(fields)));
  }
}
