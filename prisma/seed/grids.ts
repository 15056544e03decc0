import type pg from 'pg';
import type { GridKind } from '../client/enums.ts';
import type { GridCreateManyInput } from '../client/models/Grid.ts';
import type { DemoUsers } from './accounts.ts';
import { insertRows } from './bulk.ts';
import type { Dice } from './dice.ts';
import { entry, roughly } from './entries.ts';
import type { Community } from './places.ts';
import type { Plan } from './plan.ts';
import { isSteady, type Part, type Slot, stock } from './stock.ts';
import { retired } from './words.ts';

const kindWords: Record<GridKind, string> = { general: '网格', micro: '微网格', dedicated: '专属网格' };

/** Loads the grids and returns those that stand throughout. */
export async function seedGrids(
  client: pg.ClientBase,
  dice: Dice,
  communities: readonly Community[],
  plan: Plan,
  users: DemoUsers,
  part: Part,
): Promise<Slot[]> {
  const slots = stock(
    dice,
    communities,
    {
      count: plan.grids,
      since: '2014-01-01',
      reasons: retired.grids,
      isEverywhere: true,
    },
    part,
  );
  await insertRows<GridCreateManyInput>(
    client,
    'grids',
    slots.map((slot) => {
      const { community, serial } = slot;
      const kind = dice.weighted<GridKind>({ general: 86, micro: 9, dedicated: 5 });
      const households = roughly(dice, kind === 'micro' ? 80 : community.isVillage ? 240 : 360);
      return {
        ...entry(dice, users, slot, community, `${community.code}${String(serial).padStart(3, '0')}`, [
          community.shortName,
          `第${serial}`,
          kindWords[kind],
        ]),
        areaId: community.id,
        kind,
        households,
        population:
          households === null || dice.chance(0.01) ? null : Math.round(households * (2.1 + dice.roll())),
        microGrids: kind === 'micro' ? null : dice.int(3, 12),
        workers: kind === 'micro' ? 1 : dice.int(1, 4),
        scopeNote: dice.chance(0.35)
          ? `${community.shortName}${dice.pick(['东', '南', '西', '北', '中'])}片，第${serial}网格所辖院落和沿街商铺`
          : null,
      };
    }),
  );
  return slots.filter(isSteady);
}
