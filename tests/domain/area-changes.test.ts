import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reopenChange, reverseChange, withdrawChange } from '@/lib/domain/area-changes/mutations';
import { getChange, listKinship, weigh } from '@/lib/domain/area-changes/queries';
import { takeEffect } from '@/lib/domain/area-changes/take-effect';
import { listAreasOn } from '@/lib/domain/areas/history';
import { grids } from '@/lib/domain/grids/definition';
import { parseListQuery } from '@/lib/ledger/query';
import { listRecords } from '@/lib/ledger/read';
import type { Actor } from '@/lib/platform/actor';
import { resolveAreaTexts } from '@/lib/platform/areas/queries';
import { addDays, today } from '@/lib/platform/clock';
import { ranges } from '@/lib/platform/scope';
import { read, readOwn } from '@/lib/platform/transact';
import { asNow, change, confirm, decide, edition, editionWith, propose } from '../world/changes';
import type { World } from '../world/city';
import { type TestDatabase, testDatabase } from '../world/database';

let database: TestDatabase;
let world: World;
let owner: pg.Client;

beforeEach(async () => {
  database = await testDatabase();
  world = database.world;
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterEach(() => owner.end());

const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await owner.query(sql, values)).rows;

/** Names of the grids that somebody sees in the list, everywhere he may. */
async function gridCodes(actor: Actor): Promise<string[]> {
  const now = await asNow(actor);
  const { rows } = await read(now, 'ledger.read', (tx) =>
    listRecords(tx, now, grids, parseListQuery(grids, { size: '100' }), undefined),
  );
  return rows.map(({ values }) => String(values.code));
}

// 督院街社区 goes into 总府路社区.
const merger = () =>
  change(world, editionWith(['510104022009']), '2024-06-01', {
    '510104022009': { goesInto: [{ code: '510104022006', share: 1 }] },
  });

/** Of the other ledgers every community has one. */
const named = ['estates', 'grids', 'party-organisations', 'self-organisations', 'service-projects'];

describe('two communities that become one', () => {
  test('keep their records, with codes of the one and the old codes noted', async () => {
    await merger();
    expect(
      await query(`SELECT code, area_id = $1 AS there FROM grids WHERE name LIKE '督院街%'`, [
        world.areas.zongfulu.id,
      ]),
    ).toEqual([{ code: '510104022006004', there: true }]);
    expect(await query(`SELECT code FROM estates WHERE name = '督院街38号院'`)).toEqual([
      { code: '510104022006E002' },
    ]);
    expect(
      await query(
        `SELECT ledger, code, until::text FROM record_codes WHERE ledger = ANY ($1) ORDER BY ledger`,
        [named],
      ),
    ).toEqual([
      { ledger: 'estates', code: '510104022009E001', until: '2024-06-01' },
      { ledger: 'grids', code: '510104022009001', until: '2024-06-01' },
      { ledger: 'service-projects', code: '510104022009F001', until: '2024-06-01' },
    ]);
  });

  test('are told apart on the days before, by name and by where records stood', async () => {
    await merger();
    const city = await asNow(world.actors.cityViewer);
    const on = (day: string) =>
      readOwn(city, (tx) =>
        listAreasOn(tx, { on: day, level: 'community', under: '510104022', within: city.grants }),
      );
    expect((await on('2024-05-31')).map(({ name }) => name)).toEqual([
      '总府路社区居委会',
      '督院街社区居委会',
    ]);
    expect((await on('2024-06-01')).map(({ name }) => name)).toEqual(['总府路社区居委会']);
    expect(
      await query(
        `SELECT ledger, until::text FROM record_places WHERE area_id = $1 AND ledger = ANY ($2) ORDER BY ledger`,
        [world.areas.duyuanjie.id, named],
      ),
    ).toEqual([
      { ledger: 'estates', until: '2024-06-01' },
      { ledger: 'grids', until: '2024-06-01' },
      { ledger: 'service-projects', until: '2024-06-01' },
    ]);
  });

  test('lead from the one that ended to the one it went into, and back', async () => {
    const id = await merger();
    const city = await asNow(world.actors.cityViewer);
    const { from, to } = await read(city, 'dashboard.read', async (tx) => ({
      to: (await listKinship(tx, world.areas.duyuanjie.id)).to,
      from: (await listKinship(tx, world.areas.zongfulu.id)).from,
    }));
    expect(to).toMatchObject([
      { name: '总府路社区居委会', kind: 'merged', share: 1, on: '2024-06-01', changeId: id },
    ]);
    expect(from).toMatchObject([{ name: '督院街社区居委会', isPast: true }]);
  });

  test('leave their entries in the trail where whoever answers for the one can read them', async () => {
    await merger();
    expect(
      await query(
        `SELECT action, subject_label AS label FROM audit_entries WHERE subject = 'areas' ORDER BY id`,
      ),
    ).toEqual([{ action: 'merged', label: '督院街社区居委会' }]);
    expect(
      await query(`SELECT actor, after ->> 'grids' AS grids FROM audit_entries WHERE action = 'take-effect'`),
    ).toEqual([{ actor: 'area-change', grids: '1' }]);
  });
});

// 春熙路街道 goes into 锦官驿街道, its communities under new codes.
const streets = () =>
  change(
    world,
    editionWith(
      ['510104022', '510104022006', '510104022009'],
      ['510104017006', '总府路社区居委会', '510104017'],
      ['510104017009', '督院街社区居委会', '510104017'],
    ),
    '2024-06-01',
  );

describe('a street that goes into another', () => {
  test('is seen by itself: its communities went there, all of them', async () => {
    const id = await propose(
      world,
      editionWith(
        ['510104022', '510104022006', '510104022009'],
        ['510104017006', '总府路社区居委会', '510104017'],
        ['510104017009', '督院街社区居委会', '510104017'],
      ),
    );
    const { counts, change: proposed } = await getChange(await asNow(world.actors.cityViewer), id);
    expect(proposed.open).toBe(0);
    expect(counts).toContainEqual({ level: 'street', kind: 'merged', n: 1, open: 0 });
    expect(counts).toContainEqual({ level: 'community', kind: 'transferred', n: 2, open: 0 });
  });

  test('takes its staff along, no wider than they were', async () => {
    const before = await gridCodes(world.actors.streetReviewer);
    await streets();
    const reviewer = await asNow(world.actors.streetReviewer);
    expect(reviewer.grants.map(({ role, areaName }) => `${role} ${areaName}`).sort()).toEqual([
      'coordinator 总府路社区居委会',
      'coordinator 督院街社区居委会',
      'reviewer 总府路社区居委会',
      'reviewer 督院街社区居委会',
    ]);
    expect(await gridCodes(world.actors.streetReviewer)).toHaveLength(before.length);
    const [entry] = await query<{ before: object; after: object }>(
      `SELECT before, after FROM audit_entries WHERE action = 'carry' AND before ->> 'role' = 'reviewer'`,
    );
    expect(entry).toMatchObject({
      before: { area: '春熙路街道' },
      after: { area: '总府路社区居委会、督院街社区居委会' },
    });
    expect(await query(`SELECT text FROM notices WHERE user_id = $1`, [reviewer.userId])).toHaveLength(2);
  });

  test('tells those who keep grants that they may widen them', async () => {
    await streets();
    const notices = await query<{ text: string }>('SELECT text FROM notices WHERE user_id = $1', [
      world.actors.securityAdmin.userId,
    ]);
    expect(notices[0]?.text).toContain('3 项授权随区划调整转移');
  });

  test('leaves the others in their places, and asks whoever came before to come again', async () => {
    const stale = world.actors.districtClerk;
    await streets();
    await expect(read(stale, 'ledger.read', async () => null)).rejects.toThrow(
      '区划刚刚调整过，请刷新页面后再试。',
    );
    expect(await gridCodes(world.actors.otherClerk)).toEqual(['510107001001001', '510107001002001']);
    expect(
      await query(
        `SELECT count(*)::int AS n FROM grids g JOIN areas a ON a.id = g.area_id WHERE g.pos <> a.lo`,
      ),
    ).toEqual([{ n: 0 }]);
  });
});

describe('a community that is parted', () => {
  const parted = () =>
    change(
      world,
      editionWith(
        ['510104022006'],
        ['510104022011', '总府东社区居委会', '510104022'],
        ['510104022012', '总府西社区居委会', '510104022'],
      ),
      '2024-06-01',
      {
        '510104022006': {
          goesInto: [
            { code: '510104022011', share: 0.6 },
            { code: '510104022012', share: 0.4 },
          ],
        },
      },
    );

  test('keeps its records until they are assigned, counted by their street', async () => {
    await parted();
    const rows = await query<{ inside: boolean; host: string }>(
      `SELECT g.pos BETWEEN s.lo AND s.hi AS inside, h.code AS host FROM grids g JOIN areas a ON a.id = g.area_id JOIN areas h ON h.id = a.host_id, areas s
       WHERE s.code = '510104022' AND a.code = '510104022006'`,
    );
    expect(rows).toEqual(Array(3).fill({ inside: true, host: '510104022' }));
    expect(await gridCodes(world.actors.streetReviewer)).toHaveLength(4);
  });

  test('gives its clerk both parts', async () => {
    await parted();
    const clerk = await asNow(world.actors.communityClerk);
    expect(clerk.grants.map(({ areaName }) => areaName)).toEqual(['总府东社区居委会', '总府西社区居委会']);
  });

  test('lets nothing new be entered at the old one', async () => {
    await parted();
    await expect(
      owner.query(
        `INSERT INTO grids (code, name, area_id, kind) VALUES ('510104022006777', '新网格', $1, 'general')`,
        [world.areas.zongfulu.id],
      ),
    ).rejects.toThrow('has ended');
  });
});

describe('a change', () => {
  test('waits for its day, and can be withdrawn until then', async () => {
    const id = await propose(
      world,
      editionWith(['510104022009'], ['510104022009', '督院社区居委会', '510104022']),
    );
    await decide(world, id, { '510104022009': { goesOnAs: '510104022009' } });
    await confirm(world, id, addDays(today(), 3));
    await takeEffect();
    const city = await asNow(world.actors.cityViewer);
    expect((await getChange(city, id)).change.state).toBe('pending');
    await withdrawChange(city, { id, reason: '文件有误' });
    expect((await getChange(city, id)).change.state).toBe('withdrawn');
    expect(await query(`SELECT name FROM areas WHERE code = '510104022009'`)).toEqual([
      { name: '督院街社区居委会' },
    ]);
  });

  test('is not confirmed while something is in doubt', async () => {
    const id = await propose(world, editionWith(['510104022009']));
    await expect(confirm(world, id, '2024-06-01')).rejects.toThrow('还有 1 个辖区存疑');
  });

  test('does nothing when the areas have moved on meanwhile, and says so', async () => {
    const entries = editionWith(['510104022009'], ['510104022009', '督院街社区居民委员会', '510104022']);
    const id = await propose(world, entries);
    await owner.query(
      `UPDATE areas SET name = '督院街老社区居委会', since = '2024-01-01' WHERE code = '510104022009'`,
    );
    await confirm(world, id, '2024-06-01');
    await takeEffect();
    const { change: stuck } = await getChange(await asNow(world.actors.cityViewer), id);
    expect(stuck).toMatchObject({
      state: 'pending',
      message: '“督院街社区居委会”（510104022009）在此期间已有变动，请撤回这次变更，按现在的区划重新导入。',
    });
    expect(await query('SELECT version FROM area_numbering')).toEqual([{ version: 1 }]);
    // What was settled is kept: it goes back, and takes effect once the areas are again what it was made for.
    await reopenChange(await asNow(world.actors.cityViewer), { id });
    await owner.query(
      `UPDATE areas SET name = '督院街社区居委会', since = '2024-02-01' WHERE code = '510104022009'`,
    );
    await confirm(world, id, '2024-06-01');
    await takeEffect();
    expect((await getChange(await asNow(world.actors.cityViewer), id)).change.state).toBe('effective');
  });

  test('says beforehand what it moves', async () => {
    const id = await propose(world, editionWith(['510104022006']));
    const [weight] = await weigh(await asNow(world.actors.cityViewer), id);
    expect(weight).toMatchObject({
      name: '总府路社区居委会',
      records: { estates: 1, grids: 3 },
      users: 1,
      grants: 1,
    });
  });

  test('can pass codes from one community to another', async () => {
    await change(
      world,
      editionWith(
        ['510107001001', '510107001002'],
        ['510107001002', '太平社区居委会', '510107001'],
        ['510107001001', '蜀汉街社区居委会', '510107001'],
      ),
      '2024-06-01',
    );
    expect(await query(`SELECT name, code FROM grids WHERE code LIKE '510107%' ORDER BY code`)).toEqual([
      { name: '蜀汉街社区第1网格', code: '510107001001001' },
      { name: '太平社区第1网格', code: '510107001002001' },
    ]);
    expect(
      await query(
        `SELECT e.code, a.code AS area FROM estates e JOIN areas a ON a.id = e.own_area_id WHERE e.name = '望江苑'`,
      ),
    ).toEqual([{ code: '510107001002E001', area: '510107001002E001' }]);
  });

  test('is nobody’s to make in another’s name: the application alone cannot write areas', async () => {
    const app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
    try {
      await app.query(
        `SELECT set_config('app.domain', 'business', false), set_config('app.permission', 'areas.change', false)`,
      );
      expect((await app.query(`UPDATE areas SET name = '别处'`)).rowCount).toBe(0);
    } finally {
      await app.end();
    }
  });
});

describe('what a file still calls by its old name', () => {
  test('is told with what became of it, and what code it has now', async () => {
    await merger();
    const clerk = await asNow(world.actors.districtClerk);
    const found = await read(clerk, 'ledger.import', (tx) =>
      resolveAreaTexts(tx, {
        texts: ['督院街社区', '510104022009', '春熙路街道/督院街社区居委会', '没有这个社区'],
        levels: ['community'],
        within: ranges(clerk, 'ledger.import'),
      }),
    );
    const problem = (text: string) => ({
      problem: `“${text}”已于 2024-06-01 撤销，现为总府路社区居委会（510104022006），请改填。`,
    });
    expect(found.get('督院街社区')).toEqual(problem('督院街社区'));
    expect(found.get('510104022009')).toEqual(problem('510104022009'));
    expect(found.get('春熙路街道/督院街社区居委会')).toEqual(problem('春熙路街道/督院街社区居委会'));
    expect(found.get('没有这个社区')).toMatchObject({ problem: expect.stringContaining('您的辖区内没有') });
  });
});

describe('what a jurisdiction manages', () => {
  test('goes on where its area went, and opens nothing where it ended', async () => {
    const { id } = (
      await query<{ id: number }>(
        `INSERT INTO jurisdictions (code, name, area_id, valid_from) VALUES ('JIA', '甲区', $1, '2020-01-01') RETURNING id`,
        [world.areas.city.id],
      )
    )[0] as { id: number };
    for (const [areaId, from] of [
      [world.areas.chunxilu.id, '2020-01-01'],
      [world.areas.jiangxijie.id, '2020-01-01'],
    ])
      await query(
        `INSERT INTO jurisdiction_members (jurisdiction_id, area_id, valid_from) VALUES ($1, $2, $3)`,
        [id, areaId, from],
      );
    await streets();
    const members = await query<{ name: string }>(
      `SELECT a.name FROM jurisdiction_members m JOIN areas a ON a.id = m.area_id WHERE m.valid_to IS NULL ORDER BY a.code`,
    );
    expect(members.map(({ name }) => name)).toEqual(['总府路社区居委会', '督院街社区居委会', '浆洗街街道']);
  });
});

describe('a change that is undone', () => {
  test('gives back a parted community with what nobody had assigned', async () => {
    const into = [
      { code: '510104022011', share: 0.6 },
      { code: '510104022012', share: 0.4 },
    ];
    const entries = editionWith(
      ['510104022006'],
      ['510104022011', '总府东社区居委会', '510104022'],
      ['510104022012', '总府西社区居委会', '510104022'],
    );
    const id = await change(world, entries, '2024-06-01', { '510104022006': { goesInto: into } });
    await undo(id, '2024-09-01');
    expect(
      await query(
        `SELECT count(*)::int AS n FROM grids g JOIN areas a ON a.id = g.area_id WHERE a.code = '510104022006' AND a.valid_to IS NULL`,
      ),
    ).toEqual([{ n: 3 }]);
  });

  async function undo(id: number, on: string) {
    const draft = await reverseChange(await asNow(world.actors.cityViewer), id);
    await confirm(world, draft, on);
    await takeEffect();
    const { change: done } = await getChange(await asNow(world.actors.cityViewer), draft);
    expect(done).toMatchObject({ state: 'effective', reversesId: id });
  }

  test('gives the areas back, and each record to the one it came from', async () => {
    await undo(await merger(), '2024-09-01');
    expect(
      await query(
        `SELECT g.code, a.name FROM grids g JOIN areas a ON a.id = g.area_id WHERE g.name LIKE '督院街%'`,
      ),
    ).toEqual([{ code: '510104022009001', name: '督院街社区居委会' }]);
    expect(
      await query(
        `SELECT count(*)::int AS n FROM grids g JOIN areas a ON a.id = g.area_id WHERE a.code = '510104022006'`,
      ),
    ).toEqual([{ n: 3 }]);
    const now = await query<{ code: string; name: string }>(
      `SELECT code, name FROM areas WHERE valid_to IS NULL AND level NOT IN ('city', 'estate') ORDER BY code`,
    );
    expect(now).toEqual(
      [...edition].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, name]) => ({ code, name })),
    );
  });

  test('gives back a street with its communities', async () => {
    await undo(await streets(), '2024-09-01');
    expect(
      await query(
        `SELECT c.name FROM areas c JOIN areas s ON s.id = c.parent_id WHERE s.code = '510104022' AND c.valid_to IS NULL ORDER BY c.code`,
      ),
    ).toEqual([{ name: '总府路社区居委会' }, { name: '督院街社区居委会' }]);
  });
});
