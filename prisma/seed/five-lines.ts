import { addDays } from '../../lib/platform/clock.ts';
import type { TallyKind } from '../client/enums.ts';
import type { ActivityCreateManyInput } from '../client/models/Activity.ts';
import type { ServiceItemCreateManyInput } from '../client/models/ServiceItem.ts';
import type { SocialOrganisationCreateManyInput } from '../client/models/SocialOrganisation.ts';
import type { TallyCreateManyInput } from '../client/models/Tally.ts';
import { insertRows } from './bulk.ts';
import { creditCode } from './credit-code.ts';
import type { Dice } from './dice.ts';
import { contact, roughly } from './entries.ts';
import { place } from './hosts.ts';
import type { Loading } from './loading.ts';
import { Codes, type Lot, lotOfEach, lots, partsOfWhole } from './lots.ts';
import type { Community } from './places.ts';
import { REFERENCE_DAY, STOCK_DAY } from './plan.ts';
import { lastSerials } from './stock.ts';
import { associations, companies } from './words.ts';

/** 35 social enterprises, 12,000 social organisations. */
export async function seedSocialOrganisations(load: Loading): Promise<void> {
  const dice = load.dice('social-organisations');
  const codes = new Codes('SH');
  const { communities } = load.sites;
  const row = (lot: Lot<Community>, isEnterprise: boolean, i: number) => ({
    ...load.entry(
      dice,
      lot,
      isEnterprise
        ? [lot.site.shortName, dice.pick(companies), '社区服务有限公司', '（演示）']
        : [lot.site.shortName, dice.pick(associations), '社会工作服务中心', '（演示）'],
    ),
    ...contact(dice),
    kind: isEnterprise ? ('enterprise' as const) : ('organisation' as const),
    isPartyLed: isEnterprise || dice.chance(0.3),
    creditCode: dice.chance(0.4)
      ? creditCode(isEnterprise ? '91' : '52', lot.site.district.code, 100_000 + i)
      : null,
    staff: roughly(dice, isEnterprise ? 14 : 6),
    projectsUndertaken: dice.int(1, isEnterprise ? 6 : 4),
    givenBack: isEnterprise ? dice.int(20, 300) * 1_000 : null,
  });
  await insertRows<SocialOrganisationCreateManyInput>(load.client, 'social_organisations', [
    ...lots(dice, codes, communities, load.of(35), { since: '2018-01-01' }).map((lot, i) =>
      row(lot, true, i),
    ),
    ...lots(dice, codes, communities, load.of(12_000), { since: '2012-01-01' }).map((lot, i) =>
      row(lot, false, 100 + i),
    ),
  ]);
}

const activities = {
  vanguard: ['“蓉城先锋”示范组织评议', '党员示范岗亮牌', '先锋事迹宣讲'],
  members_in: ['党员进社区义诊', '党员进社区环境整治', '党员进社区结对帮扶', '党员进社区政策宣讲'],
  volunteer_day: ['社区志愿服务日便民集市', '社区志愿服务日清洁行动', '社区志愿服务日敬老活动'],
  culture: ['天府文化润城戏曲进小区', '天府文化润城邻里书会', '天府文化润城非遗体验'],
  other: ['邻里节', '院落坝坝会', '社区运动会'],
} as const;

/** Of 2018, or of the year up to today; more on weekends' months than in the cold. */
export async function seedActivities(load: Loading, part: 'stock' | 'joined'): Promise<void> {
  const dice = load.dice(`activities/${part}`);
  const isStock = part === 'stock';
  const codes = new Codes('HD', isStock ? undefined : await lastSerials(load.client, 'activities'));
  const days = isStock
    ? { since: '2018-01-01', until: STOCK_DAY }
    : { since: addDays(REFERENCE_DAY, -364), until: REFERENCE_DAY };
  await insertRows<ActivityCreateManyInput>(
    load.client,
    'activities',
    lots(dice, codes, load.sites.communities, load.of(isStock ? 16_000 : 7_000), days).map((lot) => {
      const kind = dice.weighted({ vanguard: 8, members_in: 24, volunteer_day: 34, culture: 22, other: 12 });
      const { areaId, words } = place(dice, load.hosts, lot.site, kind === 'culture' ? 0.8 : 0.3);
      const participants = roughly(dice, kind === 'culture' ? 120 : 45);
      return {
        ...load.entry(dice, lot, [...words, dice.pick(activities[kind])]),
        areaId,
        kind,
        organiser: `${lot.site.shortName}党组织`,
        participants,
        serviceHours: kind === 'volunteer_day' && participants ? participants * dice.int(2, 4) : null,
        organisations: kind === 'vanguard' ? dice.int(1, 8) : null,
      };
    }),
  );
}

const categories = {
  education: [
    '义务教育',
    '学前教育资助',
    '公共图书馆开放',
    '文体设施开放',
    '社区教育课程',
    '家长学校',
    '青少年假期托管',
  ],
  employment: ['就业登记', '失业保险', '职业培训', '创业指导', '养老保险经办', '医保经办', '灵活就业服务'],
  health: ['居民健康档案', '预防接种', '孕产妇健康', '慢病管理', '家庭医生签约', '健康讲座', '中医适宜技术'],
  elder_care: ['高龄津贴', '居家养老服务', '日间照料', '助餐服务', '残疾人补贴', '适老化改造', '失能照护'],
  housing: [
    '公租房申请',
    '住房补贴',
    '物业纠纷调解',
    '维修资金咨询',
    '老旧院落改造',
    '加装电梯咨询',
    '房屋安全排查',
  ],
  safety: ['法律援助', '人民调解', '公共安全宣传', '消防巡查', '社区矫正协助', '反诈宣传', '应急演练'],
  environment: ['垃圾分类', '绿化管护', '背街小巷保洁', '水环境巡查', '病媒防治', '文明养犬', '油烟治理'],
  convenience: ['代办服务', '证照打印', '水电气缴费', '快递代收', '便民维修', '共享工具', '雨伞借用'],
} as const;

/** 96 basic public services and 218 community services. */
export async function seedServiceItems(load: Loading): Promise<void> {
  const dice = load.dice('service-items');
  const codes = new Codes('QD');
  const all = Object.entries(categories).flatMap(([category, names]) =>
    names.map((name) => ({ category: category as keyof typeof categories, name })),
  );
  const forms = ['', '（上门）', '（预约）', '（延时）', '（线上）'];
  const rows = (kind: 'basic' | 'community', count: number) =>
    lots(dice, codes, [load.sites.city], count, { since: '2018-01-01', until: '2018-06-30' }).map(
      (lot, i) => {
        const { category, name } = all[i % all.length] ?? {
          category: 'convenience' as const,
          name: '代办服务',
        };
        const form = forms[Math.floor(i / all.length)] ?? '';
        return {
          ...load.entry(dice, lot, [name, form]),
          kind,
          category,
          leadUnit: dice.pick([
            '市民政局',
            '市人社局',
            '市卫计委',
            '市教育局',
            '市住建局',
            '市司法局',
            '市委社治委',
          ]),
          progress: dice.weighted({ done: 86, running: 11, planned: 3 }),
          isOnline: dice.chance(0.5),
        };
      },
    );
  await insertRows<ServiceItemCreateManyInput>(load.client, 'service_items', [
    ...rows('basic', 96),
    ...rows('community', 218),
  ]);
}

const tallies: readonly [TallyKind, string, number][] = [
  ['members_down', '下沉党员', 130_000],
  ['volunteers', '志愿者', 1_700_000],
  ['backbone', '党员骨干', 362_800],
  ['residents_serving', '参与服务居民', 1_684_000],
  ['merchants', '参与服务的社会组织和商家', 21_000],
];

/** The counts of people of 2018, by community. */
export async function seedTallies(load: Loading): Promise<void> {
  const dice = load.dice('tallies');
  const codes = new Codes('TJ');
  const { communities } = load.sites;
  const weights = communities.map(({ density }) => density);
  const counted = { since: '2018-11-20', until: STOCK_DAY };
  await insertRows<TallyCreateManyInput>(
    load.client,
    'tallies',
    tallies.flatMap(([kind, name, total]) => {
      const people = partsOfWhole(dice, load.of(total), weights);
      return lotOfEach(dice, codes, communities, counted).map((lot, i) => ({
        ...load.entry(dice, lot, [lot.site.shortName, '2018年', name]),
        kind,
        people: people[i] ?? 0,
        serviceHours: kind === 'merchants' || kind === 'backbone' ? null : hours(dice, people[i] ?? 0),
      }));
    }),
  );
}

const hours = (dice: Dice, people: number) => (dice.chance(0.04) ? null : people * dice.int(6, 24));
