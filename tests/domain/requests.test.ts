import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { indicatorIds } from '@/lib/domain/indicators/catalogue';
import { readStanding } from '@/lib/domain/indicators/figures';
import { hrefOf } from '@/lib/domain/indicators/links';
import { readClusters } from '@/lib/domain/requests/clusters';
import { showPhone } from '@/lib/domain/requests/contacts';
import { joinRequest, rateRequest, reopenRequest, submitRequest } from '@/lib/domain/requests/desk';
import { askExclusion, decideExclusion } from '@/lib/domain/requests/exclusions';
import { makeRequestFile } from '@/lib/domain/requests/export';
import { callBack } from '@/lib/domain/requests/feedback';
import { followRequest } from '@/lib/domain/requests/follow';
import { erasePhones, keepRequests } from '@/lib/domain/requests/keeping';
import { listRequests } from '@/lib/domain/requests/list';
import { type Moving, moveRequest } from '@/lib/domain/requests/move';
import { ofFigure, parseFilter } from '@/lib/domain/requests/params';
import { newQueryCode } from '@/lib/domain/requests/query-code';
import { readRates } from '@/lib/domain/requests/rates';
import { registerRequest } from '@/lib/domain/requests/register';
import { type Action, allows, moves, type Side } from '@/lib/domain/requests/rules';
import { listSimilar } from '@/lib/domain/requests/similar';
import { readRequest } from '@/lib/domain/requests/view';
import { listToDos } from '@/lib/domain/workbench/to-do';
import type { Actor } from '@/lib/platform/actor';
import { clock } from '@/lib/platform/clock';
import { type Period, parsePeriod } from '@/lib/platform/period';
import { transactAsSystem } from '@/lib/platform/transact';
import type { RequestState } from '@/prisma/client/enums';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';

let world: World;
let owner: string;
beforeEach(async () => {
  const database = await testDatabase();
  world = database.world;
  owner = database.ownerUrl;
});

/** Tuesday morning, a working day with working days behind it. */
const morning = new Date('2026-11-24T01:30:00Z');
const at = <T>(moment: string, work: () => Promise<T>) => clock.at(new Date(moment), work);

const categoryId = (code: string) =>
  query<{ id: number }>('SELECT id FROM request_categories WHERE code = $1', [code]).then(
    ([row]) => row?.id ?? 0,
  );

async function query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function asked(text = '三栋楼道灯坏了半个月，晚上看不见路。', phone = '13800005678') {
  const code = newQueryCode();
  const filed = await clock.at(morning, async () =>
    submitRequest({
      areaId: world.areas.jinxiu.id,
      categoryId: await categoryId('DL'),
      text,
      phone,
      source: 'web',
      queryCode: code,
    }),
  );
  return { ...filed, code: filed.code, queryCode: code };
}

const move = async (actor: Actor, id: number, action: Action, more: Partial<Moving> = {}) => {
  const { request } = await readRequest(actor, id);
  await moveRequest(actor, { id, version: request.version, action, ...more });
};

async function answered() {
  const { communityClerk, streetReviewer } = world.actors;
  const filed = await asked();
  await at('2026-11-24T02:00:00Z', async () => {
    await move(communityClerk, filed.id, 'sign');
    await move(communityClerk, filed.id, 'contact', { text: '已电话联系，约下午看现场。' });
    await move(communityClerk, filed.id, 'finish', { text: '已更换楼道灯三盏，请查看。' });
    await move(streetReviewer, filed.id, 'approve');
  });
  return filed;
}

describe('what a resident asks', () => {
  test('lands with the community, which signs, handles and answers; another judges; he rates', async () => {
    const { communityClerk, streetReviewer } = world.actors;
    const filed = await asked();
    const mine = await listRequests(communityClerk, { box: 'mine' }, { page: 1, sort: 'due' });
    expect(mine.rows.map(({ code, holder }) => [code, holder])).toEqual([[filed.code, '总府路社区居委会']]);
    const todos = await clock.at(morning, () => listToDos(communityClerk));
    expect(todos.map(({ title }) => title)).toContain('诉求待办');

    await at('2026-11-24T02:00:00Z', async () => {
      await move(communityClerk, filed.id, 'sign');
      await move(communityClerk, filed.id, 'contact', { text: '已电话联系。' });
      await move(communityClerk, filed.id, 'finish', { text: '已更换楼道灯。' });
    });
    // Whoever did it does not judge it, and nobody else of the community either.
    expect((await readRequest(communityClerk, filed.id)).actions).not.toContain('approve');
    await move(streetReviewer, filed.id, 'approve');
    const followed = await followRequest(filed.queryCode);
    expect(followed).toMatchObject({ mayRate: true, holder: '总府路社区居委会' });
    expect(followed.steps.map(({ label }) => label)).toEqual([
      '审核通过，答复居民',
      '联系居民',
      '签收',
      '收到',
    ]);

    await rateRequest(filed.queryCode, {
      isResponded: true,
      isSolved: true,
      satisfaction: 'basically',
      comment: '',
    });
    expect((await followRequest(filed.queryCode)).request.state).toBe('closed');
    await expect(
      rateRequest(filed.queryCode, {
        isResponded: true,
        isSolved: true,
        satisfaction: 'satisfied',
        comment: '',
      }),
    ).rejects.toThrow('已经评价过');
    const [month] = await query(
      'SELECT received, closed, valid, responded, solved, basically, points::float8 AS points FROM request_months',
    );
    expect(month).toEqual({
      received: 1,
      closed: 1,
      valid: 1,
      responded: 1,
      solved: 1,
      basically: 1,
      points: 0.9,
    });
  });

  test('is filed once, however often it is sent', async () => {
    const filed = await asked();
    const again = await submitRequest({
      areaId: world.areas.jinxiu.id,
      categoryId: await categoryId('DL'),
      text: '再点一次提交按钮。',
      source: 'web',
      queryCode: filed.queryCode,
    });
    expect(again.code).toBe(filed.code);
    expect(await query('SELECT id FROM requests')).toHaveLength(1);
  });

  test('has a number of its own, also after a million', async () => {
    await query(`SELECT setval('request_numbers', 999999)`);
    const codes = [(await asked()).code, (await asked()).code];
    expect(codes).toEqual(['SQ2611241000000', 'SQ2611241000001']);
    const found = await listRequests(
      world.actors.communityClerk,
      { box: 'all', text: codes[1] ?? '' },
      { page: 1, sort: 'received' },
    );
    expect(found.rows.map(({ code }) => code)).toEqual([codes[1]]);
  });

  test('with an ID number in it is refused; a telephone in the text is masked', async () => {
    await expect(asked('我是 11010519491231002X，楼道灯坏了')).rejects.toThrow('身份证号');
    const filed = await asked('楼道灯坏了，请打 13912345678 联系我。');
    expect((await followRequest(filed.queryCode)).request.text).toContain('139****5678');
  });

  test('at the counter is taken down by the community, telephone and all, for its own places only', async () => {
    const { communityClerk, otherClerk } = world.actors;
    const said = {
      areaId: world.areas.jinxiu.id,
      address: '3栋',
      categoryId: await categoryId('DL'),
      kind: 'need' as const,
      source: 'window' as const,
      text: '楼道灯坏了，来社区反映。',
      phone: '13800005678',
    };
    const key = '00000000-0000-4000-8000-000000000001';
    const filed = await registerRequest(communityClerk, { ...said, submitKey: key });
    expect(await registerRequest(communityClerk, { ...said, submitKey: key })).toEqual(filed);
    const [reporter] = (await readRequest(communityClerk, filed.id)).reporters;
    expect(reporter?.masked).toBe('138****5678');
    await expect(registerRequest(otherClerk, { ...said, submitKey: key.replace(/1$/, '2') })).rejects.toThrow(
      '辖区内',
    );
    const event = { ...said, source: 'grid' as const, phone: '', submitKey: key.replace(/1$/, '3') };
    await expect(registerRequest(communityClerk, event)).rejects.toThrow('网格');
  });

  test('can be joined by a neighbour, who follows and rates the same', async () => {
    const filed = await asked();
    const similar = await listSimilar(world.areas.jinxiu.id, await categoryId('DL'));
    // What nobody has read yet is shown to nobody.
    expect(similar).toEqual([expect.objectContaining({ id: filed.id, voices: 1, text: null })]);
    const joined = await joinRequest(filed.id, { text: '我们单元也是。', phone: '' });
    expect((await followRequest(joined.queryCode)).request.code).toBe(filed.code);
    expect((await readRequest(world.actors.communityClerk, filed.id)).reporters).toHaveLength(2);
  });

  test('done badly is done again, with a clock of its own', async () => {
    const filed = await answered();
    await at('2026-11-25T02:00:00Z', () => reopenRequest(filed.queryCode, '灯又坏了，根本没修好。'));
    const { request } = await readRequest(world.actors.communityClerk, filed.id);
    expect(request).toMatchObject({ state: 'received', round: 2, answeredAt: null, satisfaction: null });
    expect(request.dueAt?.toISOString()).toBe('2026-12-04T09:00:00.000Z');
  });
});

describe('the way through the levels', () => {
  test('an objection is decided by the street, not by whoever objected', async () => {
    const { communityClerk, streetReviewer } = world.actors;
    const filed = await asked();
    await move(communityClerk, filed.id, 'object', { text: '路灯属街道市政管护。' });
    await expect(move(communityClerk, filed.id, 'dismiss', { text: '不成立' })).rejects.toThrow('权限');
    await move(streetReviewer, filed.id, 'uphold', {
      target: `area:${world.areas.chunxilu.id}`,
      text: '由街道办理。',
    });
    expect((await readRequest(streetReviewer, filed.id)).holder).toBe('春熙路街道');
  });

  test('a department sees what was handed to it, and nothing else', async () => {
    const { communityClerk, handler, districtCoordinator } = world.actors;
    const [department] = await query<{ id: number }>(
      `INSERT INTO departments (name, area_id, field) VALUES ('锦江区综合行政执法局', $1, '城管') RETURNING id`,
      [world.areas.jinjiang.id],
    );
    await query('INSERT INTO department_members (department_id, user_id) VALUES ($1, $2)', [
      department?.id,
      handler.userId,
    ]);
    const filed = await asked();
    const other = await asked('另一件：门口垃圾没人清。');
    await expect(readRequest(handler, filed.id)).rejects.toThrow('没有找到');
    await move(communityClerk, filed.id, 'pass', {
      target: `department:${department?.id}`,
      text: '属执法局职责。',
    });
    const list = await listRequests(handler, { box: 'all' }, { page: 1, sort: 'due' });
    expect(list.rows.map(({ code }) => code)).toEqual([filed.code]);
    await expect(readRequest(handler, other.id)).rejects.toThrow('没有找到');
    await move(handler, filed.id, 'sign');
    await move(handler, filed.id, 'finish', { text: '已现场处置。' });
    // The coordinator may take it back only while it is being handled.
    await expect(move(districtCoordinator, filed.id, 'pass', { text: '收回' })).rejects.toThrow('权限');
  });

  test('what is overdue goes up by itself, and so does what came back three times', async () => {
    const { communityClerk, streetReviewer, streetClerk } = world.actors;
    const late = await asked();
    await at('2026-12-10T02:00:00Z', keepRequests);
    expect(await readRequest(streetClerk, late.id)).toMatchObject({ holder: '春熙路街道' });
    const bad = await asked('另一件：路面坑洼，老人摔倒。');
    await move(communityClerk, bad.id, 'sign');
    for (let times = 1; times <= 3; times++) {
      await move(communityClerk, bad.id, 'finish', { text: `第 ${times} 次办结。` });
      await move(streetReviewer, bad.id, 'return', { text: '没有解决。' });
    }
    const view = await readRequest(streetClerk, bad.id);
    expect([view.holder, view.request.returns, view.steps[0]?.label]).toEqual(['春熙路街道', 3, '自动升级']);
  });

  test('the clock stands still for a reason, and runs on after it', async () => {
    const { communityClerk } = world.actors;
    const filed = await asked();
    await at('2026-11-24T02:00:00Z', async () => {
      await move(communityClerk, filed.id, 'sign');
      await expect(move(communityClerk, filed.id, 'pause', { text: '忙不过来' })).rejects.toThrow('理由');
      await move(communityClerk, filed.id, 'pause', { choice: 'material', text: '灯具到货前，约 26 日。' });
    });
    await at('2026-11-26T02:00:00Z', () => move(communityClerk, filed.id, 'resume'));
    const { request } = await readRequest(communityClerk, filed.id);
    // 7 working days from the 24th end on 3 December; two working days of rest are added.
    expect(request.dueAt?.toISOString()).toBe('2026-12-07T09:00:00.000Z');
  });

  test('merging keeps both who asked', async () => {
    const { communityClerk } = world.actors;
    const first = await asked();
    const second = await asked('楼道黑漆漆的，灯不亮。', '');
    await move(communityClerk, second.id, 'merge', { into: first.code });
    const followed = await followRequest(second.queryCode);
    expect(followed).toMatchObject({ askedAs: second.code });
    expect(followed.request.code).toBe(first.code);
    expect((await readRequest(communityClerk, first.id)).reporters).toHaveLength(2);
  });
});

describe('what is kept apart', () => {
  test('a telephone is shown for a purpose, into the trail, and erased after a time', async () => {
    const { communityClerk, estateViewer } = world.actors;
    const filed = await answered();
    const { reporters } = await readRequest(communityClerk, filed.id);
    expect(reporters[0]?.masked).toBe('138****5678');
    const reporterId = reporters[0]?.id ?? 0;
    await expect(showPhone(communityClerk, { id: filed.id, reporterId, purpose: '' })).rejects.toThrow(
      '用途',
    );
    await expect(showPhone(estateViewer, { id: filed.id, reporterId, purpose: 'contact' })).rejects.toThrow();
    expect(await showPhone(communityClerk, { id: filed.id, reporterId, purpose: 'contact' })).toBe(
      '13800005678',
    );
    const trail = await query(`SELECT note FROM audit_entries WHERE action = 'request-show-phone'`);
    expect(trail).toEqual([{ note: '联系核实情况' }]);
    await rateRequest(filed.queryCode, {
      isResponded: true,
      isSolved: true,
      satisfaction: 'satisfied',
      comment: '',
    });
    await at('2027-06-01T02:00:00Z', erasePhones);
    expect(await query('SELECT * FROM request_contacts')).toEqual([]);
  });

  test('leaving out of the rates takes a reason and two people', async () => {
    const { streetReviewer, districtReviewer } = world.actors;
    const filed = await answered();
    await callBack(world.actors.districtReviewer, {
      id: filed.id,
      version: (await readRequest(districtReviewer, filed.id)).request.version,
      isResponded: true,
      isSolved: false,
      satisfaction: 'dissatisfied',
      comment: '',
    });
    await askExclusion(streetReviewer, {
      id: filed.id,
      reason: 'beyond',
      detail: '属供电公司管辖，已书面说明。',
    });
    await expect(decideExclusion(streetReviewer, { id: filed.id, isGranted: true })).rejects.toThrow(
      '另一人',
    );
    await decideExclusion(districtReviewer, { id: filed.id, isGranted: true });
    expect(await query('SELECT valid, excluded, solved FROM request_months WHERE closed > 0')).toEqual([
      { valid: 0, excluded: 1, solved: 0 },
    ]);
  });

  test('a neighbour sees nothing, and the path is never rewritten', async () => {
    const filed = await asked();
    await expect(readRequest(world.actors.otherClerk, filed.id)).rejects.toThrow('没有找到');
    const seen = await listRequests(world.actors.otherClerk, { box: 'all' }, { page: 1, sort: 'due' });
    expect(seen.total).toBe(0);
    await expect(
      transactAsSystem(
        { system: 'resident-desk' },
        (tx) => tx.$executeRaw`UPDATE request_moves SET reason = ''`,
      ),
    ).rejects.toThrow();
  });
});

describe('numbers and lists', () => {
  test('a figure of a dashboard opens the requests that it counts', async () => {
    const { cityViewer } = world.actors;
    const filed = await answered();
    await asked('另一件：门口停车占道。');
    await at('2026-11-24T03:00:00Z', () =>
      rateRequest(filed.queryCode, {
        isResponded: true,
        isSolved: true,
        satisfaction: 'basically',
        comment: '',
      }),
    );
    const period = parsePeriod('2026-11') as Period;
    const { total } = await readStanding(cityViewer, world.areas.jinjiang.id, period);
    for (const id of indicatorIds.filter((each) => each.startsWith('requests.'))) {
      const { pathname, searchParams } = new URL(
        hrefOf(id, world.areas.jinjiang, period),
        'http://localhost',
      );
      expect(pathname).toBe('/requests');
      const params = ofFigure(Object.fromEntries(searchParams));
      const filter = await parseFilter(cityViewer, params ?? {});
      const { total: listed } = await listRequests(cityViewer, filter, { page: 1, sort: 'received' });
      expect([id, total[id]]).toEqual([id, listed]);
    }
    expect(total['requests.received']).toBe(2);
    const rates = await readRates(cityViewer, world.areas.jinjiang.id, period);
    expect(rates.whole).toMatchObject({ valid: 1, responseRate: 1, solvedRate: 1, satisfiedRate: 0.9 });
    expect(rates.whole.composite).toBeCloseTo(0.1 + 0.5 + 0.4 * 0.9);
  });

  test('what comes again and again from one place stands first among the clusters', async () => {
    for (const text of ['路灯不亮，第一次。', '路灯不亮，第二次。']) await asked(text);
    const { clusters, level } = await readClusters(world.actors.streetReviewer, {
      areaId: world.areas.chunxilu.id,
      month: '2026-11',
    });
    expect(level).toBe('community');
    expect(clusters).toEqual([
      expect.objectContaining({
        areaName: '总府路社区居委会',
        category: '道路和照明',
        counts: [0, 0, 0, 0, 0, 2],
        open: 2,
      }),
    ]);
  });

  test('an export holds what the list shows, and no telephone', async () => {
    const filed = await asked();
    const path = join(tmpdir(), `requests-${process.pid}.xlsx`);
    const made = await makeRequestFile(world.actors.communityClerk, { box: 'open' }, path, async () => {});
    expect(made.rows).toBe(1);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    await rm(path);
    const text = JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()));
    expect(text).toContain(filed.code);
    expect(text).not.toContain('13800005678');
  });
});

describe('the table of steps', () => {
  const states: RequestState[] = [
    'received',
    'objected',
    'signed',
    'paused',
    'submitted',
    'answered',
    'closed',
    'merged',
    'declined',
  ];
  const allowedBy = (side: Side) =>
    Object.fromEntries(
      states.map((state) => [
        state,
        (Object.keys(moves) as Action[]).filter((action) => allows(action, state, new Set([side]))),
      ]),
    );

  test('says what each side may do in each state', () => {
    expect(allowedBy('holder')).toEqual({
      received: ['sign', 'pass', 'object', 'merge', 'note'],
      objected: ['merge', 'note'],
      signed: ['contact', 'finish', 'pass', 'pause', 'merge', 'note'],
      paused: ['contact', 'resume', 'note'],
      submitted: ['note'],
      answered: [],
      closed: [],
      merged: [],
      declined: [],
    });
    expect(allowedBy('dispatcher')).toEqual({
      received: ['pass', 'merge', 'decline', 'note'],
      objected: ['uphold', 'dismiss', 'merge', 'decline', 'note'],
      signed: ['pass', 'merge', 'decline', 'note'],
      paused: ['note'],
      submitted: ['note'],
      answered: [],
      closed: [],
      merged: [],
      declined: [],
    });
    expect(allowedBy('reviewer')).toEqual({
      received: ['note'],
      objected: ['note'],
      signed: ['note'],
      paused: ['note'],
      submitted: ['approve', 'return', 'note'],
      answered: ['call', 'reopen'],
      closed: ['reopen'],
      merged: [],
      declined: [],
    });
    expect(allowedBy('resident')).toMatchObject({
      answered: ['rate', 'reopen'],
      closed: ['reopen'],
      merged: [],
    });
    expect(allowedBy('system')).toMatchObject({ answered: ['lapse'], closed: [], merged: [], declined: [] });
  });
});
