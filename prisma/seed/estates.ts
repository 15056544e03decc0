import type pg from 'pg';
import { addDays } from '../../lib/platform/clock.ts';
import type { EstateKind, PropertyManagement } from '../client/enums.ts';
import type { EstateCreateManyInput } from '../client/models/Estate.ts';
import type { DemoUsers } from './accounts.ts';
import { insertRows } from './bulk.ts';
import type { Dice } from './dice.ts';
import { entry, roughly, type Words } from './entries.ts';
import type { Community } from './places.ts';
import { type Plan, REFERENCE_DAY } from './plan.ts';
import { isSteady, type Part, stock } from './stock.ts';
import {
  companies,
  employers,
  estateKinds,
  estatePhases,
  estatePoetry,
  retired,
  rural,
  streets,
} from './words.ts';

/** An estate that stands throughout: one that other records can stand in. */
export type Host = {
  areaId: number;
  code: string;
  words: Words;
  community: Community;
  hasOwnersCommittee: boolean;
  hasCompany: boolean;
};

const kinds: Record<'town' | 'village', Record<EstateKind, number>> = {
  town: { commercial: 52, old_courtyard: 26, resettlement: 9, work_unit: 8, affordable: 5, rural: 0 },
  village: { commercial: 4, old_courtyard: 2, resettlement: 24, work_unit: 0, affordable: 0, rural: 70 },
};

const management: Record<EstateKind, Record<PropertyManagement, number>> = {
  commercial: { company: 92, trust: 5, self_managed: 3, none: 0 },
  old_courtyard: { company: 10, trust: 25, self_managed: 45, none: 20 },
  resettlement: { company: 65, trust: 10, self_managed: 20, none: 5 },
  work_unit: { company: 25, trust: 15, self_managed: 55, none: 5 },
  affordable: { company: 90, trust: 5, self_managed: 5, none: 0 },
  rural: { company: 2, trust: 3, self_managed: 45, none: 50 },
};

/** Loads the estates, whose trigger makes an area for each, and returns those that stand throughout. */
export async function seedEstates(
  client: pg.ClientBase,
  dice: Dice,
  communities: readonly Community[],
  plan: Plan,
  users: DemoUsers,
  part: Part,
): Promise<Host[]> {
  const slots = stock(
    dice,
    communities,
    {
      count: plan.estates,
      since: '2009-01-01',
      reasons: retired.estates,
      letter: 'E',
      weight: ({ density, isVillage }) => density * (isVillage ? 0.4 : 1.2),
    },
    part,
  );
  const taken = new Set<string>();
  const estates = slots.map((slot) => {
    const { community } = slot;
    const kind = dice.weighted(kinds[community.isVillage ? 'village' : 'town']);
    const words = freeName(dice, kind, community, taken);
    const code = `${community.code}E${String(slot.serial).padStart(3, '0')}`;
    return {
      slot,
      words,
      row: {
        ...entry(dice, users, slot, community, code, words),
        areaId: community.id,
        ...details(dice, kind, slot.startedOn),
      },
    };
  });
  // Retired only once it is in: the trigger closes an estate's area on a change, not on entry.
  const rows = estates.map(({ row }) => ({ ...row, retiredOn: null, retireReason: null }));
  await insertRows<EstateCreateManyInput>(client, 'estates', rows);
  await retire(
    client,
    estates.map(({ row }) => row).filter(({ retiredOn }) => retiredOn),
  );

  const areaIds = await ownAreas(client);
  return estates
    .filter(({ slot }) => isSteady(slot))
    .map(({ slot, words, row }) => ({
      areaId: areaIds.get(row.code) as number,
      code: row.code,
      words,
      community: slot.community,
      hasOwnersCommittee: row.hasOwnersCommittee,
      hasCompany: row.propertyManagement === 'company',
    }));
}

async function retire(
  client: pg.ClientBase,
  rows: readonly Pick<EstateCreateManyInput, 'code' | 'retiredOn' | 'retireReason'>[],
): Promise<void> {
  await client.query(
    `UPDATE estates e SET retired_on = r.day, retire_reason = r.reason
     FROM unnest($1::text[], $2::date[], $3::text[]) AS r(code, day, reason) WHERE e.code = r.code`,
    [
      rows.map(({ code }) => code),
      rows.map(({ retiredOn }) => retiredOn),
      rows.map(({ retireReason }) => retireReason),
    ],
  );
}

async function ownAreas(client: pg.ClientBase): Promise<Map<string, number>> {
  const { rows } = await client.query<{ code: string; areaId: number }>(
    'SELECT code, own_area_id AS "areaId" FROM estates',
  );
  return new Map(rows.map(({ code, areaId }) => [code, areaId]));
}

function details(dice: Dice, kind: EstateKind, startedOn: string) {
  const households = roughly(
    dice,
    { commercial: 900, old_courtyard: 160, resettlement: 700, work_unit: 240, affordable: 800, rural: 90 }[
      kind
    ],
  );
  const propertyManagement = dice.weighted(management[kind]);
  const hasOwnersCommittee = dice.chance(
    { company: 0.34, trust: 0.2, self_managed: 0.12, none: 0 }[propertyManagement],
  );
  const startYear = Number(startedOn.slice(0, 4));
  return {
    kind,
    households,
    buildings: households === null ? null : Math.max(1, Math.round(households / dice.int(40, 110))),
    builtYear:
      startYear > 2018
        ? startYear
        : dice.int(kind === 'old_courtyard' || kind === 'work_unit' ? 1978 : 1998, Math.min(2018, startYear)),
    propertyManagement,
    propertyCompany: propertyManagement === 'company' ? `${dice.pick(companies)}物业（演示）` : null,
    hasOwnersCommittee,
    ownersCommitteeTermEndsOn: hasOwnersCommittee ? addDays(REFERENCE_DAY, dice.int(-90, 1_500)) : null,
  };
}

function freeName(dice: Dice, kind: EstateKind, community: Community, taken: Set<string>): Words {
  for (let attempt = 0; ; attempt++) {
    const words = nameOf(dice, kind, community);
    if (attempt > 20) words.push(`${attempt - 19}组团`);
    const key = community.code + words.join('');
    if (taken.has(key)) continue;
    taken.add(key);
    return words;
  }
}

function nameOf(dice: Dice, kind: EstateKind, community: Community): string[] {
  const place = community.shortName.replace(/(社区|村)$/, '');
  switch (kind) {
    case 'commercial':
      return [
        dice.pick(estatePoetry),
        dice.pick(estateKinds),
        ...(dice.chance(0.25) ? [dice.pick(estatePhases)] : []),
      ];
    case 'old_courtyard':
      return [/[路街巷]$/.test(place) ? place : dice.pick(streets), `${dice.int(1, 180)}号院`];
    case 'resettlement':
      return [
        place,
        dice.pick(['新居', '安置小区', '家园']),
        ...(dice.chance(0.5) ? [dice.pick(estatePhases)] : []),
      ];
    case 'work_unit':
      return [dice.pick(employers), dice.pick(['宿舍', '家属院', '家属区'])];
    case 'affordable':
      return [dice.pick(estatePoetry), dice.pick(['公租房小区', '人才公寓', '保障房小区'])];
    case 'rural':
      return [place, `${dice.int(1, 16)}组`, dice.pick(rural)];
  }
}
