import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grids } from '@/lib/domain/grids/definition';
import { forgetFigures, readStanding } from '@/lib/domain/indicators/figures';
import { presentOnlyText } from '@/lib/domain/indicators/kept';
import { keepMonth } from '@/lib/domain/periods/keep';
import { countLock, lockPeriod, reopenPeriod } from '@/lib/domain/periods/lock';
import { getLock, listPeriods } from '@/lib/domain/periods/queries';
import { compileReport } from '@/lib/domain/reports/compile';
import { work } from '@/lib/domain/transfers/work';
import { createRecord, retireRecord } from '@/lib/ledger/write';
import type { Actor } from '@/lib/platform/actor';
import { clock } from '@/lib/platform/clock';
import { type Period, parsePeriod } from '@/lib/platform/period';
import { read, transact } from '@/lib/platform/transact';
import { type OwnDatabase, ownDatabase } from '../platform/access/own-database';
import type { AreaKey } from '../world/city';
import { gridForm } from '../world/grid-form';

let database: OwnDatabase;
let manager: Actor;
beforeAll(async () => {
  database = await ownDatabase();
  manager = database.world.actors.cityViewer;
  forgetFigures();
});
afterAll(() => database.close());

const on = <T>(day: string, work: () => T): T => clock.at(new Date(`${day}T02:00:00Z`), work);
const stands = (area: AreaKey, key: string, day = '2026-11-02', by = manager) =>
  on(day, () => readStanding(by, database.world.areas[area].id, parsePeriod(key) as Period));
const order = (area: AreaKey, period: string, by = manager, submitKey: string = randomUUID()) =>
  on('2026-11-02', () => lockPeriod(by, { areaId: database.world.areas[area].id, period, submitKey }));
/** Locked, and counted by the worker. */
async function lock(...asked: Parameters<typeof order>) {
  const { id } = await order(...asked);
  await on('2026-11-02', () => countLock(asked[2] ?? manager, id));
  return { id };
}
const reopen = (id: number, reason = '补录', by = manager) =>
  on('2026-11-03', () => reopenPeriod(by, { id, reason }));
const entries = async (action: string) =>
  (
    await database.owner.query(
      'SELECT actor, role, subject_id, subject_label, note, after FROM audit_entries WHERE action = $1 ORDER BY id',
      [action],
    )
  ).rows;
/** The same person, whose word as scheme manager holds in one area only. */
const managerOf = (area: AreaKey): Actor => {
  const { id: areaId, name: areaName, level, lo, hi } = database.world.areas[area];
  return {
    ...manager,
    grants: manager.grants
      .filter(({ role }) => role === 'scheme_manager')
      .map((grant) => ({ ...grant, areaId, areaName, level, lo, hi })),
  };
};

describe('a month that has ended', () => {
  test('has nothing of what is only known as present, before the worker has been', async () => {
    const { total, kept } = await stands('city', '2026-10');
    expect(total['grids.pending']).toBeNull();
    expect(kept).toBeNull();
  });

  test('is kept by the worker for the city and two levels below, once', async () => {
    await on('2026-11-01', keepMonth);
    await on('2026-11-02', keepMonth);
    const rows = await entries('keep-period');
    // The city, two districts, three streets.
    expect(rows).toMatchObject([
      {
        actor: 'period-keeping',
        subject_label: '成都市 2026 年 10 月',
        after: { period: '2026 年 10 月', areas: 6 },
      },
    ]);
  });

  test('shows what was kept, also when the ledgers have moved on', async () => {
    await database.owner.query(`UPDATE grids SET review_state = 'approved'`);
    forgetFigures();
    expect((await stands('city', '2026-11')).total['grids.pending']).toBe(0);
    const { total, children, kept } = await stands('city', '2026-10');
    expect(total['grids.pending']).toBe(1);
    expect(children.map(({ values }) => values['grids.pending'])).toEqual([1, 0]);
    expect((await stands('chunxilu', '2026-10')).total['grids.pending']).toBe(1);
    expect(kept).toMatchObject({ locked: null, isShown: true, corrections: {} });
    expect(presentOnlyText(kept)).toBe('只有现值的内容（状态、审核、资金等）为 2026-11-01 10:00 留存的数。');
  });

  test('has its part in the report', async () => {
    const words = JSON.stringify(await compileReport(await stands('city', '2026-10')));
    expect(words).toContain('2026-11-01 10:00 留存的数');
    expect(JSON.stringify(await compileReport(await stands('city', '2026-09')))).not.toContain('留存的数');
  });

  test('has nothing kept of a community, nor of months before', async () => {
    expect((await stands('zongfulu', '2026-10')).total['grids.pending']).toBeNull();
    expect((await stands('city', '2026-09')).total['grids.pending']).toBeNull();
  });
});

describe('a locked period', () => {
  let locked: number;
  beforeAll(async () => {
    ({ id: locked } = await lock('city', '2026Q3', manager, 'lock-1'));
  });

  test('is final, for the areas below too, and who locked it stands there', async () => {
    for (const area of ['city', 'jinjiang', 'zongfulu'] as const) {
      const { kept } = await stands(area, '2026Q3');
      expect(kept).toMatchObject({
        id: locked,
        area: { name: '成都市' },
        locked: { by: '市级查看员' },
        corrections: {},
      });
    }
    expect((await stands('city', '2026-09')).kept).toBeNull();
  });

  test('leaves one entry, with the grant by which it was done, however often its form is sent', async () => {
    expect(await lock('city', '2026Q3', manager, 'lock-1')).toEqual({ id: locked });
    expect(await entries('lock-period')).toEqual([
      {
        actor: '市级查看员',
        role: 'scheme_manager',
        subject_id: String(locked),
        subject_label: '成都市 2026 年第 3 季度',
        note: '',
        after: { period: '2026 年第 3 季度' },
      },
    ]);
  });

  test('is not locked a second time, by its own area or one below', async () => {
    const refused = { code: 'conflict', message: '2026 年第 3 季度已由成都市锁定，请刷新页面。' };
    await expect(lock('city', '2026Q3')).rejects.toMatchObject(refused);
    await expect(lock('jinjiang', '2026Q3')).rejects.toMatchObject(refused);
  });

  test('shows what is entered or ended for it later as a correction, with both values, where it happened', async () => {
    const { districtClerk } = database.world.actors;
    await on('2026-11-02', () =>
      createRecord(
        districtClerk,
        grids,
        gridForm(database.world.areas.zongfulu, { startedOn: '2026-09-01' }),
      ),
    );
    const { total, kept } = await stands('city', '2026Q3');
    expect(total['grids.count']).toBe(8);
    expect(kept?.corrections).toEqual({
      'grids.count': 7,
      'grids.general': 5,
      'grids.households': 1740,
      'grids.started': 0,
    });
    expect(kept?.below.map(({ name, corrections }) => [name, Object.keys(corrections).length])).toEqual([
      ['锦江区', 4],
      ['武侯区', 0],
    ]);
    expect((await stands('chunxilu', '2026Q3')).kept?.corrections['grids.count']).toBe(4);
    expect((await stands('wuhou', '2026Q3')).kept?.corrections).toEqual({});
  });

  test('has no correction of what happens after it', async () => {
    const { rows } = await database.owner.query(
      `SELECT id, version FROM grids WHERE code = '510104017001001'`,
    );
    const before = (await stands('city', '2026Q3')).kept?.corrections;
    await on('2026-11-02', () =>
      retireRecord(
        database.world.actors.districtClerk,
        grids,
        { ...rows[0], on: '2026-11-01', reason: '并入其他网格' },
        async () => [],
      ),
    );
    expect((await stands('city', '2026Q3')).kept?.corrections).toEqual(before);
  });

  test('stands in the list of the year, of the areas below too', async () => {
    const { chunxilu } = database.world.areas;
    const { rows } = await on('2026-11-02', () =>
      listPeriods(database.world.actors.streetReviewer, chunxilu.id, 2026),
    );
    expect(rows.map(({ period }) => period.key)).toEqual([
      ...['2026', '2026Q1', '2026Q2', '2026Q3', '2026Q4'],
      ...Array.from({ length: 11 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`),
    ]);
    const states = new Map(rows.map(({ period, kept }) => [period.key, kept]));
    expect(states.get('2026Q3')).toMatchObject({ areaName: '成都市', lockedBy: '市级查看员' });
    expect(states.get('2026-10')).toMatchObject({ lockedAt: null });
    expect(states.get('2026Q2')).toBeNull();
  });

  test('is reopened with a reason, once, and locked anew with other values', async () => {
    await reopen(locked, '补录总府路社区网格');
    await expect(reopen(locked)).rejects.toMatchObject({ code: 'conflict' });
    expect((await stands('city', '2026Q3')).kept).toBeNull();
    expect(await entries('reopen-period')).toMatchObject([
      { subject_id: String(locked), note: '补录总府路社区网格', role: 'scheme_manager' },
    ]);
    const { id } = await lock('city', '2026Q3');
    expect((await stands('city', '2026Q3')).kept).toMatchObject({ id, corrections: {} });
    const { reopened } = await on('2026-11-03', () =>
      listPeriods(manager, database.world.areas.city.id, 2026),
    );
    expect(reopened).toMatchObject([{ id: locked, areaName: '成都市', reason: '补录总府路社区网格' }]);
    const { rows } = await database.owner.query(
      `SELECT v.kept_id, v.total -> 'grids.count' AS grids FROM period_values v JOIN areas a ON a.id = v.area_id
       JOIN kept_periods k ON k.id = v.kept_id WHERE a.level = 'city' AND k.period = '2026Q3' ORDER BY v.kept_id`,
    );
    expect(rows).toEqual([
      { kept_id: locked, grids: 7 },
      { kept_id: id, grids: 8 },
    ]);
  });
});

describe('a lock that the worker has yet to count', () => {
  let ordered: number;
  beforeAll(async () => {
    ({ id: ordered } = await order('city', '2025Q4'));
  });
  const stored = async () =>
    (
      await database.owner.query('SELECT count(*)::int AS rows FROM period_values WHERE kept_id = $1', [
        ordered,
      ])
    ).rows;

  test('stands in the list, keeps others out and is not final yet', async () => {
    const { rows } = await on('2026-11-02', () => listPeriods(manager, database.world.areas.city.id, 2025));
    expect(rows.find(({ period }) => period.key === '2025Q4')?.kept).toMatchObject({
      id: ordered,
      countedAt: null,
    });
    await expect(order('jinjiang', '2025Q4')).rejects.toMatchObject({ code: 'conflict' });
    expect((await stands('city', '2025Q4')).kept).toBeNull();
  });

  test('is counted by its job, once', async () => {
    const told = { keptId: ordered, userId: manager.userId };
    await on('2026-11-02', () => work['count-lock'](told, false));
    await on('2026-11-02', () => work['count-lock'](told, false));
    expect(await stored()).toEqual([{ rows: 6 }]);
    expect((await stands('city', '2025Q4')).kept).toMatchObject({ id: ordered, corrections: {} });
    expect(await entries('keep-period')).toHaveLength(4);
  });

  test('is not counted when it was ended before', async () => {
    const { id } = await order('city', '2025Q3');
    await reopen(id, '选错了期间');
    await on('2026-11-03', () => countLock(manager, id));
    expect((await stands('city', '2025Q3')).kept).toBeNull();
  });
});

describe('what is only known as present', () => {
  test('is taken when a period is locked soon after its end, and not later', async () => {
    await lock('jinjiang', '2026-10');
    await lock('jinjiang', '2025-10');
    // What was entered late, and what was ended: both wait for review.
    expect((await stands('jinjiang', '2026-10')).total['grids.pending']).toBe(2);
    expect((await stands('jinjiang', '2025-10')).total['grids.pending']).toBeNull();
    expect((await stands('jinjiang', '2025-10')).total['grids.count']).toBe(5);
  });

  test('is what the worker kept, of a month that is locked long after', async () => {
    const { id } = database.world.areas.city;
    await on('2027-02-10', async () => {
      const order = { areaId: id, period: '2026-10', submitKey: randomUUID() };
      await countLock(manager, (await lockPeriod(manager, order)).id);
    });
    const { total, kept } = await stands('city', '2026-10', '2027-02-10');
    expect(kept?.locked).not.toBeNull();
    expect(total['grids.pending']).toBe(1);
  });
});

describe('who locks', () => {
  test('only 方案管理员, and only in his areas', async () => {
    const { districtClerk, auditAdmin } = database.world.actors;
    for (const person of [districtClerk, auditAdmin])
      await expect(lock('jinjiang', '2026Q1', person)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(lock('jinjiang', '2026Q1', managerOf('wuhou'))).rejects.toMatchObject({ code: 'not_found' });
    await expect(lock('city', '2026Q1', managerOf('wuhou'))).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a district locks before the city does, and keeps its own lock then', async () => {
    const { id } = await lock('jinjiang', '2026Q1', managerOf('jinjiang'));
    const { id: above } = await lock('city', '2026Q1');
    expect((await stands('chunxilu', '2026Q1')).kept?.id).toBe(id);
    expect((await stands('wuhou', '2026Q1')).kept?.id).toBe(above);
    await expect(reopen(above, '越权', managerOf('jinjiang'))).rejects.toMatchObject({ code: 'not_found' });
  });

  test('not a period that has not ended, nor one that is none', async () => {
    await expect(lock('city', '2026-11')).rejects.toMatchObject({ code: 'rule' });
    await expect(lock('city', '2026')).rejects.toMatchObject({ code: 'rule' });
    await expect(lock('city', '2026-13')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a neighbour does not see a district’s lock', async () => {
    const { id } = await lock('jinjiang', '2026Q2');
    const { otherClerk, streetReviewer } = database.world.actors;
    await expect(getLock(otherClerk, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await getLock(streetReviewer, id)).toMatchObject({
      label: '2026 年第 2 季度',
      shown: database.world.areas.chunxilu.id,
    });
  });
});

describe('row-level security', () => {
  const attempt = (sql: string, by = manager) =>
    transact(by, 'period.lock', async (tx, audit) => audit.record([], await tx.$executeRawUnsafe(sql)));

  test('lets nobody change or remove what was kept, nor keep in the worker’s name', async () => {
    await expect(attempt(`UPDATE period_values SET total = '{}'`)).rejects.toThrow('permission denied');
    await expect(attempt('DELETE FROM period_values')).rejects.toThrow('permission denied');
    await expect(attempt('DELETE FROM kept_periods')).rejects.toThrow('permission denied');
    await expect(attempt('UPDATE kept_periods SET locked_at = now()')).rejects.toThrow('permission denied');
    await expect(attempt('UPDATE kept_periods SET counted_at = now()')).rejects.toThrow('never changed');
    await expect(
      attempt(
        `INSERT INTO kept_periods (area_id, period, counted_at, last_entry) SELECT id, '2026-08', now(), 0 FROM areas WHERE level = 'city'`,
      ),
    ).rejects.toThrow('row-level security');
  });

  test('lets a district’s manager touch no lock but his', async () => {
    const sql = `UPDATE kept_periods SET reason = 'x' WHERE period = '2026Q2'`;
    expect(await attempt(sql, managerOf('wuhou'))).toBe(0);
    expect(await attempt(sql, managerOf('jinjiang'))).toBe(1);
  });

  test('shows a street the values of the street, of what the city locked', async () => {
    const { streetReviewer } = database.world.actors;
    const { chunxilu } = database.world.areas;
    const { rows } = await database.owner.query(
      `SELECT count(*)::int AS values FROM period_values WHERE area_id <> $1`,
      [chunxilu.id],
    );
    expect(rows[0].values).toBeGreaterThan(0);
    const seen = await read(streetReviewer, 'dashboard.read', (tx) =>
      tx.periodValue.findMany({ distinct: ['areaId'], select: { areaId: true } }),
    );
    const street = [chunxilu, database.world.areas.zongfulu, database.world.areas.duyuanjie];
    for (const { areaId } of seen) expect(street.map(({ id }) => id)).toContain(areaId);
    expect(seen.map(({ areaId }) => areaId)).toContain(chunxilu.id);
  });
});
