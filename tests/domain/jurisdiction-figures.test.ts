import { beforeAll, describe, expect, test } from 'vitest';
import { type FigureId, indicatorIds, indicators } from '@/lib/domain/indicators/catalogue';
import { readStanding } from '@/lib/domain/indicators/figures';
import { addUp } from '@/lib/domain/indicators/roll-up';
import type { Tree } from '@/lib/domain/indicators/tree';
import { type JurisdictionFigures, readJurisdictionFigures } from '@/lib/domain/jurisdictions/figures';
import { addMember, createJurisdiction } from '@/lib/domain/jurisdictions/mutations';
import { clock } from '@/lib/platform/clock';
import { type Period, parsePeriod } from '@/lib/platform/period';
import type { AreaKey } from '../world/city';
import { testDatabase } from '../world/database';
import { addPast, type Past } from '../world/past';
import type { Person } from '../world/people';

/** 高新区 manages 督院街社区, an heir of the parted 盐市口社区, and 太平社区 of the other district; 天府新区 one more of that. */
let past: Past;
const members: readonly AreaKey[] = ['duyuanjie', 'taiping'];
const at = <T>(work: () => T): T => clock.at(new Date('2026-11-02T02:00:00Z'), work);
beforeAll(async () => {
  const { ownerUrl, world } = await testDatabase();
  past = await addPast(ownerUrl, world);
  const { cityViewer } = past.actors;
  const rests = { document: '川委厅〔2014〕5 号', validFrom: '2024-01-01' };
  const managing = async (name: string, code: string, areas: readonly AreaKey[]) => {
    const { id } = await createJurisdiction(cityViewer, { areaId: past.areas.city.id, name, code, ...rests });
    for (const key of areas) await addMember(cityViewer, { id, areaId: past.areas[key].id, ...rests });
  };
  await managing('高新区', 'GXQ', members);
  await managing('天府新区', 'TFXQ', ['shuhanjie']);
});

const standing = (area: AreaKey, key: string, tree?: Tree, actor: Person = 'cityViewer') =>
  at(() => readStanding(past.actors[actor], past.areas[area].id, parsePeriod(key) as Period, tree));
const additive = indicatorIds.filter((id) => indicators[id].isAdditive);
const rowsIn = async (
  area: AreaKey,
  key: string,
  {
    tree,
    actor = 'cityViewer',
    figures = additive,
  }: { tree?: Tree; actor?: Person; figures?: readonly FigureId[] } = {},
): Promise<JurisdictionFigures[]> => {
  const whole = await standing(area, key, tree, actor);
  return at(() => readJurisdictionFigures(past.actors[actor], whole, figures));
};

describe('a jurisdiction beside the areas', () => {
  test.each([
    ['2026-11', undefined],
    ['2024', 'then'],
    ['2024', 'today'],
    ['2025Q4', undefined],
  ] as const)('in %s, %s, has the sums of what its members have', async (key, tree) => {
    const [row] = await rowsIn('city', key, { tree });
    expect(row).toMatchObject({ name: '高新区', members: 2, isPart: false });
    const each = await Promise.all(members.map((member) => standing(member, key, tree)));
    // What cannot stand in a community has no value there, and is 0 in all.
    const sums = addUp(
      additive,
      each.map(({ total }) => total),
    );
    for (const id of additive) expect([id, row?.values[id] ?? null]).toEqual([id, sums[id] ?? null]);
    expect(row?.values['grids.count']).toBeGreaterThan(0);
  });

  test('says when a part is reckoned by share', async () => {
    const today = await rowsIn('city', '2026-11');
    // 督院街社区 has 40 % of the three grids that nobody assigned.
    expect(today.map(({ name, estimated }) => [name, estimated['grids.count']])).toEqual([
      ['高新区', 1],
      ['天府新区', 0],
    ]);
    expect(
      (await rowsIn('city', '2024', { tree: 'then' })).some(({ estimated }) => estimated['grids.count']),
    ).toBe(false);
  });

  test('adds up nothing that cannot be added up', async () => {
    const distinct = indicatorIds.filter((id) => !indicators[id].isAdditive);
    const [row] = await rowsIn('city', '2026-11', { figures: distinct });
    expect(distinct.length).toBeGreaterThan(0);
    expect(distinct.map((id) => row?.values[id])).toEqual(distinct.map(() => null));
  });

  test('changes nothing in the areas: their sum is that of the whole, without it', async () => {
    const { children, total } = await standing('city', '2026-11');
    expect(children.map(({ area }) => area.name)).toEqual(['锦江区', '武侯区']);
    const sum = children.reduce((all, { values }) => all + (values['grids.count'] ?? 0), 0);
    expect(sum).toBe(total['grids.count']);
  });

  test('was not there before its members came', async () => {
    expect(await rowsIn('city', '2023', { tree: 'then' })).toEqual([]);
    expect((await rowsIn('city', '2023', { tree: 'today' })).length).toBe(2);
  });

  test('in a district is what it manages there, and nothing where it manages nothing or the whole', async () => {
    const inWuhou = await rowsIn('wuhou', '2026-11', { actor: 'otherClerk' });
    expect(inWuhou.map(({ name, members: count, isPart }) => [name, count, isPart])).toEqual([
      ['高新区', 1, true],
      ['天府新区', 1, false],
    ]);
    expect(inWuhou[0]?.values['grids.count']).toBe(
      (await standing('taiping', '2026-11')).total['grids.count'],
    );
    const then = await rowsIn('wuhou', '2024', { tree: 'then', actor: 'otherClerk' });
    expect(then.map(({ name }) => name)).toEqual(['高新区', '天府新区']);
    expect(await rowsIn('jinguanyi', '2026-11')).toEqual([]);
    expect(await rowsIn('taiping', '2026-11')).toEqual([]);
  });

  test('is shown to nobody who may not see the whole area', async () => {
    const whole = await standing('city', '2026-11');
    await expect(
      readJurisdictionFigures(past.actors.districtClerk, whole, ['grids.count']),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
