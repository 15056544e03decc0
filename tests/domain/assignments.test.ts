import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  assignRecords,
  getParted,
  idsUnassigned,
  listParted,
  listUnassigned,
  readAssignments,
} from '@/lib/domain/area-changes/assign';
import { grids } from '@/lib/domain/grids/definition';
import { listToDos } from '@/lib/domain/workbench/to-do';
import { reviseRecord } from '@/lib/ledger/write';
import type { Actor } from '@/lib/platform/actor';
import { asNow, change, editionWith } from '../world/changes';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';
import { gridForm } from '../world/grid-form';

let world: World;
let owner: pg.Client;
let clerk: Actor;
let areaId: number;
const heirs: Record<string, number> = {};

beforeEach(async () => {
  const database = await testDatabase();
  world = database.world;
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const into = [
    { code: '510104022011', share: 0.6 },
    { code: '510104022012', share: 0.4 },
  ];
  await change(
    world,
    editionWith(
      ['510104022006'],
      ['510104022011', '总府东社区居委会', '510104022'],
      ['510104022012', '总府西社区居委会', '510104022'],
    ),
    '2024-06-01',
    { '510104022006': { goesInto: into } },
  );
  clerk = await asNow(world.actors.districtClerk);
  areaId = world.areas.zongfulu.id;
  for (const heir of (await getParted(clerk, areaId)).heirs) heirs[heir.code] = heir.id;
});
afterEach(() => owner.end());

const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await owner.query(sql, values)).rows;
const east = () => heirs['510104022011'] as number;

describe('what stands at a community that was parted', () => {
  test('is listed with where it can go, and by what part', async () => {
    const parted = await getParted(clerk, areaId);
    expect(parted.heirs).toMatchObject([
      { name: '总府东社区居委会', share: 0.6, isWithin: true },
      { name: '总府西社区居委会', share: 0.4, isWithin: true },
    ]);
    expect(parted.counts).toMatchObject({ estates: 1, grids: 3 });
  });

  test('waits on the workbench of whoever may assign it', async () => {
    const todos = await listToDos(clerk);
    const total = (await getParted(clerk, areaId)).total;
    expect(todos).toContainEqual(
      expect.objectContaining({
        title: '总府路社区居委会拆分后待划转的记录',
        count: total,
        href: `/areas/${areaId}/assignments`,
      }),
    );
    expect((await listParted(clerk)).map(({ name }) => name)).toEqual(['总府路社区居委会']);
    const others = await listToDos(await asNow(world.actors.otherClerk));
    expect(others.some(({ title }) => title.includes('待划转'))).toBe(false);
  });

  test('can still be edited where it stands', async () => {
    const [grid] = await query<{ id: number; version: number }>(
      `SELECT id, version FROM grids WHERE code = '510104022006001'`,
    );
    const form = gridForm(world.areas.zongfulu, {
      code: '510104022006001',
      name: '总府路社区第1网格',
      households: '321',
    });
    await reviseRecord(clerk, grids, { ...form, id: grid?.id ?? 0, version: grid?.version ?? 0 });
    expect(await query(`SELECT households FROM grids WHERE id = $1`, [grid?.id])).toEqual([
      { households: 321 },
    ]);
  });

  test('is nobody’s outside, and nobody’s who holds only a part', async () => {
    await expect(getParted(await asNow(world.actors.otherClerk), areaId)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(getParted(await asNow(world.actors.communityClerk), areaId)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('goes by hand, with a new code, from the day of the change on', async () => {
    const { rows } = await listUnassigned(clerk, { areaId, ledger: grids, search: '第1网格', page: 1 });
    await assignRecords(clerk, {
      areaId,
      assignments: rows.map(({ id }) => ({ ledger: 'grids', id, toId: east() })),
    });
    expect(await query(`SELECT code, area_id AS area FROM grids WHERE name = '总府路社区第1网格'`)).toEqual([
      { code: '510104022011001', area: east() },
    ]);
    expect(await query(`SELECT code, until::text FROM record_codes`)).toEqual([
      { code: '510104022006001', until: '2024-06-01' },
    ]);
    expect(await query(`SELECT area_id AS area, until::text FROM record_places`)).toEqual([
      { area: areaId, until: '2024-06-01' },
    ]);
    expect(
      await query(
        `SELECT actor, before ->> 'code' AS old, after ->> 'code' AS now FROM audit_entries WHERE action = 'assign'`,
      ),
    ).toEqual([{ actor: '锦江区填报员', old: '510104022006001', now: '510104022011001' }]);
  });

  test('goes by a rule: all that a search finds', async () => {
    const ids = await idsUnassigned(clerk, { areaId, ledger: grids, search: '网格' });
    const { count } = await assignRecords(clerk, {
      areaId,
      assignments: ids.map((id) => ({ ledger: 'grids', id, toId: east() })),
    });
    expect(count).toBe(3);
    expect((await getParted(clerk, areaId)).counts.grids).toBe(0);
  });

  test('an estate takes along what stands in it', async () => {
    const estate = await query<{ id: number; area: number }>(
      `SELECT id, own_area_id AS area FROM estates WHERE name = '锦绣花园'`,
    );
    await assignRecords(clerk, {
      areaId,
      assignments: [{ ledger: 'estates', id: estate[0]?.id ?? 0, toId: east() }],
    });
    expect(
      await query(`SELECT code, area_id AS area FROM party_organisations WHERE name = '锦绣花园党支部'`),
    ).toEqual([{ code: '510104022011E001P001', area: estate[0]?.area }]);
    expect(
      await query(
        'SELECT p.code, a.pos BETWEEN p.lo AND p.hi AS inside FROM party_organisations a, areas p WHERE a.name = $1 AND p.id = $2',
        ['锦绣花园党支部', east()],
      ),
    ).toEqual([{ code: '510104022011', inside: true }]);
    expect(
      await query(
        `SELECT valid_from::text AS "from" FROM area_versions WHERE area_id = $1 AND parent_id = $2`,
        [estate[0]?.area, east()],
      ),
    ).toEqual([{ from: '2024-06-01' }]);
  });

  test('goes by a sheet, all or nothing', async () => {
    const rows = [
      { row: 2, ledger: '网格', code: '510104022006001', to: '总府东社区居委会' },
      { row: 3, ledger: '网格', code: '510104022006002', to: '510104022012' },
      { row: 4, ledger: '网格', code: '510104022006003', to: '' },
    ];
    const read = await readAssignments(clerk, areaId, rows);
    expect(read).toMatchObject({ assignments: [{ toId: east() }, { toId: heirs['510104022012'] }] });
    const wrong = await readAssignments(clerk, areaId, [
      ...rows,
      { row: 5, ledger: '网格', code: '999', to: '总府东社区居委会' },
      { row: 6, ledger: '网格', code: '510104022006003', to: '别处' },
    ]);
    expect(wrong).toEqual({
      problems: ['第 5 行：999 不在待划转的网格里', '第 6 行：“别处”不是拆分后的去向'],
    });
  });

  test('goes nowhere but to what it became', async () => {
    const ids = await idsUnassigned(clerk, { areaId, ledger: grids, search: '' });
    const toId = world.areas.duyuanjie.id;
    await expect(
      assignRecords(clerk, { areaId, assignments: ids.map((id) => ({ ledger: 'grids', id, toId })) }),
    ).rejects.toThrow('请选择这个辖区拆分后的去向');
    expect((await getParted(clerk, areaId)).counts.grids).toBe(3);
  });

  test('is assigned once: who comes second is told', async () => {
    const [id = 0] = await idsUnassigned(clerk, { areaId, ledger: grids, search: '' });
    const assignments = [{ ledger: 'grids', id, toId: east() }];
    await assignRecords(clerk, { areaId, assignments });
    await expect(assignRecords(clerk, { areaId, assignments })).rejects.toThrow('有的记录已被别人划转');
  });
});
