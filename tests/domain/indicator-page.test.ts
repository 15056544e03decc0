import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeOf, type FigureId, indicators, partsOf } from '@/lib/domain/indicators/catalogue';
import { comparison } from '@/lib/domain/indicators/charts';
import { type Figures, forgetFigures, type Standing } from '@/lib/domain/indicators/figures';
import { amountOf, changeOf } from '@/lib/domain/indicators/format';
import { readFigure } from '@/lib/domain/indicators/one-figure';
import { peerGroupsOf } from '@/lib/domain/indicators/peers';
import { isCompared } from '@/lib/domain/indicators/roll-up';
import {
  hasPeers,
  hasSmallBase,
  type Line,
  linesOf,
  orderFrom,
  perThousandHouseholds,
} from '@/lib/domain/indicators/side-by-side';
import { isTrended } from '@/lib/domain/indicators/trend';
import { annexNote, drawnReport } from '@/lib/domain/reports/document';
import { clock } from '@/lib/platform/clock';
import { annexTable } from '@/lib/platform/documents/plan';
import { paths } from '@/lib/platform/paths';
import { type Period, parsePeriod } from '@/lib/platform/period';
import type { AreaKey, World } from '../world/city';
import { testDatabase } from '../world/database';
import { addPast, type Past } from '../world/past';
import type { Person } from '../world/people';

const at = <T>(work: () => T): T => clock.at(new Date('2026-11-02T02:00:00Z'), work);

let world: World;
beforeAll(async () => {
  ({ world } = await testDatabase());
});
beforeEach(forgetFigures);

const open = (code: string, area: AreaKey | null, key = '2026-11', person: Person = 'cityViewer') =>
  at(() =>
    readFigure(world.actors[person], {
      code,
      areaId: area && world.areas[area].id,
      period: parsePeriod(key) as Period,
    }),
  );
const standing = async (area: AreaKey, key?: string) => (await open('G01', area, key)).standing;

describe('the page of an indicator', () => {
  test('is found by its code, also in small letters, and is of the actor’s own area unless another is named', async () => {
    expect(await open('R01', null)).toMatchObject({
      id: 'estates.partyCoverage',
      standing: { area: { name: '成都市' } },
    });
    expect(await open('g01', null, '2026-11', 'streetReviewer')).toMatchObject({
      id: 'grids.count',
      standing: { area: { name: '春熙路街道' } },
    });
    expect((await open('G01', 'zongfulu')).standing.total['grids.count']).toBe(3);
  });

  test('is not found by a code that is none, nor of an area that is not wholly the actor’s', async () => {
    const refused = { code: 'not_found' };
    for (const code of ['G99', '', 'grids.count', '../G01'])
      await expect(open(code, null), code).rejects.toMatchObject(refused);
    await expect(open('G01', 'wuhou', '2026-11', 'districtClerk')).rejects.toMatchObject(refused);
    await expect(open('G01', 'jinjiang', '2026-11', 'streetReviewer')).rejects.toMatchObject(refused);
    await expect(
      at(() =>
        readFigure(world.actors.cityViewer, {
          code: 'G01',
          areaId: Number.NaN,
          period: parsePeriod('2026-11') as Period,
        }),
      ),
    ).rejects.toMatchObject(refused);
  });

  test('is not for an administrator', async () => {
    await expect(open('G01', null, '2026-11', 'auditAdmin')).rejects.toMatchObject({ code: 'not_found' });
    await expect(open('G01', 'city', '2026-11', 'auditAdmin')).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('has a trend where its parts are followed by month', () => {
    expect(isTrended('estates.partyCoverage')).toBe(true);
    expect(isTrended('service-projects.completedInPeriod')).toBe(true);
    expect(isTrended('estates.ownersCommitteeRate')).toBe(false);
    expect(isTrended('grids.pending')).toBe(false);
  });

  test('has a chart whose bars open the same figure of the areas below', async () => {
    const { svg } = await comparison(await standing('city', '2018'), 'grids.count', {
      width: 540,
      opens: 'indicator',
    });
    expect(svg).toContain(`href="/indicators/G01?area=${world.areas.jinjiang.id}&amp;period=2018"`);
  });
});

const named = (lines: readonly Line[], name: string) => lines.find((line) => line.name === name) as Line;
const namesOf = (lines: readonly Line[]) => lines.map(({ name }) => name);

describe('the areas below', () => {
  test('stand in the order of codes, or by value, what has none last', async () => {
    const city = await standing('city');
    const names = (sort?: string) => namesOf(linesOf(city, 'grids.count', { order: orderFrom(sort) }));
    expect(names()).toEqual(['锦江区', '武侯区', '合计']);
    expect(names('value')).toEqual(['武侯区', '锦江区', '合计']);
    expect(names('-value')).toEqual(['锦江区', '武侯区', '合计']);
    // 5 on 916 households, 2 on 640.
    expect(names('perThousand')).toEqual(['武侯区', '锦江区', '合计']);
    expect(names('-nothing')).toEqual(names());
    const unknown = linesOf(city, 'estates.committeePartyCoverage', { order: orderFrom('-value') });
    expect(namesOf(unknown)).toEqual(['锦江区', '武侯区', '合计']);
  });

  test('have what stands at the area itself apart, and in the whole', async () => {
    const lines = linesOf(await standing('chunxilu'), 'party-organisations.count', {});
    expect(namesOf(lines)).toEqual(['总府路社区', '督院街社区', '本级', '合计']);
    const values = lines.map((line) => line.values['party-organisations.count']);
    expect(values).toEqual([2, 0, 1, 3]);
    expect(named(lines, '本级').areaId).toBeUndefined();
  });

  test.each(['2026-11', '2018', '2024'])('have changed in %s by what the whole has changed', async (key) => {
    for (const place of ['city', 'jinjiang', 'chunxilu', 'zongfulu'] as const)
      expectParts(await standing(place, key));
  });

  test('are compared with their own year before', async () => {
    const lines = linesOf(await standing('jinjiang', '2024'), 'grids.count', {});
    const change = ({ values, yearBefore }: Line) =>
      changeOf('grids.count', values, yearBefore)?.amount.value;
    expect(change(named(lines, '春熙路街道'))).toBe(1);
    expect(change(named(lines, '锦官驿街道'))).toBe(0);
  });
});

/** Of what can be added up, the areas and what stands at the area itself make up the whole: now, and a year before. */
function expectParts({ children, own, ownYearBefore, total, yearBefore }: Figures) {
  for (const id of Object.keys(indicators) as (keyof typeof indicators)[]) {
    if (!indicators[id].isAdditive || total[id] === null || children.length === 0) continue;
    const sum = (of: readonly (number | null | undefined)[]) =>
      of.reduce<number>((all, one) => all + (one ?? 0), 0);
    expect(sum([...children.map(({ values }) => values[id]), own?.[id]]), id).toBeCloseTo(total[id]);
    if (!isCompared(id)) continue;
    const before = sum([...children.map((child) => child.yearBefore[id]), ownYearBefore[id]]);
    expect(before, id).toBeCloseTo(yearBefore[id] ?? 0);
  }
}

describe('each thousand households', () => {
  test('are those of the estates in the same area on the same day', async () => {
    const { total, children } = await standing('city');
    expect(perThousandHouseholds(total, 'self-organisations.count')).toBeCloseTo((3 / 1_556) * 1_000);
    const [jinjiang] = children;
    expect(jinjiang && perThousandHouseholds(jinjiang.values, 'grids.count')).toBeCloseTo((5 / 916) * 1_000);
  });

  test('are none where no households are known', async () => {
    const { total } = await standing('jinguanyi');
    expect(total['grids.count']).toBe(1);
    expect(perThousandHouseholds(total, 'grids.count')).toBeNull();
    expect(perThousandHouseholds({ ...total, 'estates.households': null }, 'grids.count')).toBeNull();
    expect(perThousandHouseholds((await standing('city', '2018-01')).total, 'grids.count')).toBeNull();
  });
});

describe('a small base', () => {
  test('is a denominator below ten: not none, and not of money', async () => {
    const { total } = await standing('city');
    const withEstates = (count: number | null) => ({ ...total, 'estates.count': count });
    expect(hasSmallBase(total, 'estates.partyCoverage')).toBe(true);
    expect(hasSmallBase(withEstates(9), 'estates.partyCoverage')).toBe(true);
    for (const count of [10, 0, null])
      expect(hasSmallBase(withEstates(count), 'estates.partyCoverage')).toBe(false);
    expect(hasSmallBase({ ...total, 'service-projects.planned': 5 }, 'service-projects.executionRate')).toBe(
      false,
    );
    expect(hasSmallBase(total, 'estates.count')).toBe(false);
  });
});

describe('peer groups', () => {
  test('have every district of 成都 once, and none of a city that is not known', () => {
    const codes = (peerGroupsOf('5101') ?? []).flatMap(({ districts }) => districts);
    expect(codes).toHaveLength(20);
    expect(new Set(codes).size).toBe(20);
    expect(peerGroupsOf('5001')).toBeUndefined();
  });

  test('are for the city only', async () => {
    expect(hasPeers(await standing('city'))).toBe(true);
    const jinjiang = await standing('jinjiang');
    expect(hasPeers(jinjiang)).toBe(false);
    const [plain, grouped] = [false, true].map((byPeers) => linesOf(jinjiang, 'grids.count', { byPeers }));
    expect(grouped).toEqual(plain);
  });

  test('have the sums of their members, and rates of these', async () => {
    const city = apart(await standing('city'));
    for (const id of [
      'grids.count',
      'estates.partyCoverage',
      'self-organisations.partyLedRate',
    ] as FigureId[]) {
      const lines = linesOf(city, id, { byPeers: true });
      expect(namesOf(lines)).toEqual(['中心城区（2）', '锦江区', '武侯区', '未分组（1）', '远县', '合计']);
      const group = named(lines, '中心城区（2）');
      expect(group.areaId).toBeUndefined();
      for (const part of partsOf(id)) {
        const members = ['锦江区', '武侯区'].map((name) => named(lines, name));
        const sum = (of: (line: Line) => number | null) =>
          members.reduce((all, line) => all + (of(line) ?? 0), 0);
        expect(group.values[part], part).toBe(sum(({ values }) => values[part]));
        expect(group.yearBefore[part], part).toBe(sum(({ yearBefore }) => yearBefore[part]));
        const groups = lines.filter(({ kind }) => kind === 'group');
        expect(groups.reduce((all, { values }) => all + (values[part] ?? 0), 0)).toBe(
          (city.total[part] ?? 0) + (named(lines, '远县').values[part] ?? 0),
        );
      }
    }
    // 1 of 2 estates in 锦江区, 0 of 1 in 武侯区: a third, and not the average of 50 % and 0.
    const group = named(linesOf(city, 'estates.partyCoverage', { byPeers: true }), '中心城区（2）');
    expect(amountOf(group.values, 'estates.partyCoverage')).toBeCloseTo(100 / 3);
    const grids = named(linesOf(city, 'grids.count', { byPeers: true }), '中心城区（2）');
    expect(perThousandHouseholds(grids.values, 'grids.count')).toBeCloseTo((7 / 1_556) * 1_000);
  });

  test('have no value of what cannot be added up', async () => {
    const lines = linesOf(await standing('city'), 'service-projects.providers', { byPeers: true });
    expect(named(lines, '中心城区（2）').values['service-projects.providers']).toBeNull();
  });
});

/** The city with one district more, which is in no group and stands as 锦江区 does. */
function apart(city: Standing): Standing {
  const [first, ...others] = city.children;
  if (!first) throw new Error('no districts');
  const further = { ...first, area: { ...first.area, id: 0, name: '远县', codeToday: '510199' } };
  return { ...city, children: [first, ...others, further] };
}

describe('the annex of a report', () => {
  test('says where its codes lead', async () => {
    const document = await at(async () => drawnReport(await standing('city'), { name: '市级查看员' }));
    expect(document.annexNote).toBe('编码可在本系统 /figures/编码 查到定义和记录，如 /figures/G01。');
    expect(annexTable(document)).toMatchObject({
      note: expect.stringContaining(annexNote),
      columns: [{ header: '编码' }, {}, {}, {}],
    });
    for (const { code } of document.annex) expect(await open(code, 'city'), code).toBeDefined();
    expect(paths.figure(codeOf('grids.count'), { area: 7, period: '2018' })).toBe(
      '/figures/G01?area=7&period=2018',
    );
  });
});

describe('after a change of areas', () => {
  let past: Past;
  beforeAll(async () => {
    const database = await testDatabase();
    past = await addPast(database.ownerUrl, database.world);
  });
  const seen = (area: number, key: string, tree?: 'today') =>
    at(() =>
      readFigure(past.actors.cityViewer, {
        code: 'G01',
        areaId: area,
        period: parsePeriod(key) as Period,
        tree,
      }),
    );

  test('shares of what was parted are in the year before as in the present', async () => {
    const { standing: jinguanyi } = await seen(past.areas.jinguanyi.id, '2026-11');
    expect(jinguanyi.estimated.total['grids.count']).toBeGreaterThan(0);
    for (const area of [past.areas.jinjiang, past.areas.jinguanyi, past.areas.chunxilu])
      for (const [key, tree] of [['2026-11'], ['2024'], ['2024', 'today']] as const)
        expectParts((await seen(area.id, key, tree)).standing);
    const shijiao = jinguanyi.children.find(({ area }) => area.name === '水井坊社区居委会');
    expect(shijiao?.yearBefore['grids.count']).toBe(shijiao?.values['grids.count']);
  });
});
