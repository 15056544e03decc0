import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { showPhone } from '@/lib/domain/requests/contacts';
import { followRequest } from '@/lib/domain/requests/follow';
import { type Moving, moveRequest } from '@/lib/domain/requests/move';
import { newQueryCode } from '@/lib/domain/requests/query-code';
import type { Action } from '@/lib/domain/requests/rules';
import { readRequest } from '@/lib/domain/requests/view';
import type { Actor } from '@/lib/platform/actor';
import { humanFields } from '@/lib/platform/human-check';
import type { AreaKey, World } from '../world/city';
import { testDatabase } from '../world/database';
import { type Fields, filled, minutesOn, Resident, tokenOf, workedOut } from '../world/resident';

// Read when the settings are first imported: little work for a proof, each resident behind an address of his own, and
// a place that has soon heard enough.
vi.hoisted(() =>
  Object.assign(process.env, {
    HUMAN_CHECK_EFFORT: '1000',
    TRUST_PROXY: '1',
    ASK_PER_NETWORK: '6',
    ASK_PER_PLACE: '4',
  }),
);

let world: World;
let owner: pg.Client;
let folder: string;
let lamps: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asking-'));
  process.env.DATA_DIR = folder;
  const database = await testDatabase();
  world = database.world;
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  lamps = (await rows<{ id: number }>(`SELECT id FROM request_categories WHERE code = 'DL'`))[0]?.id ?? 0;
});
// One database for all: a new one for each story would take longer than the stories.
beforeEach(() => rows('TRUNCATE requests, request_months, rate_limits CASCADE'));
afterAll(async () => {
  await owner.end();
  await rm(folder, { recursive: true });
});

const rows = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  owner.query<Row>(text, values).then((result) => result.rows);

const count = (table: string) =>
  rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`).then(([row]) => row?.n);

const day = 24 * 60;

const words = '三栋楼道灯坏了半个月，晚上看不见路。';
const solved = { isResponded: 'yes', isSolved: 'yes', satisfaction: 'satisfied', comment: '' };

const resident = () =>
  new Resident({
    areaId: world.areas.jinxiu.id,
    categoryId: lamps,
    kind: 'need',
    text: words,
    address: '3栋楼下',
    phone: '13800005678',
  });

const idOf = async (code: string | undefined) =>
  (await rows<{ id: number }>('SELECT id FROM requests WHERE code = $1', [code]))[0]?.id ?? 0;

async function move(actor: Actor, id: number, action: Action, more: Partial<Moving> = {}) {
  const { request } = await readRequest(actor, id);
  await moveRequest(actor, { id, version: request.version, action, ...more });
}

/** The community does it, the street approves. */
async function answer(code: string | undefined, result = '已更换楼道灯三盏，请查看。', minutes = 3) {
  const { communityClerk, streetReviewer } = world.actors;
  const id = await idOf(code);
  await minutesOn(minutes, async () => {
    await move(communityClerk, id, 'sign');
    await move(communityClerk, id, 'contact', { text: '已电话联系，约下午到 3 栋看现场。' });
    await move(communityClerk, id, 'note', { text: '楼长反映是接触不良。' });
    await move(communityClerk, id, 'finish', { text: result });
    await move(streetReviewer, id, 'approve');
  });
}

describe('a resident’s form', () => {
  test('is filed and answered with a code; neither the code nor the telephone is kept in the clear', async () => {
    const me = resident();
    const { status, code, queryCode = '' } = await me.ask();
    expect([status, code]).toEqual([200, expect.stringMatching(/^SQ261124/)]);
    expect(me.cookie).not.toContain(queryCode);
    const followed = await minutesOn(3, () => followRequest(queryCode));
    expect(followed).toMatchObject({ said: words, place: expect.stringContaining('锦绣花园 3栋楼下') });
    for (const table of [
      'requests',
      'request_reporters',
      'request_contacts',
      'request_moves',
      'audit_entries',
      'notices',
      'rate_limits',
    ]) {
      const kept = JSON.stringify(await rows(`SELECT * FROM ${table}`));
      for (const secret of ['13800005678', queryCode, '10.1.0.']) expect(kept, table).not.toContain(secret);
    }
    const [contact] = await rows<{ sealed: string }>('SELECT sealed, masked FROM request_contacts');
    expect(contact).toEqual({ sealed: expect.stringMatching(/^a1\./), masked: '138****5678' });
  });

  test('that no person filled in is refused, and leaves nothing', async () => {
    const me = resident();
    const used = await workedOut();
    expect(await me.ask({ [humanFields.solution]: used })).toMatchObject({ status: 200 });
    for (const [fields, minutes] of [
      [{ [humanFields.token]: undefined }, 2],
      [{ [humanFields.token]: tokenOf('another form') }, 2],
      [{ [humanFields.solution]: undefined }, 2],
      [{ [humanFields.solution]: used }, 2],
      [{ [humanFields.trap]: 'https://spam.example' }, 2],
      [{}, 0],
    ] as [Fields, number][]) {
      const other = resident();
      expect(await other.ask(fields, minutes)).toMatchObject({ status: 422, code: 'rule' });
      expect(other.cookie).toBe('');
    }
    expect(await count('requests')).toBe(1);
  });

  test('from another site is not taken', async () => {
    const sent = await resident().send('POST', '', filled({}), { 'sec-fetch-site': 'cross-site' });
    expect(sent.status).toBe(403);
  });

  test('sent again, or twice at once, is one request with one answer', async () => {
    const me = resident();
    const same = { [humanFields.token]: tokenOf() };
    const [first, second] = await Promise.all([me.ask(same), me.ask(same)]);
    // The answer was lost on the way: the same form, whatever else of it is not good any more.
    const again = await me.ask({ ...same, [humanFields.solution]: 'used up', text: '' }, 30);
    expect(first.status).toBe(200);
    expect([second, again]).toEqual([first, first]);
    expect([await count('requests'), await count('request_reporters')]).toEqual([1, 1]);
  });

  test('sent twice at once to the last letter, its proof too, is one request with one answer', async () => {
    const me = resident();
    const same = { [humanFields.token]: tokenOf(), [humanFields.solution]: await workedOut() };
    const [first, second] = await Promise.all([me.ask(same), me.ask(same)]);
    expect(first.status).toBe(200);
    expect(second).toEqual(first);
    expect(await count('requests')).toBe(1);
  });

  test('is told all that is wrong with it, beside each field', async () => {
    const wrong = await resident().ask({
      areaId: '',
      kind: 'order',
      text: '我是 11010519491231002X，楼道灯坏了',
      address: '3栋，证件 110105194912310​02X',
      phone: '12345',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.problems).toEqual({
      areaId: expect.stringContaining('请选择地点'),
      kind: expect.any(String),
      text: expect.stringContaining('像是有身份证号'),
      address: expect.stringContaining('像是有身份证号'),
      phone: expect.stringContaining('11 位手机号'),
    });
    expect(await count('requests')).toBe(0);
  });

  test('names a place and a kind that the page offers', async () => {
    const me = resident();
    const [event] = await rows<{ id: number }>('SELECT id FROM request_categories WHERE is_event LIMIT 1');
    const asking = async (fields: Fields) => Object.keys((await me.ask(fields)).problems ?? {});
    expect(await asking({ areaId: world.areas.chunxilu.id })).toEqual(['areaId']);
    expect(await asking({ areaId: 999_999 })).toEqual(['areaId']);
    expect(await asking({ categoryId: event?.id })).toEqual(['categoryId']);
    expect(await count('requests')).toBe(0);
  });

  test('has telephones in its text masked', async () => {
    await resident().ask({ text: '楼道灯坏了，请打 13912345678。', address: '3栋 13912345678' });
    const [kept] = await rows<{ said: string }>(
      `SELECT text || address || search_text AS said FROM requests`,
    );
    expect(kept?.said).toContain('139****5678');
    expect(kept?.said).not.toContain('13912345678');
  });
});

describe('a photo', () => {
  const files = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

  test('that is none is refused beside its field, and nothing of the form is kept', async () => {
    const before = await files();
    const refused = await resident().ask({ photos: new Blob(['<svg onload="alert(1)"/>']) });
    expect(refused).toMatchObject({ status: 422, problems: { photos: expect.stringContaining('照片') } });
    expect([await count('requests'), await files()]).toEqual([0, before]);
  });

  test('is shown to whoever sent it and to nobody else, without the place where it was taken', async () => {
    const taken = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#258' } })
      .withExif({ IFD3: { GPSLatitude: '30/1 40/1 0/1', GPSLatitudeRef: 'N' } })
      .jpeg()
      .toBuffer();
    const [me, neighbour] = [resident(), resident()];
    const { code, queryCode = '' } = await me.ask({ photos: new Blob([new Uint8Array(taken)]) });
    const joined = await neighbour.ask({ join: await idOf(code), text: '' });
    const [photo] = (await minutesOn(3, () => followRequest(queryCode))).photos;
    const get = (who: typeof me) => minutesOn(3, () => who.send('GET', `/follow/photos/${photo?.id}`));
    const shown = await get(me);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).exif).toBeUndefined();
    expect((await get(neighbour)).status).toBe(404);
    expect((await get(resident())).status).toBe(422);
    expect((await minutesOn(3, () => followRequest(joined.queryCode ?? ''))).photos).toEqual([]);
  });
});

describe('too many', () => {
  test('from one network wait, and the others do not', async () => {
    const flood = resident();
    for (let sent = 0; sent < 6; sent++) await flood.ask({ text: '' });
    const refused = await minutesOn(2, () => flood.send('POST', '', filled({})));
    expect([refused.status, Number(refused.headers.get('retry-after')) > 3_000]).toEqual([429, true]);
    expect((await refused.json()).message).toContain('请过');
    expect(await resident().ask()).toMatchObject({ status: 200 });
  });

  test('about one place wait, whoever sends them; what no person sent does not count', async () => {
    const there = { areaId: world.areas.wangjiang.id };
    for (let sent = 0; sent < 5; sent++)
      expect(await resident().ask({ ...there, [humanFields.solution]: '' })).toMatchObject({ status: 422 });
    for (let sent = 0; sent < 4; sent++) expect(await resident().ask(there)).toMatchObject({ status: 200 });
    const refused = await resident().ask(there);
    expect(refused).toMatchObject({ status: 429, message: expect.stringContaining('社区已经知道') });
    expect(await resident().ask({ areaId: world.areas.courtyard.id })).toMatchObject({ status: 200 });
  });

  test('codes cannot be tried', async () => {
    const guesser = resident();
    const answers = [];
    for (let tried = 0; tried < 21; tried++) answers.push((await guesser.open(newQueryCode())).status);
    expect(new Set(answers.slice(0, 20))).toEqual(new Set([404]));
    expect(answers[20]).toBe(429);
  });
});

describe('a query code', () => {
  test('opens its request, however it is typed', async () => {
    const { queryCode = '' } = await resident().ask();
    const typed = `${queryCode.slice(0, 5)}-${queryCode.slice(5)} `.toLowerCase();
    const other = resident();
    expect(await other.open(typed)).toEqual({ status: 200, ok: true });
    expect(await other.say('supplement', { text: '今晚又摔了一跤。' })).toMatchObject({ status: 200 });
    expect(await count(`request_moves WHERE action = 'supplement'`)).toBe(1);
  });

  test('that is wrong, is none, or is somebody’s with a letter changed is answered alike', async () => {
    const { queryCode = '', code = '' } = await resident().ask();
    const changed = queryCode.slice(0, 9) + (queryCode.endsWith('A') ? 'B' : 'A');
    const answers = [];
    for (const wrong of ['', '0', code, newQueryCode(), changed, `${queryCode}A`, '2'.repeat(5_000)]) {
      const guesser = resident();
      answers.push(await guesser.open(wrong));
      expect(guesser.cookie).toBe('');
    }
    expect(answers[0]).toMatchObject({ status: 404, code: 'not_found' });
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  test('is open for half an hour, or until whoever reads has finished; a cookie made up opens nothing', async () => {
    const me = resident();
    await me.ask();
    const add = (minutes: number) => me.say('supplement', { text: '补充一句。' }, minutes);
    expect(await add(31)).toMatchObject({ status: 200 });
    expect(await add(33)).toMatchObject({ status: 422, message: expect.stringContaining('重新输入查询码') });
    const mine = me.cookie;
    await me.send('DELETE', '/follow');
    expect(await add(4)).toMatchObject({ status: 422 });
    me.cookie = `${mine.slice(0, -4)}AAAA`;
    expect(await add(4)).toMatchObject({ status: 422 });
  });
});

describe('a neighbour', () => {
  test('sees that something of the kind is open nearby, and not a word of it', async () => {
    const { code } = await resident().ask({ text: '三栋张老师家门口的灯坏了。' });
    const similar = async (area: AreaKey, category = lamps) => {
      const path = `/similar?area=${world.areas[area].id}&category=${category}`;
      return (await minutesOn(3, () => resident().send('GET', path))).json();
    };
    const [near] = await similar('jinxiu');
    expect(near).toMatchObject({ id: await idOf(code), place: '锦绣花园', voices: 1, text: null });
    expect(JSON.stringify(near)).not.toMatch(/张老师|3栋|138|SQ/);
    expect(await similar('courtyard')).toEqual([]);
    expect(await similar('jinxiu', lamps + 1)).toEqual([]);
  });

  test('joins, with a code and a telephone of his own; neither reads the other’s words', async () => {
    const [me, neighbour] = [resident(), resident()];
    const first = await me.ask({ text: '三栋张老师家门口的灯坏了。' });
    const id = await idOf(first.code);
    const joining = {
      join: id,
      text: '我们二单元也黑。',
      phone: '13900001234',
      [humanFields.token]: tokenOf(),
    };
    const joined = await neighbour.ask(joining);
    expect(await neighbour.ask(joining)).toEqual(joined);
    expect([joined.code, joined.queryCode === first.queryCode]).toEqual([first.code, false]);
    await answer(first.code);

    const { reporters } = await readRequest(world.actors.communityClerk, id);
    expect(reporters.map(({ masked }) => masked)).toEqual(['138****5678', '139****1234']);
    const phone = (at: number) =>
      showPhone(world.actors.communityClerk, {
        id,
        reporterId: reporters[at]?.id ?? 0,
        purpose: 'contact',
      });
    expect([await phone(0), await phone(1)]).toEqual(['13800005678', '13900001234']);
    const seen = async (code = '') =>
      JSON.stringify(await minutesOn(5, async () => shown(await followRequest(code))));
    const [mine, his] = [await seen(first.queryCode), await seen(joined.queryCode)];
    expect(mine).toMatch(/张老师.*3栋楼下.*已更换/);
    expect(mine).toContain('约下午到 3 栋看现场');
    expect(mine).not.toMatch(/二单元|接触不良|填报员|139/);
    expect(his).toMatch(/二单元.*已更换/);
    expect(his).not.toMatch(/张老师|3栋楼下|看现场|接触不良|填报员|138/);
  });

  /** What the page puts on the screen. */
  const shown = ({
    said,
    place,
    category,
    holder,
    request: { result },
    steps,
  }: Awaited<ReturnType<typeof followRequest>>) => ({
    said,
    place,
    category,
    holder,
    result,
    steps,
  });

  test('cannot join what has ended, what a grid has found, or what is none', async () => {
    const refusal = { status: 422, message: expect.stringContaining('已经办结') };
    const id = await idOf((await resident().ask()).code);
    await rows(`UPDATE requests SET state = 'closed', closed_at = now() WHERE id = $1`, [id]);
    expect(await resident().ask({ join: id, text: '' })).toMatchObject(refusal);
    expect(await resident().ask({ join: 999_999, text: '' })).toMatchObject(refusal);
    // Never offered; whoever counts through the numbers would read, rate and close it.
    const event = await idOf((await resident().ask()).code);
    await rows(
      `UPDATE requests SET category_id = (SELECT min(id) FROM request_categories WHERE is_event) WHERE id = $1`,
      [event],
    );
    expect(await resident().ask({ join: event, text: '' })).toMatchObject(refusal);
    expect(await count('request_reporters')).toBe(2);
  });
});

describe('what came of it', () => {
  test('is rated once, when it is answered; all that is missing is told beside its question', async () => {
    const me = resident();
    const { code, queryCode = '' } = await me.ask();
    expect(await me.say('rate', solved)).toMatchObject({
      status: 422,
      message: expect.stringContaining('还没有答复'),
    });
    await answer(code);
    const { problems } = await me.say('rate', { satisfaction: 'great', comment: '' });
    expect(Object.keys(problems ?? {})).toEqual(['isResponded', 'isSolved', 'satisfaction']);
    expect(await me.say('rate', { ...solved, comment: '身份证 11010519491231002X' })).toMatchObject({
      status: 422,
    });
    const both = await Promise.all([me.say('rate', solved), me.say('rate', { ...solved, isSolved: 'no' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await minutesOn(5, () => followRequest(queryCode))).toMatchObject({
      request: { state: 'closed', ratedBy: 'first' },
      hasRated: true,
      mayRate: false,
    });
    expect(await count('request_feedback')).toBe(1);
  });

  test('counts as the first says, also after a neighbour who joined', async () => {
    const [me, neighbour] = [resident(), resident()];
    const { code } = await me.ask();
    await neighbour.ask({ join: await idOf(code), text: '' });
    await answer(code);
    expect(
      await neighbour.say('rate', { ...solved, isSolved: 'no', satisfaction: 'dissatisfied' }),
    ).toMatchObject({
      status: 200,
    });
    expect(await me.say('rate', solved)).toMatchObject({ status: 200 });
    expect(await rows(`SELECT is_solved, satisfaction, rated_by FROM requests`)).toEqual([
      { is_solved: true, satisfaction: 'satisfied', rated_by: 'first' },
    ]);
    expect(await count('request_feedback')).toBe(2);
  });

  test('is done again for a reason, rated anew, and after thirty days asked anew', async () => {
    const me = resident();
    const { code, queryCode = '' } = await me.ask();
    expect(await me.say('reopen', { text: '还是不亮，请再来看看。' })).toMatchObject({ status: 422 });
    await answer(code);
    await me.say('rate', { ...solved, isSolved: 'no' });
    expect(await me.say('reopen', { text: '没好' })).toMatchObject({
      status: 422,
      problems: { text: expect.stringContaining('至少 5 个字') },
    });
    expect(await me.say('reopen', { text: '还是不亮，请再来看看。' })).toMatchObject({ status: 200 });
    expect(await rows(`SELECT state, round, result FROM requests`)).toMatchObject([
      { state: 'received', round: 2 },
    ]);
    await answer(code, '已换线路。', day);
    await me.open(queryCode, day);
    expect(await me.say('rate', solved, day)).toMatchObject({ status: 200 });
    await me.open(queryCode, 32 * day);
    expect(await me.say('reopen', { text: '还是不亮，请再来看看。' }, 32 * day)).toMatchObject({
      status: 422,
      message: expect.stringContaining('重新提交'),
    });
    expect(await rows('SELECT round, is_solved FROM request_feedback ORDER BY id')).toEqual([
      { round: 1, is_solved: false },
      { round: 2, is_solved: true },
    ]);
  });
});
