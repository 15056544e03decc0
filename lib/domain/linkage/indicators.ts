import { defineIndicators, type Moment } from '@/lib/domain/indicators/define';
import type { LinkageAssignmentKind } from '@/prisma/client/enums';
import type { LinkageProblemModel } from '@/prisma/client/models/LinkageProblem';
import type { LinkageVisitModel } from '@/prisma/client/models/LinkageVisit';
import {
  type LinkedAreaRow,
  linkageAreas,
  linkageKindLabels,
  linkageProblems,
  linkageVisits,
} from './definition';

/** The first visit to an assignment within a period: by it assignments visited are counted, each once. */
function firstWithin({ from, to }: Moment) {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const turns =
    days > 100
      ? (['year'] as const)
      : days > 31
        ? (['year', 'quarter'] as const)
        : (['year', 'quarter', 'month'] as const);
  return { in: turns };
}

const visited = (kind: LinkageAssignmentKind, code: string) => ({
  code,
  name: `走访过的${linkageKindLabels[kind]}联系点`,
  unit: '个',
  during: 'visitedOn' as const,
  where: (at: Moment) => ({ fields: { kind: { in: [kind] }, firstOf: firstWithin(at) } }),
  paper: ['S18'] as const,
  definition: `期间内至少走访过一次的${linkageKindLabels[kind]}联系点，各计一个。`,
});

export const linkageVisitIndicators = defineIndicators<LinkageVisitModel>()(linkageVisits, {
  'linkage-visits.count': {
    code: 'LX06',
    name: '联系点走访',
    unit: '次',
    during: 'visitedOn',
    paper: ['S18'],
    definition: '期间内各级联系点的走访次数。',
  },
  'linkage-visits.cityDistrict': visited('city_district', 'LX11'),
  'linkage-visits.districtStreet': visited('district_street', 'LX12'),
  'linkage-visits.streetCommunity': visited('street_community', 'LX13'),
  'linkage-visits.communityEstate': visited('community_estate', 'LX14'),
});

const found = (kind: LinkageAssignmentKind, code: string) => ({
  code,
  name: `${linkageKindLabels[kind]}发现问题`,
  unit: '个',
  during: 'foundOn' as const,
  where: { fields: { kind: { in: [kind] } } },
  paper: ['S18'] as const,
  definition: `期间内${linkageKindLabels[kind]}走访发现的问题。`,
});

const solved = (kind: LinkageAssignmentKind, code: string) => ({
  code,
  name: `${linkageKindLabels[kind]}发现并已解决的问题`,
  unit: '个',
  during: 'foundOn' as const,
  where: { fields: { kind: { in: [kind] }, state: { in: ['solved'] as const } } },
  isPresentOnly: true,
  paper: ['S18'] as const,
  definition: `期间内${linkageKindLabels[kind]}走访发现的问题中，至今已解决的。`,
});

export const linkageProblemIndicators = defineIndicators<LinkageProblemModel>()(linkageProblems, {
  'linkage.found': {
    code: 'LX07',
    name: '联系点发现问题',
    unit: '个',
    during: 'foundOn',
    paper: ['S18'],
    definition: '期间内走访中发现的问题。',
  },
  'linkage.solved': {
    code: 'LX08',
    name: '联系点解决问题',
    unit: '个',
    during: 'solvedOn',
    paper: ['S18'],
    definition: '期间内解决的问题，不论何时发现。',
  },
  'linkage.solvedOfFound': {
    code: 'LX15',
    name: '发现并已解决的问题',
    unit: '个',
    during: 'foundOn',
    where: { fields: { state: { in: ['solved'] } } },
    isPresentOnly: true,
    paper: ['S18'],
    definition: '期间内发现的问题中，至今已解决的：问题解决率的分子。',
  },
  'linkage.unsolved': {
    code: 'LX16',
    name: '未解决的联系点问题',
    unit: '个',
    where: { fields: { state: { in: ['open', 'solving', 'escalated'] } } },
    isPresentOnly: true,
    paper: ['S18'],
    definition: '还没有解决的问题，含已转督办的。',
  },
  'linkage.foundCityDistrict': found('city_district', 'LX21'),
  'linkage.foundDistrictStreet': found('district_street', 'LX22'),
  'linkage.foundStreetCommunity': found('street_community', 'LX23'),
  'linkage.foundCommunityEstate': found('community_estate', 'LX24'),
  'linkage.solvedCityDistrict': solved('city_district', 'LX31'),
  'linkage.solvedDistrictStreet': solved('district_street', 'LX32'),
  'linkage.solvedStreetCommunity': solved('street_community', 'LX33'),
  'linkage.solvedCommunityEstate': solved('community_estate', 'LX34'),
});

const areas = (level: LinkedAreaRow['level'], code: string, name: string) => ({
  code,
  name,
  unit: '个',
  where: { fields: { level: { in: [level] } } },
  paper: ['S18'] as const,
  definition: `${name}。`,
});

const linked = (level: LinkedAreaRow['level'], code: string, name: string, by: string) => ({
  code,
  name: `有人联系的${name}`,
  unit: '个',
  where: { fields: { level: { in: [level] }, isLinked: { is: true } } },
  isPresentOnly: true,
  paper: ['S18'] as const,
  definition: `有${by}岗位联系的${name}，一个辖区有几个岗位联系，也只计一个。`,
});

export const linkageAreaIndicators = defineIndicators<LinkedAreaRow>()(linkageAreas, {
  'linkage-areas.districts': areas('district', 'LX41', '区(市)县'),
  'linkage-areas.streets': areas('street', 'LX42', '街道、镇'),
  'linkage-areas.communities': areas('community', 'LX43', '社区、村'),
  'linkage-areas.districtsLinked': linked('district', 'LX44', '区(市)县', '市级领导'),
  'linkage-areas.streetsLinked': linked('street', 'LX45', '街道、镇', '区级领导'),
  'linkage-areas.communitiesLinked': linked('community', 'LX46', '社区、村', '街道领导'),
});
