import { addDays } from '../../lib/platform/clock.ts';
import type { DemonstrationUnitCreateManyInput } from '../client/models/DemonstrationUnit.ts';
import type { HonourCreateManyInput } from '../client/models/Honour.ts';
import type { WorkerCreateManyInput } from '../client/models/Worker.ts';
import { insertRows } from './bulk.ts';
import type { Loading } from './loading.ts';
import { Codes, type Lot, lots, type Site } from './lots.ts';
import { STOCK_DAY } from './plan.ts';

/** 28,000 posts; 2,800 of those who hold one became mid-grade social workers within two years. */
export async function seedWorkers(load: Loading): Promise<void> {
  const dice = load.dice('workers');
  const posts = lots(dice, new Codes('GZ'), load.sites.communities, load.of(28_000), {
    since: '2008-01-01',
    weight: ({ density }) => 1 + density,
  });
  const order = dice.sample(
    posts.map((_, i) => i),
    load.of(2_800) + load.of(900) + load.of(5_200),
  );
  // The order of a sample is that of the list: dealt out by turns, each grade is everywhere.
  const gradeOf = new Map(
    order.map((post, i) => [post, i % 89 < 28 ? 'recent' : i % 89 < 37 ? 'earlier' : 'assistant']),
  );
  const recent = new Set(dice.sample(order, load.of(2_800)));
  const certificate = (post: number) => {
    if (recent.has(post))
      return {
        certificate: dice.weighted({ social_worker: 96, senior: 4 }),
        certifiedOn: dice.day('2017-01-01', STOCK_DAY),
      };
    const grade = gradeOf.get(post);
    if (grade === undefined) return { certificate: 'none' as const, certifiedOn: null };
    return grade === 'assistant'
      ? { certificate: 'assistant' as const, certifiedOn: dice.day('2010-06-01', STOCK_DAY) }
      : { certificate: 'social_worker' as const, certifiedOn: dice.day('2010-06-01', '2016-12-31') };
  };
  await insertRows<WorkerCreateManyInput>(
    load.client,
    'workers',
    posts.map((lot, i) => ({
      ...load.entry(dice, lot, [lot.site.shortName, '专职工作者岗']),
      grade: lot.code.endsWith('001') ? ('head' as const) : dice.weighted({ deputy: 22, staff: 78 }),
      isPartyMember: dice.chance(0.62),
      ...certificate(i),
    })),
  );
}

/** 453 in three tiers, each place at most once. */
export async function seedDemonstrationUnits(load: Loading): Promise<void> {
  const dice = load.dice('demonstration-units');
  const codes = new Codes('SF');
  const { streets, communities } = load.sites;
  const named = { since: '2018-03-01', until: '2018-11-30' };
  const row = (lot: Lot<Site>, tier: 'street' | 'community' | 'estate', name: readonly string[]) => {
    const isReviewed = dice.chance(0.9);
    return {
      ...load.entry(dice, lot, [
        ...name,
        '示范',
        tier === 'street' ? '街道' : tier === 'community' ? '社区' : '小区',
      ]),
      tier,
      category: dice.weighted({
        old_town: 40,
        new_district: 25,
        resettlement: 18,
        industry: 12,
        international: 5,
      }),
      awardedBy: '市委社治委',
      reviewedOn: isReviewed ? addDays(lot.startedOn, dice.int(10, 420)) : null,
      reviewResult: isReviewed ? dice.weighted({ passed: 92, mending: 6, withdrawn: 2 }) : null,
      followers: dice.int(0, 6),
    };
  };
  const once = <S extends Site>(sites: readonly S[], count: number) =>
    dice.sample(sites, Math.min(count, sites.length)).flatMap((site) => lots(dice, codes, [site], 1, named));
  const hosted = communities.filter(({ id }) => load.hosts.get(id)?.length);
  await insertRows<DemonstrationUnitCreateManyInput>(load.client, 'demonstration_units', [
    ...once(streets, load.of(40)).map((lot) => row(lot, 'street', [lot.site.shortName])),
    ...once(communities, load.of(173)).map((lot) => row(lot, 'community', [lot.site.shortName])),
    ...once(hosted, load.of(240)).map((lot) => {
      const host = dice.pick(load.hosts.get(lot.site.id) ?? []);
      return { ...row(lot, 'estate', host.words), areaId: host.areaId };
    }),
  ]);
}

export async function seedHonours(load: Loading): Promise<void> {
  const dice = load.dice('honours');
  const codes = new Codes('BZ');
  const { city, districts, communities } = load.sites;
  const in2018 = { since: '2018-03-01', weight: () => 1 };
  const ofCity = [
    '“2018年民生示范工程”第一名',
    '基层党建创新典型案例',
    '社会治理创新案例',
    '城市基层党建示范市',
  ];
  const row = (
    lot: Lot<Site>,
    kind: 'national' | 'provincial' | 'municipal' | 'district',
    name: string,
    by: string,
  ) => ({
    ...load.entry(dice, lot, [name]),
    kind,
    awardedBy: by,
    note: null,
  });
  await insertRows<HonourCreateManyInput>(load.client, 'honours', [
    ...lots(dice, codes, [city], ofCity.length, in2018).map((lot, i) =>
      row(lot, 'national', ofCity[i] ?? '', '全国性评选'),
    ),
    ...lots(dice, codes, districts, load.of(36), in2018).map((lot) =>
      row(lot, 'provincial', `${lot.site.shortName}社区治理创新奖`, '省级部门'),
    ),
    ...lots(dice, codes, communities, load.of(240), in2018).map((lot) =>
      row(
        lot,
        dice.chance(0.6) ? 'municipal' : 'district',
        `${lot.site.shortName}先进基层党组织`,
        '市、区级党委',
      ),
    ),
  ]);
}
