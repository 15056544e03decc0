import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { action, command, press } from '@/lib/platform/action';
import { AppError, broken, InvalidInput, StaleEdit } from '@/lib/platform/errors';
import { page } from '@/lib/platform/page';
import { route } from '@/lib/platform/route';
import { accessOf, sessionCookie } from '@/lib/platform/session';
import { signIn } from '@/lib/platform/sign-in';
import { type OwnDatabase, ownDatabase } from './own-database';

// What Next keeps for a request; everything behind it is real.
const request = vi.hoisted(() => ({ cookies: new Map<string, string>(), headers: new Headers() }));
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (request.cookies.has(name) ? { value: request.cookies.get(name) } : undefined),
  }),
  headers: async () => request.headers,
}));

const secret = 'a secret of the tests, thirty-two signs';
let database: OwnDatabase;
beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = secret;
  database = await ownDatabase();
});
afterAll(() => database.close());
beforeEach(() => request.cookies.clear());

async function signInAs(username: string) {
  const signInId = await signIn({ username, password: database.world.password, ip: '' });
  request.cookies.set(sessionCookie, await encode({ token: { signInId }, secret }));
}

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

/** Where Next was told to go instead of an answer. */
const digestOf = async (work: Promise<unknown>) =>
  String(
    (
      await work.then(
        () => ({}) as object,
        (error) => error,
      )
    ).digest ?? '',
  );

describe('a page', () => {
  const Grids = page('ledger.read', (actor) => `网格，${actor.name}`);
  const open = (Page: typeof Grids) =>
    Page({ params: Promise.resolve({}), searchParams: Promise.resolve({}) });

  test('is shown to whoever holds its permission', async () => {
    await signInAs('districtclerk');
    expect(await open(Grids)).toBe('网格，锦江区填报员');
  });

  test('leads to the sign-in without one, with a forged one, and with one that was ended', async () => {
    expect(await digestOf(open(Grids))).toContain('/sign-in');
    request.cookies.set(sessionCookie, await encode({ token: { signInId: 'x' }, secret: 'another secret' }));
    expect(await digestOf(open(Grids))).toContain('/sign-in');
    await signInAs('districtclerk');
    await database.owner.query('UPDATE sign_ins SET ended_at = now()');
    expect(await digestOf(open(Grids))).toContain('/sign-in');
  });

  test('says so to whoever is signed in without its permission', async () => {
    await signInAs('auditadmin');
    expect(JSON.stringify(await open(Grids))).not.toContain('网格');
  });

  test('leads to the change of a password that must be changed, and that page opens', async () => {
    await signInAs('otherclerk');
    await database.owner.query(`UPDATE users SET must_change_password = true WHERE username = 'otherclerk'`);
    expect(await digestOf(open(Grids))).toContain('/account/password');
    expect(await open(page('signed-in', () => '工作台')).catch((error) => error.digest)).toContain(
      '/account/password',
    );
    expect(await open(page('own-account', () => '修改密码'))).toBe('修改密码');
  });

  test('that finds nothing is the not-found page', async () => {
    await signInAs('districtclerk');
    const missing = page('ledger.read', () => {
      throw new AppError('not_found');
    });
    expect(await digestOf(open(missing))).toContain('404');
  });

  test('that fails is logged under the number that is shown', async () => {
    await signInAs('districtclerk');
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const failing = page('ledger.read', () => {
      throw new Error('disk full');
    });
    const digest = await digestOf(open(failing));
    expect(digest).toMatch(/^[0-9a-f]{8}$/);
    expect(log.mock.calls.join()).toContain(digest);
    expect(log.mock.calls.join()).toContain('disk full');
    log.mockRestore();
  });
});

describe('an action', () => {
  const schema = z.object({ name: z.string().min(1, '请填写名称。') });
  const saying = (answer: () => unknown) => action('ledger.write', schema, async () => answer());
  const send = (
    run: ReturnType<typeof saying>,
    fields: Record<string, string> = { name: '甲', password: 'Secret-1' },
  ) => run({ status: 'idle' }, form(fields));

  test('returns the problems by field, and what was typed but for passwords', async () => {
    await signInAs('districtclerk');
    const state = await send(
      saying(() => 1),
      { name: '', code: '12', newPassword: 'Secret-1' },
    );
    expect(state).toEqual({
      status: 'invalid',
      problems: { name: '请填写名称。' },
      values: { name: '', code: '12' },
    });
  });

  test('returns what the mutation gave', async () => {
    await signInAs('districtclerk');
    expect(await send(saying(() => 7))).toEqual({ status: 'done', result: 7 });
  });

  test.each([
    ['a rule', () => broken('网格长已满。'), { status: 'refused', code: 'rule', message: '网格长已满。' }],
    [
      'a conflict',
      () => new StaleEdit({ version: 3 }),
      { status: 'refused', code: 'conflict', detail: { version: 3 } },
    ],
    [
      'late problems',
      () => new InvalidInput({ name: '重名。' }),
      { status: 'invalid', problems: { name: '重名。' } },
    ],
  ])('returns %s as a value', async (_, refusal, state) => {
    await signInAs('districtclerk');
    const run = saying(() => {
      throw refusal();
    });
    expect(await send(run)).toMatchObject({ ...state, values: { name: '甲' } });
  });

  test('keeps what was typed when the session has run out', async () => {
    expect(await send(saying(() => 1))).toMatchObject({ status: 'signed-out', values: { name: '甲' } });
  });

  test('does nothing for whoever lacks the permission', async () => {
    await signInAs('cityviewer');
    const done = vi.fn();
    expect(await send(saying(done))).toMatchObject({ status: 'refused', code: 'forbidden' });
    expect(done).not.toHaveBeenCalled();
  });

  test('as a command says one sentence, or nothing', async () => {
    await signInAs('districtclerk');
    const run = command('ledger.write', schema, async () => 1);
    expect(await run(form({ name: '甲' }))).toBeUndefined();
    expect(await run(form({ name: '' }))).toEqual({ error: '请填写名称。' });
  });
});

describe('a route', () => {
  const write = route('ledger.write', async () => Response.json('written'));
  const call = (headers: Record<string, string> = {}, method = 'POST') =>
    write(new Request('http://office.example/api/x', { method, headers }), { params: Promise.resolve({}) });

  test('answers whoever holds its permission', async () => {
    await signInAs('districtclerk');
    expect(await (await call()).json()).toBe('written');
  });

  test('answers 401 to nobody, 403 to the wrong one, and leads a browser to the sign-in', async () => {
    expect((await call()).status).toBe(401);
    const followed = await call({ 'sec-fetch-mode': 'navigate' }, 'GET');
    expect(followed.status).toBe(303);
    expect(followed.headers.get('location')).toContain('/sign-in');
    await signInAs('cityviewer');
    expect((await call()).status).toBe(403);
  });

  test('takes no write from another site', async () => {
    await signInAs('districtclerk');
    expect((await call({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await call({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await call({ origin: 'http://evil.example', host: 'office.example' })).status).toBe(403);
    expect((await call({ origin: 'http://office.example', host: 'office.example' })).status).toBe(200);
    expect((await call({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test.each([
    ['not_found', 404],
    ['forbidden', 403],
    ['conflict', 409],
    ['rule', 422],
  ] as const)('answers %s with %i', async (code, status) => {
    await signInAs('districtclerk');
    const run = route('ledger.read', async () => {
      throw new AppError(code);
    });
    const response = await run(new Request('http://office.example/'), { params: Promise.resolve({}) });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });
});

test('whatever asks for admission carries a mark that the contract tests find', () => {
  const marked = [
    page('audit.read', () => null),
    route('audit.read', async () => new Response()),
    press('audit.read', async () => {}),
  ];
  expect(marked.map((each) => (each as unknown as Record<symbol, string>)[accessOf])).toEqual(
    Array(3).fill('audit.read'),
  );
});
