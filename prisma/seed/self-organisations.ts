import type pg from 'pg';
import { addDays } from '../../lib/platform/clock.ts';
import type { SelfOrganisationKind } from '../client/enums.ts';
import type { SelfOrganisationCreateManyInput } from '../client/models/SelfOrganisation.ts';
import type { DemoUsers } from './accounts.ts';
import { insertRows } from './bulk.ts';
import { creditCode } from './credit-code.ts';
import type { Dice } from './dice.ts';
import { entry, roughly } from './entries.ts';
import { type Hosts, place } from './hosts.ts';
import type { Community } from './places.ts';
import { type Plan, REFERENCE_DAY } from './plan.ts';
import { latest, type Part, stock } from './stock.ts';
import { groups, retired } from './words.ts';

const purposes: Record<SelfOrganisationKind, string> = {
  deliberation: '组织居民商议公共事务，监督院落公约执行',
  culture: '组织居民文体活动，排练和演出',
  mutual_aid: '组织邻里互助和便民服务',
  environment: '维护公共环境，开展垃圾分类和绿化',
  mediation: '调解邻里纠纷',
  elder_care: '探访和陪伴高龄、独居老人',
  youth: '组织青少年课后和假期活动',
};

export async function seedSelfOrganisations(
  client: pg.ClientBase,
  dice: Dice,
  communities: readonly Community[],
  plan: Plan,
  users: DemoUsers,
  hosts: Hosts,
  part: Part,
): Promise<void> {
  const slots = stock(
    dice,
    communities,
    {
      count: plan.selfOrganisations,
      since: '2012-01-01',
      reasons: retired.selfOrganisations,
      letter: 'Z',
    },
    part,
  );
  await insertRows<SelfOrganisationCreateManyInput>(
    client,
    'self_organisations',
    slots.map((slot, i) => {
      const { community, serial } = slot;
      const kind = dice.weighted<SelfOrganisationKind>({
        deliberation: 26,
        culture: 24,
        mutual_aid: 14,
        environment: 12,
        mediation: 9,
        elder_care: 9,
        youth: 6,
      });
      const { areaId, words } = place(dice, hosts, community, 0.3);
      const isRegistered = dice.chance(0.35);
      const lastActiveOn = slot.retiredOn ?? addDays(REFERENCE_DAY, -Math.round(700 * dice.roll() ** 4));
      return {
        ...entry(dice, users, slot, community, `${community.code}Z${String(serial).padStart(3, '0')}`, [
          ...words,
          dice.pick(groups[kind]),
        ]),
        areaId,
        kind,
        isPartyLed: dice.chance(0.4),
        isRegistered,
        creditCode: isRegistered && dice.chance(0.15) ? creditCode('52', community.district.code, i) : null,
        memberCount: roughly(dice, kind === 'culture' ? 28 : 14),
        lastActiveOn: dice.chance(0.03) ? null : latest(lastActiveOn, slot.startedOn),
        purpose: purposes[kind],
      };
    }),
  );
}
