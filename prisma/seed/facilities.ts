import { addDays, type Day } from '../../lib/platform/clock.ts';
import type { FacilityKind } from '../client/enums.ts';
import type { FacilityCreateManyInput } from '../client/models/Facility.ts';
import type { OnlineServiceCreateManyInput } from '../client/models/OnlineService.ts';
import type { ServiceOutletCreateManyInput } from '../client/models/ServiceOutlet.ts';
import { insertRows } from './bulk.ts';
import { contact, roughly } from './entries.ts';
import type { Loading } from './loading.ts';
import { Codes, type Lot, lotOfEach, lots, partsOfWhole, type Site } from './lots.ts';
import type { Community } from './places.ts';
import { STOCK_DAY } from './plan.ts';
import { latest } from './stock.ts';
import { associations, companies } from './words.ts';

const scenes = [
  '天府书屋',
  '邻里会客厅',
  '非遗角',
  '院落记忆墙',
  '川剧角',
  '茶文化角',
  '社区花园',
  '睦邻长廊',
];

/** Each estate at most once, in the community whose code it carries. */
type AtEstate = { lot: Lot<Community>; areaId: number; words: readonly string[] };

export async function seedFacilities(load: Loading): Promise<void> {
  const dice = load.dice('facilities');
  const codes = new Codes('ZY');
  const { streets, communities } = load.sites;
  const in2018 = { since: '2018-01-15', until: STOCK_DAY };
  const row = (
    lot: Lot<Site>,
    kind: FacilityKind,
    words: readonly string[],
    area: number,
    renovatedOn: Day | null = null,
  ) => {
    const isScene = kind === 'cultural_scene' || kind === 'activity_station';
    const isFit = !isScene && dice.chance(0.85);
    return {
      ...load.entry(dice, lot, words),
      ...contact(dice),
      kind,
      floorArea: roughly(dice, area),
      renovatedOn,
      isAccessible: isFit || dice.chance(0.6),
      isParticipatory: isFit || dice.chance(0.5),
      isShareable: isFit || dice.chance(0.4),
      acceptedOn: isFit
        ? latest(renovatedOn ?? lot.startedOn, addDays(lot.startedOn, dice.int(20, 300)))
        : null,
    };
  };
  const atEstates = (count: number): AtEstate[] => {
    const hosts = communities.flatMap((site) =>
      (load.hosts.get(site.id) ?? []).map((host) => ({ site, host })),
    );
    return dice.sample(hosts, Math.min(count, hosts.length)).map(({ site, host }) => ({
      lot: lotAtEstate(dice.day(in2018.since, in2018.until), site, codes),
      areaId: host.areaId,
      words: host.words,
    }));
  };
  const estateRows = (count: number, kind: FacilityKind, area: number, name: () => string) =>
    atEstates(count).map(({ lot, areaId, words }) => ({
      ...row(lot, kind, [...words, name()], area),
      areaId,
    }));

  const centres = lotOfEach(
    dice,
    codes,
    communities.filter(() => dice.chance(0.96)),
    { since: '2010-01-01', until: '2017-12-31' },
  );
  const renovated = new Set(dice.sample(centres, load.of(810)));
  await insertRows<FacilityCreateManyInput>(load.client, 'facilities', [
    ...lots(dice, codes, streets, load.of(65), in2018).map((lot) =>
      row(lot, 'street_complex', [lot.site.shortName, '党群服务综合体', '（天府之家）'], 2_600),
    ),
    ...centres.map((lot) =>
      row(
        lot,
        'community_centre',
        [lot.site.shortName, '党群服务中心'],
        620,
        renovated.has(lot)
          ? dice.day(in2018.since, in2018.until)
          : dice.chance(0.5)
            ? dice.day('2019-01-15', '2023-12-31')
            : null,
      ),
    ),
    ...estateRows(load.of(220), 'estate_station', 120, () => '党群服务站'),
    ...lots(dice, codes, streets, load.of(174), in2018).map((lot) =>
      row(lot, 'new_sector_point', [lot.site.shortName, dice.pick(companies), '“两新”党群服务点'], 90),
    ),
    ...lots(dice, codes, communities, load.of(140), in2018).map((lot) =>
      row(lot, 'business_station', [lot.site.shortName, '商圈楼宇党群服务站'], 260),
    ),
    ...lots(dice, codes, communities, load.of(60), in2018).map((lot) =>
      row(lot, 'park_station', [lot.site.shortName, '园区市场党群服务站'], 240),
    ),
    ...estateRows(load.of(3_070), 'activity_station', 60, () => '党群活动站'),
    ...estateRows(load.of(6_059), 'cultural_scene', 40, () => dice.pick(scenes)),
  ]);
}

const lotAtEstate = (startedOn: Day, site: Community, codes: Codes): Lot<Community> => ({
  ...{ startedOn, retiredOn: null, retireReason: null },
  site,
  code: codes.next(site.code),
});

/** Elder and child care nearly everywhere, 200 canteens, 14,000 parking spaces, small shops. */
export async function seedServiceOutlets(load: Loading): Promise<void> {
  const dice = load.dice('service-outlets');
  const codes = new Codes('WD');
  const { communities } = load.sites;
  const parking = lots(dice, codes, communities, load.of(700), { since: '2018-01-15' });
  const spaces = partsOfWhole(
    dice,
    load.of(14_000),
    parking.map(() => 1),
  );
  const row = (
    lot: Lot<Community>,
    kind: ServiceOutletCreateManyInput['kind'],
    name: string,
    count: number | null,
  ) => ({
    ...load.entry(dice, lot, [lot.site.shortName, name]),
    ...contact(dice),
    kind,
    operator: dice.chance(0.8) ? `${dice.pick(associations)}社会工作服务中心（演示）` : null,
    isOperating: dice.chance(0.94),
    spaces: count,
    served: roughly(dice, kind === 'parking' ? 900 : 3_200, 0.05),
  });
  const nearlyAll = (share: number) => communities.filter(() => dice.chance(share));
  const years = { since: '2014-01-01' };
  await insertRows<ServiceOutletCreateManyInput>(load.client, 'service_outlets', [
    ...lotOfEach(dice, codes, nearlyAll(0.97), years).map((lot) =>
      row(lot, 'elder_care', '居家养老服务点', null),
    ),
    ...lotOfEach(dice, codes, nearlyAll(0.94), years).map((lot) =>
      row(lot, 'child_care', '幼儿托管点', null),
    ),
    ...lots(dice, codes, communities, load.of(200), { since: '2018-01-15' }).map((lot) =>
      row(lot, 'canteen', '众筹食堂', null),
    ),
    ...parking.map((lot, i) => row(lot, 'parking', '共享停车点', spaces[i] ?? 0)),
    ...lots(dice, codes, communities, load.of(3_000), years).map((lot) =>
      row(lot, 'convenience', dice.pick(['便民菜店', '便民维修点', '快递服务点', '洗衣缝补店']), null),
    ),
  ]);
}

const departments = [
  ['市公安局', '户政业务预约'],
  ['市人社局', '社保查询'],
  ['市医保局', '医保查询'],
  ['市教育局', '入学报名'],
  ['市卫计委', '预约挂号'],
  ['市民政局', '婚姻登记预约'],
  ['市住建局', '维修资金查询'],
  ['市房管局', '网签查询'],
  ['市交委', '公交查询'],
  ['市城管委', '停车查询'],
  ['市水务局', '水费查询'],
  ['市环保局', '空气质量'],
  ['市工商局', '企业登记查询'],
  ['市税务局', '个税查询'],
  ['市司法局', '法律援助申请'],
  ['市文广新局', '图书借阅'],
  ['市体育局', '场馆预订'],
  ['市旅游局', '景区预约'],
  ['市残联', '残疾人证办理'],
  ['市总工会', '职工帮扶'],
  ['团市委', '青少年活动'],
  ['市妇联', '家庭教育'],
  ['市公积金中心', '公积金查询'],
  ['市气象局', '天气预警'],
  ['市地震局', '地震预警'],
  ['市邮政管理局', '快递查询'],
  ['市通信管理局', '号码查询'],
  ['市应急办', '应急避难场所'],
  ['市食药监局', '餐饮等级查询'],
  ['市质监局', '电梯查询'],
  ['市林业园林局', '公园查询'],
  ['市国土局', '不动产查询'],
  ['市规划局', '规划公示'],
  ['市发改委', '价格查询'],
  ['市商务委', '菜市查询'],
  ['市供电公司', '电费查询'],
  ['市燃气集团', '燃气查询'],
] as const;

/** 148 services of 37 departments, and three platforms. */
export async function seedOnlineServices(load: Loading): Promise<void> {
  const dice = load.dice('online-services');
  const codes = new Codes('XS');
  const since = { since: '2018-01-10', weight: () => 1 };
  const suffixes = ['', '进度跟踪', '网上申请', '满意度评价'];
  const services = lots(dice, codes, [load.sites.city], 148, since).map((lot, i) => {
    const [department, service] = departments[i % departments.length] ?? departments[0];
    return {
      ...load.entry(dice, lot, [service, suffixes[Math.floor(i / departments.length)] ?? '']),
      kind: 'citizen_cloud' as const,
      department,
      isConnected: true,
      handled: roughly(dice, 42_000),
    };
  });
  const platforms = lots(dice, codes, [load.sites.city], 3, since).map((lot, i) => ({
    ...load.entry(dice, lot, [['智慧党建平台', '政务服务平台', '数字城管平台'][i] ?? '']),
    kind: 'platform' as const,
    department: ['市委组织部', '市政务服务办', '市城管委'][i] ?? '',
    isConnected: i !== 2 || dice.chance(0.5),
    handled: null,
  }));
  await insertRows<OnlineServiceCreateManyInput>(load.client, 'online_services', [...services, ...platforms]);
}
