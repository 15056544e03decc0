import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { grids } from '@/lib/domain/grids/definition';
import { appliesAt, codeOf, indicatorIds, indicators, rateIds } from '@/lib/domain/indicators/catalogue';
import { defineIndicators, momentOf, yearBefore } from '@/lib/domain/indicators/define';
import { forgetFigures, readStanding } from '@/lib/domain/indicators/figures';
import { amountOf, changeOf, inWords, show } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import { trendMonths } from '@/lib/domain/indicators/trend';
import { findCounted } from '@/lib/domain/registry';
import { parseListQuery } from '@/lib/ledger/query';
import { countRecords, tableOf } from '@/lib/ledger/read';
import { column, where } from '@/lib/ledger/where';
import { createRecord } from '@/lib/ledger/write';
import { getArea } from '@/lib/platform/areas/queries';
import { clock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { type Period, parsePeriod } from '@/lib/platform/period';
import { read } from '@/lib/platform/transact';
import type { GridModel } from '@/prisma/client/models/Grid';
import type { AreaKey, World } from '../world/city';
import { testDatabase } from '../world/database';
import { gridForm } from '../world/grid-form';

const morning = new Date('2026-11-02T02:00:00Z');
const at = <T>(work: () => T): T => clock.at(morning, work);
const period = (key: string): Period => at(() => parsePeriod(key)) as Period;
const places = ['city', 'jinjiang', 'chunxilu', 'zongfulu', 'jinxiu', 'taiping'] as const satisfies AreaKey[];

let world: World;
beforeAll(async () => {
  ({ world } = await testDatabase());
});
beforeEach(forgetFigures);

const standing = (area: AreaKey, key: string, actor = world.actors.cityViewer) =>
  at(() => readStanding(actor, world.areas[area].id, period(key)));

describe('the catalogue', () => {
  test('gives every figure a code of its own', () => {
    const codes = [...indicatorIds, ...rateIds].map(codeOf);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('does not compile with a field, a value or an id that is none', () => {
    const spec = { code: 'X01', name: '', unit: '', definition: '' };
    expect(() =>
      defineIndicators<GridModel>()(grids, {
        // @ts-expect-error no such field
        a: { ...spec, where: { fields: { nothing: { missing: true } } } },
        // @ts-expect-error no such kind of grid
        b: { ...spec, where: { fields: { kind: { in: ['huge'] } } } },
        // @ts-expect-error a name cannot be summed
        c: { ...spec, measure: { sum: 'name' } },
        // @ts-expect-error not a date
        d: { ...spec, during: 'households' },
      }),
    ).not.toThrow();
    // @ts-expect-error no such figure
    expect(indicators['grids.nothing']).toBeUndefined();
  });
});

describe.each(['2026-11', '2026', '2018', '2018Q3', '2024-03'])('in %s every figure', (key) => {
  test.each(places)('of %s equals the list that its link opens', async (place) => {
    const { total } = await standing(place, key);
    const area = world.areas[place];
    for (const id of indicatorIds) {
      if (!appliesAt(id, area.level) || (indicators[id].isPresentOnly && !period(key).isCurrent)) {
        expect(total[id], id).toBeNull();
        continue;
      }
      const expected = await at(() =>
        read(world.actors.cityViewer, 'ledger.read', (tx) =>
          measureList(tx, hrefOf(id, area, period(key)), id),
        ),
      );
      expect(total[id], id).toEqual(expected);
    }
  });

  test.each(places)('of the areas below %s makes up its own', async (place) => {
    const { total, own, children } = await standing(place, key);
    for (const id of indicatorIds.filter((one) => indicators[one].isAdditive)) {
      if (children.length === 0 || total[id] === null) continue;
      const parts = [...children.map(({ values }) => values[id]), own?.[id] ?? 0];
      expect(
        parts.reduce<number>((sum, part) => sum + (part ?? 0), 0),
        id,
      ).toBeCloseTo(total[id]);
    }
  });
});

/** What a person finds who opens the link: the rows of that list, counted or summed by hand. */
async function measureList(tx: Tx, href: string, id: (typeof indicatorIds)[number]): Promise<number | null> {
  const { pathname, searchParams } = new URL(href, 'http://localhost');
  const ledger = findCounted(pathname.slice(1));
  if (!ledger) throw new Error(`no list at ${href}`);
  const query = parseListQuery(ledger, Object.fromEntries(searchParams));
  const area = await getArea(tx, query.areaId ?? 0);
  const filter = { ...query.filter, area };
  const { measure } = indicators[id];
  if (measure === null) return countRecords(tx, ledger, filter);
  const field =
    'sum' in measure
      ? column(measure.sum)
      : 'distinct' in measure
        ? column(measure.distinct)
        : column('areaId');
  const values = await tx.$queryRaw<
    { value: unknown }[]
  >`SELECT ${field} AS value FROM ${tableOf(ledger)} WHERE ${where(ledger, filter)}`;
  const known = values.map(({ value }) => value).filter((value) => value !== null);
  if (!('sum' in measure)) return new Set(known).size;
  return known.length === 0 && values.length > 0
    ? null
    : known.reduce<number>((sum, value) => sum + Number(value), 0);
}

describe('a stock', () => {
  test('of a past day is what stood on that day', async () => {
    expect((await standing('city', '2018-05')).total['grids.count']).toBe(0);
    expect((await standing('city', '2018-06')).total['grids.count']).toBe(6);
    expect((await standing('city', '2024-02')).total['grids.count']).toBe(6);
    expect((await standing('city', '2024-03')).total['grids.count']).toBe(7);
  });

  test('follows the months: each stands on its own count', async () => {
    const { months } = await standing('city', '2018');
    expect(
      trendMonths(period('2018'))
        .map(({ month }) => month)
        .at(5),
    ).toBe('2018-06');
    expect(months['grids.count']).toEqual([0, 0, 0, 0, 0, 6, 6, 6, 6, 6, 6, 6]);
    expect(months['party-organisations.estatesCovered']?.at(-1)).toBe(1);
  });

  test('of which earlier values are not kept has none in the past', async () => {
    const { total } = await standing('city', '2018');
    expect(total['service-projects.spent']).toBeNull();
    expect(total['grids.pending']).toBeNull();
  });
});

describe('a flow', () => {
  test('counts the first and the last day of its period', async () => {
    const completed = async (key: string) =>
      (await standing('city', key)).total['service-projects.completedInPeriod'];
    expect(await completed('2019-05')).toBe(0);
    expect(await completed('2019-06')).toBe(1);
    expect(await completed('2019Q2')).toBe(1);
    expect(await completed('2019')).toBe(1);
    expect((await standing('city', '2018-06')).total['grids.started']).toBe(6);
    expect((await standing('city', '2018-07')).total['grids.started']).toBe(0);
  });

  test('of a running period is compared with the same days a year before', () => {
    at(() => {
      expect(yearBefore(momentOf(period('2026')))).toEqual({
        day: '2025-11-02',
        from: '2025-01-01',
        to: '2025-11-02',
      });
      expect(yearBefore({ day: '2024-02-29', from: '2024-02-01', to: '2024-02-29' }).day).toBe('2023-02-28');
    });
  });
});

describe('a rate', () => {
  test('is made of the sums, and of nothing without a denominator', async () => {
    const { total, children } = await standing('city', '2026-11');
    expect(amountOf(total, 'estates.partyCoverage')).toBeCloseTo(100 / 3);
    expect(amountOf(total, 'service-projects.executionRate')).toBeCloseTo((78_600 / 170_000) * 100);
    const wuhou = children.find(({ area }) => area.name === '武侯区');
    expect(wuhou && amountOf(wuhou.values, 'estates.committeePartyCoverage')).toBeNull();
    expect(show('estates.committeePartyCoverage', null).text).toBe('—');
  });

  test('changes by percentage points, a count by its growth; from nothing there is none', async () => {
    const { total, yearBefore: before } = await standing('city', '2018-06');
    expect(changeOf('grids.count', total, before)).toMatchObject({ direction: 'up', growth: null });
    expect(changeOf('estates.partyCoverage', total, before)).toBeNull();
    expect(inWords(show('service-projects.planned', 1_375_533_200))).toBe('13.76 亿元');
    expect(inWords(show('service-projects.planned', 1_375_533_200, 'column'))).toBe('137,553.32 万元');
    expect(inWords(show('estates.households', 11_995_677))).toBe('1,199.57 万户');
  });

  test('of estates counts each once, and only those that stand', async () => {
    const { total, children } = await standing('chunxilu', '2026-11');
    expect(total['party-organisations.estatesCovered']).toBe(1);
    expect(children.map(({ values }) => values['party-organisations.estatesCovered'])).toEqual([1, 0]);
  });
});

describe('what is written', () => {
  test('is seen at once, by the next one who asks too', async () => {
    const { world: own } = await testDatabase();
    const read = (actor: typeof own.actors.cityViewer, area: AreaKey) =>
      at(() => readStanding(actor, own.areas[area].id, period('2026-11')));
    expect((await read(own.actors.streetReviewer, 'chunxilu')).total['grids.count']).toBe(4);
    await createRecord(own.actors.districtClerk, grids, gridForm(own.areas.zongfulu));
    expect((await read(own.actors.streetReviewer, 'chunxilu')).total['grids.count']).toBe(5);
    expect((await read(own.actors.cityViewer, 'city')).total['grids.count']).toBe(8);
  });
});

describe('an area', () => {
  test('that is not wholly the actor’s is not found', async () => {
    const refused = { code: 'not_found' };
    await expect(standing('wuhou', '2026-11', world.actors.districtClerk)).rejects.toMatchObject(refused);
    await expect(standing('jinjiang', '2026-11', world.actors.streetReviewer)).rejects.toMatchObject(refused);
    await expect(standing('city', '2026-11', world.actors.twoCommunities)).rejects.toMatchObject(refused);
    await expect(
      at(() => readStanding(world.actors.cityViewer, 999_999, period('2026-11'))),
    ).rejects.toMatchObject(refused);
  });

  test('is not for an administrator', async () => {
    for (const actor of [world.actors.systemAdmin, world.actors.auditAdmin, world.actors.nobody])
      await expect(standing('city', '2026-11', actor)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('keeps what was counted for one actor from one who may not see it', async () => {
    await standing('jinjiang', '2026-11');
    await expect(standing('jinjiang', '2026-11', world.actors.otherClerk)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
