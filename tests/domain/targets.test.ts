import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, type FigureId } from '@/lib/domain/indicators/catalogue';
import { forgetFigures, readStanding, type Standing } from '@/lib/domain/indicators/figures';
import { amountOf } from '@/lib/domain/indicators/format';
import { linesOf } from '@/lib/domain/indicators/side-by-side';
import { targetForm } from '@/lib/domain/targets/form';
import { setTarget } from '@/lib/domain/targets/mutations';
import { listTargets, type Targets } from '@/lib/domain/targets/queries';
import { completion, hasTargets } from '@/lib/domain/targets/rules';
import type { Actor } from '@/lib/platform/actor';
import { clock } from '@/lib/platform/clock';
import { type Period, parsePeriod } from '@/lib/platform/period';
import { read, transact } from '@/lib/platform/transact';
import { type OwnDatabase, ownDatabase } from '../platform/access/own-database';
import type { AreaKey } from '../world/city';

let database: OwnDatabase;
let manager: Actor;
beforeAll(async () => {
  database = await ownDatabase();
  manager = database.world.actors.cityViewer;
  forgetFigures();
});
afterAll(() => database.close());

const at = <T>(work: () => T): T => clock.at(new Date('2026-11-02T02:00:00Z'), work);
type Set = { figure?: FigureId; period?: string; version?: number; by?: Actor };
const set = (area: AreaKey, value: number | null, { by = manager, ...rest }: Set = {}) => {
  const { id: areaId } = database.world.areas[area];
  return at(() =>
    setTarget(by, { figure: 'grids.count', areaId, period: '2026', value, version: 0, ...rest }),
  );
};
/** What the page of an indicator has of its targets. */
async function opened(area: AreaKey, period = '2026-11', id: FigureId = 'grids.count', by = manager) {
  return at(async () => {
    const standing = await readStanding(by, database.world.areas[area].id, parsePeriod(period) as Period);
    return { standing, targets: await listTargets(by, id, standing) };
  });
}
/** Name, target and 完成率 of each row of the areas below. */
const reached = (id: FigureId, standing: Standing, { measure }: Targets) =>
  linesOf(standing, id, {}).map(({ name, areaId, values }) => {
    const target = measure?.byArea.get(areaId ?? 0);
    return [name, target, completion(amountOf(values, id), target)];
  });
const measured = async (...asked: Parameters<typeof opened>) => (await opened(...asked)).targets.measure;
const form = (value: string, id: FigureId = 'grids.count') =>
  targetForm.safeParse({ code: codeOf(id), areaId: '1', period: '2026', version: '0', value });

describe('a target', () => {
  test('is set for an area and a year, and a month’s stock is measured by it', async () => {
    await set('city', 10);
    await set('jinjiang', 8);
    const { standing, targets } = await opened('city');
    expect(targets.measure?.period.key).toBe('2026');
    expect(targets.measure?.byArea.get(database.world.areas.city.id)).toBe(10);
    expect(completion(standing.total['grids.count'], 10)).toBeCloseTo(70);
    expect(targets.own.map(({ period, target }) => [period.key, target?.value])).toEqual([
      ['2026-11', undefined],
      ['2026', 10],
      ['2027', undefined],
    ]);
  });

  test('stands beside each area below, with how far it has come', async () => {
    const { standing, targets } = await opened('city');
    expect(reached('grids.count', standing, targets)).toEqual([
      ['锦江区', 8, 62.5],
      ['武侯区', undefined, null],
      ['合计', 10, 70],
    ]);
  });

  test('of the period itself comes first', async () => {
    await set('city', 9, { period: '2026-11' });
    expect((await measured('city'))?.period.key).toBe('2026-11');
    expect((await measured('city', '2026-10'))?.period.key).toBe('2026');
    expect(await measured('city', '2025-10')).toBeNull();
  });

  test('of a year is none for what happened in one of its months', async () => {
    const figure = 'grids.started';
    await set('city', 12, { figure });
    expect(await measured('city', '2026-11', figure)).toBeNull();
    expect((await measured('city', '2026', figure))?.byArea.size).toBe(1);
  });

  test('of a rate is in per cent', async () => {
    const figure = 'estates.partyCoverage';
    await set('jinjiang', 80, { figure });
    const { standing, targets } = await opened('jinjiang', '2026-11', figure);
    // 50 % of the 80 % that it is to be.
    expect(reached(figure, standing, targets).at(-1)).toEqual(['合计', 80, 62.5]);
  });

  test('is changed and taken away, each with its entry', async () => {
    await set('wuhou', 3);
    await set('wuhou', 4, { version: 1 });
    await set('wuhou', null, { version: 2 });
    const { rows } = await database.owner.query(
      `SELECT action, role, before, after FROM audit_entries WHERE subject = 'targets' AND subject_label = '武侯区 网格 2026 年' ORDER BY id`,
    );
    const role = 'scheme_manager';
    expect(rows).toEqual([
      { action: 'set-target', role, before: null, after: { value: '3 个' } },
      { action: 'set-target', role, before: { value: '3 个' }, after: { value: '4 个' } },
      { action: 'clear-target', role, before: { value: '4 个' }, after: null },
    ]);
    expect((await opened('wuhou')).targets.measure).toBeNull();
  });

  test('that somebody else has set since is not written over', async () => {
    await set('wuhou', 3);
    const stale = { code: 'conflict', message: '目标值刚刚被别人改过，请刷新页面后再设。' };
    await expect(set('wuhou', 5)).rejects.toMatchObject(stale);
    await expect(set('wuhou', 5, { version: 7 })).rejects.toMatchObject(stale);
    const both = await Promise.allSettled([set('wuhou', 6, { version: 1 }), set('wuhou', 7, { version: 1 })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('is none of what is better the less there is', async () => {
    expect(hasTargets('grids.pending')).toBe(false);
    await expect(set('city', 5, { figure: 'grids.pending' })).rejects.toMatchObject({ code: 'rule' });
  });

  test('is none of an area where the figure is not recorded', async () => {
    await expect(set('jinxiu', 5)).rejects.toMatchObject({ code: 'rule' });
  });
});

describe('the form', () => {
  test('takes numbers as people write them, money in 万元, and nothing to take it away', () => {
    expect(form('1,200').data?.value).toBe(1200);
    expect(form('95.5', 'estates.partyCoverage').data?.value).toBe(95.5);
    expect(form('3.5', 'service-projects.planned').data?.value).toBe(35_000);
    expect(form(' ').data?.value).toBeNull();
  });

  test.each(['0', '-1', '一百', '1.234', '1e9'])('refuses %s', (value) => {
    expect(form(value).error?.issues).toMatchObject([
      { path: ['value'], message: '目标值请填大于 0 的数，最多两位小数。' },
    ]);
  });

  test('refuses a rate above 100, and a code that is none', () => {
    expect(form('100.5', 'estates.partyCoverage').success).toBe(false);
    expect(
      targetForm.safeParse({ code: 'X9', areaId: '1', period: '2026', version: '0', value: '1' }).success,
    ).toBe(false);
  });
});

describe('who sets', () => {
  test('only 方案管理员, and only in his areas', async () => {
    const { districtClerk } = database.world.actors;
    await expect(set('jinjiang', 9, { version: 1, by: districtClerk })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { lo, hi, id: areaId } = database.world.areas.wuhou;
    const ofWuhou = {
      ...manager,
      grants: manager.grants.map((grant) =>
        grant.role === 'scheme_manager' ? { ...grant, areaId, lo, hi } : grant,
      ),
    };
    await expect(set('jinjiang', 9, { version: 1, by: ofWuhou })).rejects.toMatchObject({
      code: 'not_found',
    });
    const sql = `UPDATE targets SET value = 1 WHERE area_id = ${database.world.areas.jinjiang.id}`;
    const attempt = transact(ofWuhou, 'target.set', async (tx, audit) =>
      audit.record([], await tx.$executeRawUnsafe(sql)),
    );
    expect(await attempt).toBe(0);
  });

  test('who may see the area sees its target, the neighbour does not', async () => {
    const { streetReviewer, districtClerk } = database.world.actors;
    expect((await measured('jinjiang', '2026-11', 'grids.count', districtClerk))?.byArea.size).toBe(1);
    const seen = await read(streetReviewer, 'dashboard.read', (tx) => tx.target.findMany());
    expect(seen).toEqual([]);
  });
});
