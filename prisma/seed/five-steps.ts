import { addDays } from '../../lib/platform/clock.ts';
import type { DisputeKind } from '../client/enums.ts';
import type { DisputeCreateManyInput } from '../client/models/Dispute.ts';
import { insertRows } from './bulk.ts';
import { place } from './hosts.ts';
import type { Loading } from './loading.ts';
import { Codes, lots } from './lots.ts';
import { REFERENCE_DAY, STOCK_DAY } from './plan.ts';
import { earliest, lastSerials } from './stock.ts';

const causes: Record<DisputeKind, readonly string[]> = {
  neighbour: ['楼道堆物', '漏水', '晾晒占用', '空调外机滴水'],
  property: ['物业收费', '电梯维修', '保洁不到位', '公共收益公示'],
  parking: ['车位占用', '消防通道停车', '共享车位计费'],
  noise: ['广场舞噪音', '装修噪音', '夜间经营噪音'],
  renewal: ['院落改造施工', '雨棚拆除', '加装电梯分摊'],
  pets: ['犬只未牵绳', '犬吠扰邻'],
  other: ['绿地种菜', '快递柜占道', '健身器材损坏'],
};

/** 23,000 resolved by the end of 2018, some left open then; and those of the last year. */
export async function seedDisputes(load: Loading, part: 'stock' | 'joined'): Promise<void> {
  const dice = load.dice(`disputes/${part}`);
  const isStock = part === 'stock';
  const codes = new Codes('JF', isStock ? undefined : await lastSerials(load.client, 'disputes'));
  const end = isStock ? STOCK_DAY : REFERENCE_DAY;
  const { communities } = load.sites;
  const days = { since: isStock ? '2017-07-01' : addDays(REFERENCE_DAY, -364), until: addDays(end, -1) };
  const resolved = lots(dice, codes, communities, load.of(isStock ? 23_000 : 3_600), days);
  const open = lots(dice, codes, communities, load.of(isStock ? 1_700 : 320), {
    since: addDays(end, -120),
    until: end,
  });
  await insertRows<DisputeCreateManyInput>(
    load.client,
    'disputes',
    [...resolved, ...open].map((lot, i) => {
      const kind = dice.weighted({
        neighbour: 30,
        property: 26,
        parking: 18,
        noise: 12,
        renewal: 7,
        pets: 4,
        other: 3,
      });
      const { areaId, words } = place(dice, load.hosts, lot.site, 0.85);
      const isInTime = i < resolved.length;
      // What was open at the end of 2018 has been resolved since, but for a few.
      const resolvedOn = isInTime
        ? earliest(end, addDays(lot.startedOn, dice.int(1, 60)))
        : isStock && dice.chance(0.97)
          ? addDays(STOCK_DAY, dice.int(1, 200))
          : null;
      return {
        ...load.entry(dice, lot, [...words, dice.pick(causes[kind]), '纠纷']),
        areaId,
        kind,
        mediator: dice.weighted({ community: 44, estate_branch: 26, people_mediation: 20, joint: 10 }),
        state: resolvedOn
          ? ('resolved' as const)
          : dice.chance(0.9)
            ? ('open' as const)
            : ('referred' as const),
        resolvedOn,
      };
    }),
  );
}
