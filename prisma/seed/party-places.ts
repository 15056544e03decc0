import type { Day } from '../../lib/platform/clock.ts';
import type { PartyOrganisationKind, PartySetting } from '../client/enums.ts';
import type { Dice } from './dice.ts';
import type { Words } from './entries.ts';
import type { Host } from './estates.ts';
import { type Community, isTown } from './places.ts';
import type { Plan } from './plan.ts';
import { turnover } from './plan.ts';
import { begun, end, type Life, type Slot } from './stock.ts';
import { retired } from './words.ts';

/** A Party organisation to be: where it stands, what it is called, how long it lasts. */
export type Founding = {
  setting: PartySetting;
  kind: PartyOrganisationKind;
  area: { id: number; code: string };
  community: Community;
  words: Words;
  life: Life;
};

type Kinds = Partial<Record<PartyOrganisationKind, number>>;

const endings: Partial<Record<PartyOrganisationKind, string>> = {
  branch: '党支部',
  joint_branch: '联合党支部',
  functional_branch: '功能型党支部',
  temporary_branch: '临时党支部',
  party_group: '党小组',
};

/** One for each street: 街道党工委, or the committee of a town; set up long ago, or on a given day. */
export function streetCommittees(dice: Dice, communities: readonly Community[], on?: Day): Founding[] {
  const streets = new Map(communities.map((community) => [community.street.id, community]));
  return [...streets.values()].map((community) => ({
    setting: 'street',
    kind: isTown(community.street) ? 'committee' : 'work_committee',
    area: community.street,
    community,
    words: isTown(community.street)
      ? ['中共', community.street.name, '委员会']
      : ['中共', community.district.name, '委', community.street.name, '工作委员会'],
    life: begun(on ?? dice.day('2000-01-01', '2016-12-31')),
  }));
}

/** One for each community at any time. Some general branches have grown into committees: the one ends on the day the other begins. */
export function communityCommittees(dice: Dice, communities: readonly Community[], on?: Day): Founding[] {
  const grown = new Set(on ? [] : dice.sample(communities, turnover(communities.length)));
  return communities.flatMap((community) => {
    const life = begun(on ?? dice.day('2001-01-01', '2018-06-30'));
    const founding = (kind: 'committee' | 'general_branch', life: Life): Founding => ({
      setting: 'community',
      kind,
      area: community,
      community,
      words: ['中共', community.shortName, kind === 'committee' ? '委员会' : '总支部委员会'],
      life,
    });
    if (!grown.has(community))
      return founding(dice.chance(community.isVillage ? 0.3 : 0.6) ? 'committee' : 'general_branch', life);
    end(dice, life, ['党员人数增加，经批准改设党委']);
    return [founding('general_branch', life), founding('committee', begun(life.retiredOn as string))];
  });
}

/** Those in estates, and in the owners' committees and property firms of estates that have one of the first throughout. */
export function estateOrganisations(dice: Dice, hosts: readonly Host[], { party }: Plan): Founding[] {
  const founded =
    (setting: PartySetting, word: string, kinds: Kinds) =>
    (host: Host, life: Life): Founding => {
      const kind = dice.weighted(kinds as Record<PartyOrganisationKind, number>);
      return {
        setting,
        kind,
        area: { id: host.areaId, code: host.code },
        community: host.community,
        words: [...host.words, word, endings[kind] ?? ''],
        life,
      };
    };
  const inEstates = choose(
    dice,
    hosts,
    party.estate,
    founded('estate', '', { branch: 86, joint_branch: 7, functional_branch: 4, party_group: 3 }),
  );
  const steady = inEstates
    .filter(({ life }) => life.retiredOn === null && life.startedOn < '2019')
    .map(({ item }) => item);
  const owners = choose(
    dice,
    steady.filter((host) => host.hasOwnersCommittee),
    party.owners_committee,
    founded('owners_committee', '业委会', { branch: 60, functional_branch: 40 }),
  );
  const taken = new Set(owners.map(({ item }) => item));
  const firms = choose(
    dice,
    steady.filter((host) => host.hasCompany && !taken.has(host)),
    party.property_firm,
    founded('property_firm', '物业服务中心', { branch: 75, temporary_branch: 10, functional_branch: 15 }),
  );
  return [...inEstates, ...owners, ...firms].map(({ founding }) => founding);
}

export function gridBranches(dice: Dice, grids: readonly Slot[], { party }: Plan): Founding[] {
  return choose(dice, grids, party.grid, ({ community, serial }, life): Founding => {
    const kind = dice.weighted({ branch: 80, joint_branch: 8, party_group: 12 });
    return {
      setting: 'grid',
      kind,
      area: community,
      community,
      words: [community.shortName, `第${serial}`, '网格', endings[kind] ?? ''],
      life,
    };
  }).map(({ founding }) => founding);
}

const sectors = {
  new_sector: ['商圈楼宇', '园区企业', '沿街商户', '快递网点'],
  resident_unit: ['驻区学校', '驻区医院', '驻区机关', '驻区企业'],
};

export function sectorBranches(
  dice: Dice,
  communities: readonly Community[],
  setting: keyof typeof sectors,
  { party }: Plan,
): Founding[] {
  const towns = communities.filter(({ isVillage }) => !isVillage);
  return choose(dice, towns, party[setting], (community, life): Founding => {
    const kind = dice.weighted({ branch: 70, joint_branch: 30 });
    return {
      setting,
      kind,
      area: community,
      community,
      words: [community.shortName, dice.pick(sectors[setting]), endings[kind] ?? ''],
      life,
    };
  }).map(({ founding }) => founding);
}

/** Takes places for `count` organisations of the stock day, some of which end, and for as many that begin after it; no place twice. */
function choose<T>(
  dice: Dice,
  places: readonly T[],
  count: number,
  found: (place: T, life: Life) => Founding,
): { item: T; founding: Founding; life: Life }[] {
  const chosen = dice.sample(places, count + turnover(count));
  const later = new Set(dice.sample(chosen, turnover(count)));
  const lives = chosen.map((item) => ({
    item,
    life: begun(
      later.has(item) ? dice.day('2019-01-01', '2026-10-31') : dice.day('2010-01-01', '2018-12-31'),
    ),
  }));
  const ending = dice.sample(
    lives.filter(({ item }) => !later.has(item)),
    turnover(count),
  );
  for (const { life } of ending) end(dice, life, retired.party);
  return lives.map(({ item, life }) => ({ item, life, founding: found(item, life) }));
}
