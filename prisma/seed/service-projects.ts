import type pg from 'pg';
import { addDays, type Day } from '../../lib/platform/clock.ts';
import type { ProjectLine, ProjectState } from '../client/enums.ts';
import type { ServiceProjectCreateManyInput } from '../client/models/ServiceProject.ts';
import type { DemoUsers } from './accounts.ts';
import { insertRows } from './bulk.ts';
import { creditCode } from './credit-code.ts';
import type { Dice } from './dice.ts';
import { entry, roughly } from './entries.ts';
import { type Hosts, place } from './hosts.ts';
import type { Community } from './places.ts';
import { type Plan, REFERENCE_DAY } from './plan.ts';
import { earliest, isOfStockDay, latest, type Part, type Slot, stock } from './stock.ts';
import { associations, retired, services } from './words.ts';

export async function seedServiceProjects(
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
      count: plan.serviceProjects,
      since: '2018-01-01',
      reasons: retired.serviceProjects,
      letter: 'F',
    },
    part,
  );
  await insertRows<ServiceProjectCreateManyInput>(
    client,
    'service_projects',
    slots.map((slot, i) => {
      const { community, serial } = slot;
      const line = dice.weighted<ProjectLine>({
        service: 55,
        autonomy: 14,
        association: 12,
        volunteer: 11,
        party: 8,
      });
      const { areaId, words } = place(dice, hosts, community, 0.15);
      const hasProvider = dice.chance(0.6);
      return {
        ...entry(dice, users, slot, community, `${community.code}F${String(serial).padStart(3, '0')}`, [
          ...words,
          dice.pick(services[line]),
        ]),
        areaId,
        line,
        provider: hasProvider ? `${dice.pick(associations)}社会工作服务中心（演示）` : null,
        providerCreditCode:
          hasProvider && dice.chance(0.5) ? creditCode('52', community.district.code, 50_000 + i) : null,
        beneficiaries: roughly(dice, 260),
        ...course(dice, slot),
      };
    }),
  );
}

type Course = Pick<ServiceProjectCreateManyInput, 'state' | 'plannedMoney' | 'spentMoney'> & {
  plannedEndOn: Day;
  completedOn: Day | null;
};

/** How a project stands on the reference day, with an end and money that go with it. */
function course(dice: Dice, slot: Slot): Course {
  const plannedMoney = 100 * Math.round(50 + 3_950 * dice.roll() ** 2.5);
  const spent = (from: number, to: number) => Math.round(plannedMoney * (from + (to - from) * dice.roll()));
  const { startedOn, retiredOn } = slot;
  if (retiredOn)
    return {
      state: 'terminated',
      plannedMoney,
      spentMoney: spent(0, 0.3),
      plannedEndOn: addDays(startedOn, dice.int(180, 720)),
      completedOn: null,
    };

  const state = dice.weighted<ProjectState | 'late'>({
    completed: 62,
    running: 30,
    late: 3,
    accepting: 1.5,
    reserve: 1.5,
    approved: 1,
    terminated: 1,
  });
  const past = () =>
    dice.day(
      earliest(addDays(startedOn, 90), REFERENCE_DAY),
      earliest(addDays(startedOn, isOfStockDay(slot) ? 2_400 : 540), addDays(REFERENCE_DAY, -1)),
    );
  const ahead = () => dice.day(addDays(REFERENCE_DAY, 1), '2028-12-31');
  switch (state) {
    case 'completed': {
      const plannedEndOn = past();
      const completedOn = earliest(addDays(plannedEndOn, dice.int(-45, 60)), REFERENCE_DAY);
      return {
        state,
        plannedMoney,
        spentMoney: spent(0.92, 1.01),
        plannedEndOn,
        completedOn: latest(completedOn, startedOn),
      };
    }
    case 'late':
      return {
        state: 'running',
        plannedMoney,
        spentMoney: spent(0.4, 0.95),
        plannedEndOn: past(),
        completedOn: null,
      };
    case 'running':
      return { state, plannedMoney, spentMoney: spent(0.3, 0.9), plannedEndOn: ahead(), completedOn: null };
    case 'accepting':
      return { state, plannedMoney, spentMoney: spent(0.85, 1), plannedEndOn: ahead(), completedOn: null };
    case 'terminated':
      return { state, plannedMoney, spentMoney: spent(0.05, 0.4), plannedEndOn: past(), completedOn: null };
    default:
      return { state, plannedMoney, spentMoney: null, plannedEndOn: ahead(), completedOn: null };
  }
}
