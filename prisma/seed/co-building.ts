import { addDays } from '../../lib/platform/clock.ts';
import type { ResidentUnitMeans } from '../client/enums.ts';
import type { CoBuildingProjectCreateManyInput } from '../client/models/CoBuildingProject.ts';
import type { ResidentUnitCreateManyInput } from '../client/models/ResidentUnit.ts';
import { insertRows, reserveIds } from './bulk.ts';
import { creditCode } from './credit-code.ts';
import { contact, roughly } from './entries.ts';
import type { Loading } from './loading.ts';
import { Codes, lots } from './lots.ts';
import { someUnitKind, unitOf } from './organisation.ts';
import { STOCK_DAY } from './plan.ts';

const projects: Record<ResidentUnitMeans, readonly string[]> = {
  organisation: ['联合党课', '支部共建', '党员双报到', '联合主题党日'],
  interest: ['物业共管', '商居联盟', '就业岗位共享', '惠民消费'],
  resource: ['停车位共享', '场地共享', '食堂共享', '体育设施开放', '会议室共享'],
};

const someMeans = { organisation: 40, interest: 22, resource: 38 } as const;

/** 22,000 units with an agreement, and some without; 68,000 projects. */
export async function seedCoBuilding(load: Loading): Promise<void> {
  const dice = load.dice('resident-units');
  const { communities } = load.sites;
  const codes = new Codes('ZQ');
  const signed = lots(dice, codes, communities, load.of(22_000), {
    since: '2015-01-01',
    until: '2018-06-30',
  });
  const others = lots(dice, codes, communities, load.of(2_600), { since: '2015-01-01' });
  const ids = await reserveIds(load.client, 'resident_units', signed.length + others.length);
  const units = [...signed, ...others].map((lot, i) => {
    const kind = someUnitKind(dice);
    const isSigned = i < signed.length;
    const signedOn = isSigned ? dice.day(lot.startedOn, STOCK_DAY) : null;
    return {
      id: ids[i],
      ...load.entry(dice, lot, unitOf(dice, lot.site, kind)),
      ...contact(dice),
      kind,
      creditCode:
        kind === 'new_economic' && dice.chance(0.3)
          ? creditCode('91', lot.site.district.code, 200_000 + i)
          : null,
      hasPartyOrganisation: dice.chance(kind.startsWith('new_') ? 0.45 : 0.98),
      means: isSigned ? dice.weighted<ResidentUnitMeans>(someMeans) : null,
      signedOn,
      expiresOn: signedOn ? addDays(signedOn, 365 * dice.int(3, 10)) : null,
    };
  });
  await insertRows<ResidentUnitCreateManyInput>(load.client, 'resident_units', units);

  const unitsAt = new Map<number, number[]>();
  units.slice(0, signed.length).forEach(({ areaId, id }) => {
    unitsAt.set(areaId, [...(unitsAt.get(areaId) ?? []), id ?? 0]);
  });
  const chance = load.dice('co-building-projects');
  const since = { since: '2016-01-01' };
  await insertRows<CoBuildingProjectCreateManyInput>(
    load.client,
    'co_building_projects',
    lots(chance, new Codes('GJ'), communities, load.of(68_000), since).map((lot) => {
      const means = chance.weighted<ResidentUnitMeans>(someMeans);
      const there = unitsAt.get(lot.site.id);
      const end = addDays(lot.startedOn, chance.int(60, 720));
      const state = chance.weighted({ completed: 90, running: 5, agreed: 2, stopped: 3 });
      return {
        ...load.entry(chance, lot, [lot.site.shortName, chance.pick(projects[means])]),
        residentUnitId: there && chance.chance(0.97) ? chance.pick(there) : null,
        means,
        state,
        completedOn: state === 'completed' ? end : null,
        beneficiaries: roughly(chance, 160, 0.05),
      };
    }),
  );
}
