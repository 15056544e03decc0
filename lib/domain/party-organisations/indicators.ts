import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import { addDays } from '@/lib/platform/clock';
import type { PartyOrganisationKind, PartySetting } from '@/prisma/client/enums';
import type { PartyOrganisationModel } from '@/prisma/client/models/PartyOrganisation';
import { partyOrganisations } from './definition';

const set = (code: string, setting: PartySetting, name: string) => ({
  code,
  name: `${name}党组织`,
  unit: '个',
  where: { fields: { setting: { in: [setting] } } },
  definition: `在用党组织中设置领域为${name}的。`,
});

const ofKind = (code: string, name: string, ...kinds: PartyOrganisationKind[]) => ({
  code,
  name,
  unit: '个',
  where: { fields: { kind: { in: kinds } } },
  definition: `在用党组织中组织类别为${name}的。`,
});

const branches = [
  'general_branch',
  'branch',
  'joint_branch',
  'functional_branch',
  'temporary_branch',
] as const;

export const partyOrganisationIndicators = defineIndicators<PartyOrganisationModel>()(partyOrganisations, {
  'party-organisations.count': {
    code: 'P01',
    name: '党组织',
    unit: '个',
    definition: '在用的各级各类党组织。',
  },
  'party-organisations.members': {
    code: 'P02',
    name: '党员',
    unit: '名',
    measure: { sum: 'memberCount' },
    definition: '在用党组织所填党员人数之和。',
  },
  'party-organisations.ofStreets': set('P03', 'street', '街道（镇）'),
  'party-organisations.ofCommunities': set('P04', 'community', '社区（村）'),
  'party-organisations.ofEstates': { ...set('P05', 'estate', '小区'), paper: ['S63'] },
  'party-organisations.ofGrids': set('P06', 'grid', '网格'),
  'party-organisations.ofOwnersCommittees': { ...set('P07', 'owners_committee', '业委会'), paper: ['S63'] },
  'party-organisations.ofPropertyFirms': { ...set('P08', 'property_firm', '物业机构'), paper: ['S63'] },
  'party-organisations.ofNewSector': set('P09', 'new_sector', '两新组织'),
  'party-organisations.ofResidentUnits': set('P10', 'resident_unit', '驻区单位'),
  'party-organisations.workCommittees': ofKind('P11', '党工委', 'work_committee'),
  'party-organisations.committees': ofKind('P12', '党委', 'committee'),
  'party-organisations.generalBranches': ofKind('P13', '党总支', 'general_branch'),
  'party-organisations.branches': ofKind('P14', '党支部', 'branch'),
  'party-organisations.jointBranches': ofKind('P15', '联合党支部', 'joint_branch'),
  'party-organisations.functionalBranches': ofKind('P16', '功能型党支部', 'functional_branch'),
  'party-organisations.temporaryBranches': ofKind('P17', '临时党支部', 'temporary_branch'),
  'party-organisations.groups': ofKind('P18', '党小组', 'party_group'),
  'party-organisations.gridBranches': {
    code: 'P19',
    name: '网格党支部',
    unit: '个',
    paper: ['S31'],
    where: { fields: { setting: { in: ['grid'] }, kind: { in: branches } } },
    definition: '在用党组织中设置领域为网格的各类党支部、党总支，不含党小组。',
  },
  'party-organisations.estatesCovered': {
    code: 'P20',
    name: '有党组织的小区',
    unit: '个',
    measure: { estates: {} },
    where: { fields: { setting: { in: ['estate'] } } },
    definition: '设有小区党组织的在用小区；一个小区有几个党组织，只计一次。',
  },
  'party-organisations.committeesCovered': {
    code: 'P21',
    name: '业委会有党组织的小区',
    unit: '个',
    measure: { estates: { hasOwnersCommittee: { is: true } } },
    where: { fields: { setting: { in: ['owners_committee'] } } },
    definition: '已成立业委会、且业委会设有党组织的在用小区，每个小区只计一次。',
  },
  'party-organisations.firmsCovered': {
    code: 'P22',
    name: '物业机构有党组织的小区',
    unit: '个',
    measure: { estates: { propertyManagement: { in: ['company', 'trust'] } } },
    where: { fields: { setting: { in: ['property_firm'] } } },
    definition: '由物业企业或信托制物业管理、且物业机构设有党组织的在用小区，每个小区只计一次。',
  },
  'party-organisations.founded': {
    code: 'P23',
    name: '新成立党组织',
    unit: '个',
    during: 'startedOn',
    definition: '成立日期在报告期内的党组织，含其后撤并的。',
  },
  'party-organisations.termEnded': {
    code: 'P24',
    name: '党组织已届满',
    unit: '个',
    isPresentOnly: true,
    where: ({ day }) => ({ fields: { termEndsOn: { to: addDays(day, -1) } } }),
    definition: '届满日期早于统计日的在用党组织。',
  },
  'party-organisations.termEnding': {
    code: 'P25',
    name: '党组织 6 个月内届满',
    unit: '个',
    isPresentOnly: true,
    where: ({ day }) => ({ fields: { termEndsOn: { from: day, to: addDays(day, 183) } } }),
    definition: '届满日期在统计日起 183 天内的在用党组织。',
  },
  'party-organisations.missingContact': {
    code: 'P26',
    name: '党组织缺联系电话',
    unit: '个',
    isPresentOnly: true,
    where: { fields: { contactPhone: { missing: true } } },
    definition: '没有填工作电话的在用党组织。',
  },
  ...reviewFigures('party-organisations', 'P', '党组织', '个', ['27', '28']),
});
