import { addDays } from '../../lib/platform/clock.ts';
import type { ActionProjectAction, ActionProjectKind } from '../client/enums.ts';
import type { ActionProjectCreateManyInput } from '../client/models/ActionProject.ts';
import type { FundCreateManyInput } from '../client/models/Fund.ts';
import type { IndustrialZoneCreateManyInput } from '../client/models/IndustrialZone.ts';
import { insertRows } from './bulk.ts';
import type { Dice } from './dice.ts';
import type { Loading } from './loading.ts';
import { Codes, type Lot, lotOfEach, lots, partsOfWhole, type Site } from './lots.ts';
import { STOCK_DAY } from './plan.ts';

/** What one kind of project came to in 2018: how many, of which size in all, and how dear one is beside another. */
type Programme = {
  kind: ActionProjectKind;
  action: ActionProjectAction;
  name: string;
  count: number;
  /** The field that has its size, with the whole of it. */
  size?: { field: 'households' | 'lanes' | 'squareMetres' | 'metres'; total: number };
  cost: number;
};

const programmes: readonly Programme[] = [
  {
    kind: 'urban_village',
    action: 'renewal',
    name: '城中村改造',
    count: 120,
    size: { field: 'households', total: 27_000 },
    cost: 260,
  },
  {
    kind: 'back_alley',
    action: 'alleys',
    name: '背街小巷整治',
    count: 640,
    size: { field: 'lanes', total: 1_918 },
    cost: 3,
  },
  {
    kind: 'featured_street',
    action: 'featured',
    name: '特色街区打造',
    count: 109,
    size: { field: 'lanes', total: 109 },
    cost: 60,
  },
  {
    kind: 'green_space',
    action: 'renewal',
    name: '透绿开敞空间',
    count: 420,
    size: { field: 'squareMetres', total: 4_800_000 },
    cost: 8,
  },
  {
    kind: 'greenway',
    action: 'services',
    name: '社区绿道',
    count: 300,
    size: { field: 'metres', total: 1_096_000 },
    cost: 14,
  },
  { kind: 'area_plan', action: 'services', name: '片区策划和实施方案', count: 120, cost: 1 },
  { kind: 'other', action: 'safety', name: '平安社区创建', count: 520, cost: 2 },
  { kind: 'other', action: 'services', name: '社区服务提升', count: 760, cost: 2 },
];

/** 58,000,000,000 yuan, in units of ten thousand. */
const FUNDS = 58_000_000_000;

export async function seedActionProjects(load: Loading): Promise<void> {
  const dice = load.dice('action-projects');
  const codes = new Codes('XD');
  const { communities, streets } = load.sites;
  const begun = { since: '2018-01-10', until: '2018-09-30' };
  const made = programmes.flatMap((programme) => {
    const { kind, action, name, size, cost } = programme;
    const sites: readonly Site[] = kind === 'area_plan' ? streets : communities;
    const weight = kind === 'featured_street' ? { weight: () => 1 } : {};
    const at = lots(dice, codes, sites, load.of(programme.count), { ...begun, ...weight });
    const sizes = size ? sized(dice, load.of(size.total), at, size.field) : [];
    return at.map((lot, i) => ({
      lot,
      kind,
      action,
      name,
      size,
      cost: cost * (0.5 + dice.roll()),
      of: sizes[i] ?? null,
    }));
  });
  const funds = partsOfWhole(
    dice,
    load.of(FUNDS),
    made.map(({ cost }) => cost),
    10_000,
  );
  await insertRows<ActionProjectCreateManyInput>(
    load.client,
    'action_projects',
    made.map(({ lot, kind, action, name, size, of }, i) => {
      // What has a size was done within the year: its size is what was achieved.
      const isDone = size !== undefined || dice.chance(0.8);
      const of10k = (funds[i] ?? 0) / 10_000;
      return {
        ...load.entry(dice, lot, [lot.site.shortName, name]),
        action,
        kind,
        ...{ households: null, lanes: null, squareMetres: null, metres: null },
        ...(size && { [size.field]: of }),
        state: isDone ? ('completed' as const) : ('running' as const),
        completedOn: isDone ? dice.day(addDays(lot.startedOn, 30), STOCK_DAY) : null,
        funds: funds[i] ?? 0,
        socialFunds: Math.round(of10k * (0.1 + 0.5 * dice.roll())) * 10_000,
      };
    }),
  );
}

/** Streets of their own are one each; everything else differs from place to place. */
function sized(dice: Dice, total: number, at: readonly Lot<Site>[], field: string): number[] {
  if (field === 'lanes' && total === at.length) return at.map(() => 1);
  // Nothing has a size of 0.
  return partsOfWhole(
    dice,
    total - at.length,
    at.map(() => 0.3 + dice.roll()),
  ).map((part) => part + 1);
}

/** 66 of them. */
export async function seedIndustrialZones(load: Loading): Promise<void> {
  const dice = load.dice('industrial-zones');
  const names = [
    '电子信息',
    '生物医药',
    '航空经济',
    '智能制造',
    '现代物流',
    '文化创意',
    '都市农业',
    '轨道交通',
    '新材料',
    '会展旅游',
  ];
  await insertRows<IndustrialZoneCreateManyInput>(
    load.client,
    'industrial_zones',
    lots(dice, new Codes('GN'), load.sites.districts, load.of(66), {
      since: '2017-07-01',
      weight: () => 1,
    }).map((lot, i) => {
      const theme = names[i % names.length] ?? '';
      return {
        ...load.entry(dice, lot, [lot.site.shortName, theme, '产业功能区', '（演示）']),
        kind: theme.includes('农业')
          ? ('agriculture' as const)
          : dice.weighted({ manufacturing: 45, services: 35, innovation: 20 }),
        authority: `${lot.site.shortName}${theme}产业功能区管委会（演示）`,
        hasTakenOver: dice.chance(0.95),
      };
    }),
  );
}

/** 1,590,000,000 yuan for 2018: something for every community, more for some. */
export async function seedFunds(load: Loading): Promise<void> {
  const dice = load.dice('funds');
  const codes = new Codes('ZJ');
  const { communities } = load.sites;
  const given = { since: '2018-02-01', until: '2018-06-30' };
  const made = [
    ...lotOfEach(dice, codes, communities, given).map((lot) => ({
      lot,
      kind: 'guarantee' as const,
      weight: 3 + lot.site.density,
    })),
    ...lotOfEach(
      dice,
      codes,
      communities.filter(() => dice.chance(0.45)),
      given,
    ).map((lot) => ({ lot, kind: 'incentive' as const, weight: 1 + lot.site.density })),
  ];
  const quotas = partsOfWhole(
    dice,
    load.of(1_590_000_000),
    made.map(({ weight }) => weight),
    1_000,
  );
  await insertRows<FundCreateManyInput>(
    load.client,
    'funds',
    made.map(({ lot, kind }, i) => {
      const quota = quotas[i] ?? 0;
      const allocated = dice.chance(0.9) ? quota : Math.round(quota * (0.5 + 0.4 * dice.roll()));
      return {
        ...load.entry(dice, lot, [
          lot.site.shortName,
          '2018年',
          kind === 'guarantee' ? '保障资金' : '激励资金',
        ]),
        kind,
        year: 2018,
        quota,
        allocated,
        spent: dice.chance(0.03) ? null : Math.round(allocated * (0.72 + 0.28 * dice.roll())),
      };
    }),
  );
}
