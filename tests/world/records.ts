import { searchText } from '@/lib/platform/search-text';
import type { EstateCreateManyInput } from '@/prisma/client/models/Estate';
import type { GridCreateManyInput } from '@/prisma/client/models/Grid';
import type { PartyOrganisationCreateManyInput } from '@/prisma/client/models/PartyOrganisation';
import type { SelfOrganisationCreateManyInput } from '@/prisma/client/models/SelfOrganisation';
import type { ServiceProjectCreateManyInput } from '@/prisma/client/models/ServiceProject';

type Common = {
  code: string;
  name: string;
  areaId: number;
  retiredOn?: string | Date | null;
  searchText?: string;
};
type Given<T extends Common> = Omit<T, 'areaId' | 'searchText'>;

/** The records of the small city. Where one stands follows from its code, as it does in the ledgers. */
const approved = { reviewState: 'approved', startedOn: '2018-06-01' } as const;
const contact = { contactName: '张晓燕', contactPhone: '13800000001' };

export const estates: Given<EstateCreateManyInput>[] = [
  {
    code: '510104022006E001',
    name: '锦绣花园',
    kind: 'commercial',
    households: 820,
    propertyManagement: 'company',
    hasOwnersCommittee: true,
    ...contact,
    ...approved,
  },
  {
    code: '510104022009E001',
    name: '督院街38号院',
    kind: 'old_courtyard',
    households: 96,
    propertyManagement: 'self_managed',
    hasOwnersCommittee: false,
    ...contact,
    ...approved,
  },
  {
    code: '510107001001E001',
    name: '望江苑',
    kind: 'commercial',
    households: 640,
    propertyManagement: 'company',
    hasOwnersCommittee: false,
    ...contact,
    ...approved,
  },
];

export const grids: Given<GridCreateManyInput>[] = [
  {
    code: '510104022006001',
    name: '总府路社区第1网格',
    kind: 'general',
    households: 320,
    population: 850,
    ...contact,
    ...approved,
  },
  {
    code: '510104022006002',
    name: '总府路社区第2网格',
    kind: 'general',
    households: 280,
    population: 700,
    ...contact,
    ...approved,
  },
  {
    code: '510104022006003',
    name: '总府路社区第3网格',
    kind: 'dedicated',
    households: null,
    population: null,
    ...contact,
    startedOn: '2024-03-01',
    reviewState: 'pending',
  },
  {
    code: '510104022009001',
    name: '督院街社区第1网格',
    kind: 'general',
    households: 400,
    population: 990,
    ...contact,
    ...approved,
  },
  {
    code: '510104017001001',
    name: '水井坊社区第1网格',
    kind: 'general',
    households: 350,
    population: 900,
    ...contact,
    ...approved,
  },
  {
    code: '510107001001001',
    name: '太平社区第1网格',
    kind: 'general',
    households: 300,
    population: 810,
    ...contact,
    ...approved,
  },
  {
    code: '510107001002001',
    name: '蜀汉街社区第1网格',
    kind: 'micro',
    households: 90,
    population: 240,
    ...contact,
    ...approved,
  },
];

export const partyOrganisations: (Given<PartyOrganisationCreateManyInput> & { superior: string | null })[] = [
  {
    code: '510104022P001',
    name: '中共锦江区委春熙路街道工作委员会',
    kind: 'work_committee',
    setting: 'street',
    superior: null,
    memberCount: 180,
    termEndsOn: '2028-06-01',
    ...contact,
    ...approved,
  },
  {
    code: '510104022006P001',
    name: '中共总府路社区委员会',
    kind: 'committee',
    setting: 'community',
    superior: '510104022P001',
    memberCount: 126,
    termEndsOn: '2028-06-01',
    ...contact,
    ...approved,
  },
  {
    code: '510104022006E001P001',
    name: '锦绣花园党支部',
    kind: 'branch',
    setting: 'estate',
    superior: '510104022006P001',
    memberCount: 21,
    termEndsOn: '2020-06-01',
    ...contact,
    ...approved,
  },
  {
    code: '510107001001P001',
    name: '中共太平社区总支部委员会',
    kind: 'general_branch',
    setting: 'community',
    superior: null,
    memberCount: 70,
    termEndsOn: '2028-06-01',
    ...contact,
    ...approved,
  },
];

export const selfOrganisations: Given<SelfOrganisationCreateManyInput>[] = [
  {
    code: '510104022006Z001',
    name: '锦绣花园院落自管小组',
    kind: 'deliberation',
    isPartyLed: true,
    memberCount: 9,
    ...contact,
    ...approved,
  },
  {
    code: '510104022006Z002',
    name: '总府路夕阳红舞蹈队',
    kind: 'culture',
    isPartyLed: false,
    memberCount: 28,
    ...contact,
    ...approved,
  },
  {
    code: '510107001001Z001',
    name: '太平邻里互助队',
    kind: 'mutual_aid',
    isPartyLed: false,
    memberCount: 14,
    ...contact,
    ...approved,
  },
];

export const serviceProjects: Given<ServiceProjectCreateManyInput>[] = [
  {
    code: '510104022006F001',
    name: '四点半课堂',
    line: 'service',
    state: 'completed',
    plannedMoney: 50_000,
    spentMoney: 48_600,
    plannedEndOn: '2019-06-30',
    completedOn: '2019-06-20',
    ...contact,
    ...approved,
  },
  {
    code: '510104022009F001',
    name: '院落适老化微改造',
    line: 'service',
    state: 'running',
    plannedMoney: 120_000,
    spentMoney: 30_000,
    plannedEndOn: '2020-12-31',
    completedOn: null,
    ...contact,
    ...approved,
  },
  {
    code: '510107001001F001',
    name: '周末义工日',
    line: 'volunteer',
    state: 'reserve',
    plannedMoney: 8_000,
    spentMoney: null,
    plannedEndOn: '2030-12-31',
    completedOn: null,
    ...contact,
    ...approved,
  },
];

/** Where a record stands: 510104022006001 in its community, 510104022006E001P001 in the estate. */
export const placeOf = (code: string): string =>
  /^(\d{9,16}E\d{3})P/.exec(code)?.[1] ?? /^(\d{12}|\d{9}|\d{6})/.exec(code)?.[1] ?? code;

export const completed = <T extends { code: string; name: string }>(
  row: T,
  areaIds: ReadonlyMap<string, number>,
) => {
  const areaId = areaIds.get(placeOf(row.code));
  if (areaId === undefined) throw new Error(`no area for ${row.code}`);
  return { ...row, areaId, searchText: searchText([row.name], row.code) };
};
