import type { FusionCheckCreateManyInput } from '../client/models/FusionCheck.ts';
import type { GridForceCreateManyInput } from '../client/models/GridForce.ts';
import { insertRows } from './bulk.ts';
import { partOf, roughly } from './entries.ts';
import type { Loading } from './loading.ts';
import { Codes, lotOfEach, lots } from './lots.ts';

/** The 25 departments whose people came down, by the line they belong to. */
const departments: readonly [GridForceCreateManyInput['field'], readonly string[]][] = [
  ['public_order', ['综治办', '信访局', '司法局', '法院']],
  ['police', ['公安局', '交警支队', '消防支队']],
  ['environment', ['环保局', '水务局', '林业园林局', '国土局']],
  ['urban_management', ['城管委', '建委', '规划局', '房管局']],
  ['market', ['工商局', '食药监局', '质监局']],
  ['emergency', ['安监局', '民防办']],
  ['civil_affairs', ['民政局', '人社局', '残联']],
  ['health', ['卫计委']],
  ['other', ['网络理政办']],
];

export async function seedGridForces(load: Loading): Promise<void> {
  const dice = load.dice('grid-forces');
  const all = departments.flatMap(([field, names]) => names.map((name) => ({ field, name })));
  // The four that the paper names are nearly everywhere, the others here and there.
  const usual = all.filter(({ field }) =>
    ['public_order', 'police', 'environment', 'urban_management'].includes(field),
  );
  await insertRows<GridForceCreateManyInput>(
    load.client,
    'grid_forces',
    lots(dice, new Codes('XC'), load.sites.communities, load.of(6_500), { since: '2017-06-01' }).map(
      (lot, i) => {
        const { field, name } = all[i] ?? dice.pick(dice.chance(0.75) ? usual : all);
        const orders = dice.int(0, 40);
        return {
          ...load.entry(dice, lot, [lot.site.shortName, name, '下沉力量']),
          department: name,
          field,
          people: roughly(dice, 4),
          isMerged: dice.chance(0.93),
          isDispatched: dice.chance(0.9),
          orders,
          ordersAnswered: partOf(dice, orders, 0.75, 1.05),
        };
      },
    ),
  );
}

export async function seedFusionChecks(load: Loading): Promise<void> {
  const dice = load.dice('fusion-checks');
  await insertRows<FusionCheckCreateManyInput>(
    load.client,
    'fusion_checks',
    lotOfEach(dice, new Codes('RH'), load.sites.communities, { since: '2018-03-01' }).map((lot) => {
      const areAllFused = dice.chance(0.8);
      const fused = (chance: number) => areAllFused || dice.chance(chance);
      const parts = {
        areMembersFused: fused(0.85),
        areGridsFused: fused(0.9),
        areDutiesFused: fused(0.7),
        areProcessesFused: fused(0.6),
        arePlatformsFused: fused(0.45),
      };
      const isWhole = Object.values(parts).every(Boolean);
      return {
        ...load.entry(dice, lot, [lot.site.shortName, '五大融合清单']),
        ...parts,
        note: isWhole
          ? null
          : dice.pick(['部门系统尚未对接', '人员编制未到位', '流程尚在试行', '等待区级统一部署']),
      };
    }),
  );
}
