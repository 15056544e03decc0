import { addDays } from '../../lib/platform/clock.ts';
import type { ConferenceCreateManyInput } from '../client/models/Conference.ts';
import type { LeadershipActionCreateManyInput } from '../client/models/LeadershipAction.ts';
import type { LeadingBodyCreateManyInput } from '../client/models/LeadingBody.ts';
import type { LinkageAssignmentCreateManyInput } from '../client/models/LinkageAssignment.ts';
import type { PartTimePostCreateManyInput } from '../client/models/PartTimePost.ts';
import { insertRows } from './bulk.ts';
import type { Dice } from './dice.ts';
import { partOf, roughly } from './entries.ts';
import { place } from './hosts.ts';
import type { Loading } from './loading.ts';
import { Codes, type Lot, lotOfEach, lots, type Site } from './lots.ts';
import { REFERENCE_DAY } from './plan.ts';
import { latest } from './stock.ts';

export async function seedLeadingBodies(load: Loading): Promise<void> {
  const dice = load.dice('leading-bodies');
  const codes = new Codes('LD');
  const { city, districts } = load.sites;
  const since = { since: '2017-04-01', until: '2018-06-30' };
  const bodies = [
    ['commission', '社区发展治理委员会', '常委、组织部长', '组织部'],
    ['party_building', '党建工作领导小组', '书记', '组织部'],
    ['governance', '社区发展治理领导小组', '书记', '社治委'],
  ] as const;
  await insertRows<LeadingBodyCreateManyInput>(
    load.client,
    'leading_bodies',
    bodies.flatMap(([kind, name, headPost, officeUnit]) =>
      lotOfEach(dice, codes, [city, ...districts], since).map((lot) => {
        const decided = dice.int(6, 24);
        const whose = lot.site === city ? '市委' : '区(市)县委';
        return {
          ...load.entry(dice, lot, [lot.site.shortName, name]),
          kind,
          headPost: `${whose}${headPost}`,
          isHeadConcurrent: kind === 'commission' && dice.chance(0.95),
          officeUnit: `${whose}${officeUnit}`,
          memberUnits: dice.int(18, 42),
          meetingsHeld: dice.int(2, 6),
          mattersDecided: decided,
          mattersDone: partOf(dice, decided, 0.7, 1.05),
        };
      }),
    ),
  );
}

/** 1,804 of the streets and communities, and those of estates. */
export async function seedConferences(load: Loading): Promise<void> {
  const dice = load.dice('conferences');
  const codes = new Codes('LH');
  const { streets, communities } = load.sites;
  const row = (lot: Lot<Site>, name: string, kind: 'regional' | 'estate', convener: string) => {
    const resolutions = roughly(dice, kind === 'regional' ? 8 : 5);
    return {
      ...load.entry(dice, lot, [lot.site.shortName, name]),
      kind,
      convener,
      memberUnits: roughly(dice, kind === 'regional' ? 18 : 6),
      lastMetOn: dice.chance(0.03)
        ? null
        : latest(lot.startedOn, addDays(REFERENCE_DAY, -Math.round(520 * dice.roll() ** 2))),
      meetingsHeld: dice.int(0, kind === 'regional' ? 6 : 8),
      resolutions,
      resolutionsDone: partOf(dice, resolutions, 0.6, 1.1),
    };
  };
  const regional = load.of(1_804);
  const ofStreets = lotOfEach(dice, codes, streets.slice(0, regional), { since: '2016-01-01' });
  const ofCommunities = lots(dice, codes, communities, regional - ofStreets.length, { since: '2017-01-01' });
  const ofEstates = lots(dice, codes, communities, load.of(3_000), { since: '2017-06-01' });
  await insertRows<ConferenceCreateManyInput>(load.client, 'conferences', [
    ...ofStreets.map((lot) => row(lot, '区域化党建联席会议', 'regional', '街道党工委')),
    ...ofCommunities.map((lot) => row(lot, '区域化党建联席会议', 'regional', '社区党组织')),
    ...ofEstates.map((lot) => {
      const { areaId, words } = place(dice, load.hosts, lot.site, 0.9);
      return { ...row(lot, '', 'estate', '小区党组织'), areaId, name: `${words.join('')}多方联席会议` };
    }),
  ]);
}

const unitKinds = {
  agency: ['税务所', '派出所', '市场监管所', '司法所'],
  state_owned: ['供电营业所', '邮政支局', '水务营业所', '银行支行'],
  institution: ['小学', '中学', '社区卫生服务中心', '幼儿园', '文化馆'],
  new_economic: ['商贸公司', '物流公司', '科技公司', '餐饮公司'],
  new_social: ['社会工作服务中心', '志愿服务协会', '商会'],
} as const;
export type UnitKind = keyof typeof unitKinds;

/** A made-up unit of a place: 演示 in the names of companies and associations, so that nobody takes them for a real one. */
export function unitOf(dice: Dice, site: Site, kind: UnitKind): string[] {
  const isMadeUp = kind === 'new_economic' || kind === 'new_social';
  return [site.shortName, dice.pick(unitKinds[kind]), ...(isMadeUp ? ['（演示）'] : [])];
}

export const someUnitKind = (dice: Dice): UnitKind =>
  dice.weighted({ agency: 14, state_owned: 14, institution: 22, new_economic: 38, new_social: 12 });

export async function seedPartTimePosts(load: Loading): Promise<void> {
  const dice = load.dice('part-time-posts');
  const codes = new Codes('JW');
  const { streets, communities } = load.sites;
  const seats = [
    ...lots(dice, codes, streets, load.of(900), { since: '2017-01-01' }),
    ...lots(dice, codes, communities, load.of(3_600), { since: '2017-01-01' }),
  ];
  await insertRows<PartTimePostCreateManyInput>(
    load.client,
    'part_time_posts',
    seats.map((lot) => {
      const unitKind = someUnitKind(dice);
      const dutiesTaken = dice.int(0, 4);
      return {
        ...load.entry(dice, lot, [lot.site.shortName, '兼职委员席位']),
        residentUnit: unitOf(dice, lot.site, unitKind).join(''),
        unitKind,
        post: dice.pick(['党组织书记', '负责人', '副书记', '工会主席']),
        dutiesTaken,
        dutiesDone: partOf(dice, dutiesTaken, 0.5, 1.1),
        termEndsOn: addDays(REFERENCE_DAY, dice.int(-60, 1_100)),
      };
    }),
  );
}

/** Every district, street and community is linked; so are the estates of nearly every community. */
export async function seedLinkage(load: Loading): Promise<void> {
  const dice = load.dice('linkage-assignments');
  const codes = new Codes('LX');
  const { districts, streets, communities } = load.sites;
  const row = (
    lot: Lot<Site>,
    kind: LinkageAssignmentCreateManyInput['kind'],
    post: string,
    estates: number | null,
  ) => {
    const visits = dice.chance(0.02) ? 0 : dice.int(2, 16);
    const problemsFound = visits === 0 ? 0 : roughly(dice, visits * 0.8);
    return {
      ...load.entry(dice, lot, [lot.site.shortName, '联系点']),
      kind,
      post,
      estatesLinked: estates,
      visits,
      lastVisitOn: visits === 0 ? null : addDays(REFERENCE_DAY, -dice.int(1, 200)),
      problemsFound,
      problemsSolved: partOf(dice, problemsFound, 0.6, 1.1),
    };
  };
  const since = { since: '2017-09-01', until: '2018-10-31' };
  const estatesIn = (site: Site) => load.hosts.get(site.id)?.length ?? 0;
  await insertRows<LinkageAssignmentCreateManyInput>(load.client, 'linkage_assignments', [
    ...lotOfEach(dice, codes, districts, since).map((lot) => row(lot, 'city_district', '市委常委', null)),
    ...lotOfEach(dice, codes, streets, since).map((lot) =>
      row(lot, 'district_street', '区(市)县委常委', null),
    ),
    ...lotOfEach(dice, codes, communities, since).map((lot) =>
      row(lot, 'street_community', '街道领导班子成员', null),
    ),
    ...lotOfEach(
      dice,
      codes,
      communities.filter((site) => estatesIn(site) > 0),
      since,
    ).map((lot) => row(lot, 'community_estate', '社区“两委”委员', estatesIn(lot.site))),
  ]);
}

/** 11 studies, 2 plenary sessions, 22 visits on site, all of the city's committee. */
export async function seedLeadershipActions(load: Loading): Promise<void> {
  const dice = load.dice('leadership-actions');
  const codes = new Codes('TD');
  const since = { since: '2018-01-05', weight: () => 1 };
  const topics = [
    '老旧城区改造',
    '党群服务体系建设',
    '社区工作者队伍建设',
    '网格融合',
    '街道职能转变',
    '小区治理',
    '社区发展规划',
  ];
  const made = (
    [
      ['standing_study', '市委常委会研究', 11],
      ['plenary', '市委全会部署', 2],
      ['on_site', '书记现场办公', 22],
    ] as const
  ).flatMap(([kind, name, count]) =>
    lots(dice, codes, [load.sites.city], count, since).map((lot) => {
      const matters = dice.int(3, 12);
      const topic = dice.pick(topics);
      return {
        ...load.entry(dice, lot, [name, topic]),
        kind,
        leadUnit: '市委社治委',
        matters,
        mattersDone: partOf(dice, matters, 0.8, 1.1),
        summary: `${topic}有关事项`,
      };
    }),
  );
  await insertRows<LeadershipActionCreateManyInput>(load.client, 'leadership_actions', made);
}
