import { actionProjectIndicators } from '@/lib/domain/action-projects/indicators';
import { activityIndicators } from '@/lib/domain/activities/indicators';
import { coBuildingProjectIndicators } from '@/lib/domain/co-building-projects/indicators';
import { conferenceIndicators } from '@/lib/domain/conferences/indicators';
import { demandIndicators } from '@/lib/domain/demands/indicators';
import { demonstrationUnitIndicators } from '@/lib/domain/demonstration-units/indicators';
import { disputeIndicators } from '@/lib/domain/disputes/indicators';
import { estates } from '@/lib/domain/estates/definition';
import { estateIndicators } from '@/lib/domain/estates/indicators';
import { facilityIndicators } from '@/lib/domain/facilities/indicators';
import { fundIndicators } from '@/lib/domain/funds/indicators';
import { fusionCheckIndicators } from '@/lib/domain/fusion-checks/indicators';
import { gridForceIndicators } from '@/lib/domain/grid-forces/indicators';
import { gridIndicators } from '@/lib/domain/grids/indicators';
import { honourIndicators } from '@/lib/domain/honours/indicators';
import { industrialZoneIndicators } from '@/lib/domain/industrial-zones/indicators';
import { leadershipActionIndicators } from '@/lib/domain/leadership-actions/indicators';
import { leadingBodyIndicators } from '@/lib/domain/leading-bodies/indicators';
import {
  linkageAreaIndicators,
  linkageProblemIndicators,
  linkageVisitIndicators,
} from '@/lib/domain/linkage/indicators';
import { linkageAssignmentIndicators } from '@/lib/domain/linkage-assignments/indicators';
import { onlineServiceIndicators } from '@/lib/domain/online-services/indicators';
import { partTimePostIndicators } from '@/lib/domain/part-time-posts/indicators';
import { partyOrganisationIndicators } from '@/lib/domain/party-organisations/indicators';
import { policyIndicators } from '@/lib/domain/policies/indicators';
import { requestIndicators } from '@/lib/domain/requests/indicators';
import { residentUnitIndicators } from '@/lib/domain/resident-units/indicators';
import { selfOrganisationIndicators } from '@/lib/domain/self-organisations/indicators';
import { serviceItemIndicators } from '@/lib/domain/service-items/indicators';
import { serviceOutletIndicators } from '@/lib/domain/service-outlets/indicators';
import { serviceProjectIndicators } from '@/lib/domain/service-projects/indicators';
import { socialOrganisationIndicators } from '@/lib/domain/social-organisations/indicators';
import { streetFunctionIndicators } from '@/lib/domain/street-functions/indicators';
import { supervisionIndicators } from '@/lib/domain/supervision/indicators';
import { surveyIndicators } from '@/lib/domain/surveys/indicators';
import { tallyIndicators } from '@/lib/domain/tallies/indicators';
import { workerIndicators } from '@/lib/domain/workers/indicators';
import { fieldOf, type Ledger } from '@/lib/ledger/define';
import type { AreaLevel } from '@/prisma/client/enums';
import type { Indicator, SystemNumber } from './define';

const counted = {
  ...estateIndicators,
  ...gridIndicators,
  ...partyOrganisationIndicators,
  ...selfOrganisationIndicators,
  ...serviceProjectIndicators,
  ...leadingBodyIndicators,
  ...conferenceIndicators,
  ...partTimePostIndicators,
  ...linkageAssignmentIndicators,
  ...leadershipActionIndicators,
  ...gridForceIndicators,
  ...fusionCheckIndicators,
  ...socialOrganisationIndicators,
  ...activityIndicators,
  ...serviceItemIndicators,
  ...tallyIndicators,
  ...disputeIndicators,
  ...residentUnitIndicators,
  ...coBuildingProjectIndicators,
  ...facilityIndicators,
  ...serviceOutletIndicators,
  ...onlineServiceIndicators,
  ...actionProjectIndicators,
  ...industrialZoneIndicators,
  ...fundIndicators,
  ...workerIndicators,
  ...demonstrationUnitIndicators,
  ...honourIndicators,
  ...policyIndicators,
  ...streetFunctionIndicators,
  ...surveyIndicators,
  ...demandIndicators,
  ...supervisionIndicators,
  ...requestIndicators,
  ...linkageVisitIndicators,
  ...linkageProblemIndicators,
  ...linkageAreaIndicators,
};

/** Every figure that is counted in a ledger. A wrong id in a dashboard or a report does not compile. */
export type IndicatorId = keyof typeof counted;

export const indicators: Readonly<Record<IndicatorId, Indicator>> = counted;
export const indicatorIds = Object.keys(counted) as IndicatorId[];

/** A share in per cent. It is worked out for each area from that area's sums, never from other percentages. */
export type Rate = {
  code: string;
  name: string;
  numerator: IndicatorId;
  denominator: IndicatorId;
  definition: string;
  paper?: readonly SystemNumber[];
  /** What was asked of a sample: never shown without its n. */
  isSurvey?: boolean;
};

const shares = {
  'estates.partyCoverage': {
    code: 'R01',
    name: '小区党组织覆盖率',
    numerator: 'party-organisations.estatesCovered',
    denominator: 'estates.count',
    definition: '有党组织的小区 ÷ 小区。',
  },
  'estates.committeePartyCoverage': {
    code: 'R02',
    name: '业委会党组织覆盖率',
    numerator: 'party-organisations.committeesCovered',
    denominator: 'estates.withOwnersCommittee',
    definition: '业委会有党组织的小区 ÷ 成立业委会的小区。',
  },
  'estates.firmPartyCoverage': {
    code: 'R03',
    name: '物业机构党组织覆盖率',
    numerator: 'party-organisations.firmsCovered',
    denominator: 'estates.withPropertyFirm',
    definition: '物业机构有党组织的小区 ÷ 有物业机构的小区。',
  },
  'grids.branchCoverage': {
    code: 'R04',
    name: '网格党支部覆盖率',
    numerator: 'party-organisations.gridBranches',
    denominator: 'grids.count',
    definition: '网格党支部 ÷ 网格。一个支部覆盖几个网格的，只计一个。',
  },
  'estates.ownersCommitteeRate': {
    code: 'R05',
    name: '业委会成立率',
    numerator: 'estates.withOwnersCommittee',
    denominator: 'estates.count',
    definition: '成立业委会的小区 ÷ 小区。',
  },
  'estates.propertyCoverage': {
    code: 'R06',
    name: '物业管理覆盖率',
    numerator: 'estates.withPropertyManagement',
    denominator: 'estates.count',
    definition: '有物业管理的小区 ÷ 小区。',
  },
  'self-organisations.partyLedRate': {
    code: 'R07',
    name: '党员领办率',
    numerator: 'self-organisations.partyLed',
    denominator: 'self-organisations.count',
    definition: '党员领办的自组织 ÷ 自组织。',
  },
  'self-organisations.activeRate': {
    code: 'R08',
    name: '自组织活跃率',
    numerator: 'self-organisations.active',
    denominator: 'self-organisations.count',
    definition: '近一年有活动的自组织 ÷ 自组织。',
  },
  'service-projects.completionRate': {
    code: 'R09',
    name: '项目完成率',
    numerator: 'service-projects.completed',
    denominator: 'service-projects.undertaken',
    definition: '完成的服务项目 ÷ 已立项的服务项目。',
  },
  'service-projects.executionRate': {
    code: 'R10',
    name: '资金执行率',
    numerator: 'service-projects.spent',
    denominator: 'service-projects.planned',
    definition: '已用资金 ÷ 计划资金。',
  },
  'leading-bodies.concurrentRate': {
    code: 'R11',
    name: '组织部长兼任社治委主任率',
    numerator: 'leading-bodies.concurrentHeads',
    denominator: 'leading-bodies.commissions',
    definition: '组织部长兼任主任的社治委 ÷ 社治委。',
    paper: ['S2'],
  },
  'leading-bodies.settledRate': {
    code: 'R12',
    name: '领导机构议定事项办结率',
    numerator: 'leading-bodies.mattersDone',
    denominator: 'leading-bodies.mattersDecided',
    definition: '已办结的议定事项 ÷ 议定事项。',
    paper: ['S4'],
  },
  'conferences.metRate': {
    code: 'R13',
    name: '联席会议召开率',
    numerator: 'conferences.met',
    denominator: 'conferences.count',
    definition: '近一年召开过的联席会议 ÷ 联席会议。',
    paper: ['S5'],
  },
  'conferences.settledRate': {
    code: 'R14',
    name: '联席会议议定事项办结率',
    numerator: 'conferences.resolutionsDone',
    denominator: 'conferences.resolutions',
    definition: '已办结的议定事项 ÷ 议定事项。',
    paper: ['S64'],
  },
  'linkage-assignments.solvedRate': {
    code: 'R15',
    name: '联系点问题解决率',
    numerator: 'linkage.solvedOfFound',
    denominator: 'linkage.found',
    definition: '期间发现并已解决的问题 ÷ 期间走访发现的问题。',
    paper: ['S18'],
  },
  'linkage-assignments.estateCoverage': {
    code: 'R16',
    name: '社联小区覆盖率',
    numerator: 'linkage-assignments.estatesLinked',
    denominator: 'estates.count',
    definition: '有人联系的小区 ÷ 小区。',
    paper: ['S18'],
  },
  'grid-forces.answeredRate': {
    code: 'R17',
    name: '调度响应率',
    numerator: 'grid-forces.ordersAnswered',
    denominator: 'grid-forces.orders',
    definition: '响应调度的次数 ÷ 调度次数。',
    paper: ['S34'],
  },
  'fusion-checks.fusedRate': {
    code: 'R18',
    name: '五大融合完成率',
    numerator: 'fusion-checks.all',
    denominator: 'fusion-checks.count',
    definition: '五项都已融合的社区 ÷ 核对五大融合的社区。',
    paper: ['S32'],
  },
  'service-items.doneRate': {
    code: 'R19',
    name: '服务清单落实率',
    numerator: 'service-items.done',
    denominator: 'service-items.count',
    definition: '已落实的服务事项 ÷ 清单事项。',
    paper: ['S58', 'S59'],
  },
  'disputes.resolvedRate': {
    code: 'R20',
    name: '矛盾纠纷化解率',
    numerator: 'disputes.resolved',
    denominator: 'disputes.received',
    definition: '已化解的矛盾纠纷 ÷ 受理的矛盾纠纷。',
    paper: ['S65'],
  },
  'resident-units.signedRate': {
    code: 'R21',
    name: '驻区单位签约率',
    numerator: 'resident-units.signed',
    denominator: 'resident-units.count',
    definition: '签订共建协议的驻区单位 ÷ 驻区单位。',
    paper: ['S29'],
  },
  'co-building-projects.completionRate': {
    code: 'R22',
    name: '共建项目完成率',
    numerator: 'co-building-projects.completed',
    denominator: 'co-building-projects.count',
    definition: '完成的共建项目 ÷ 共建共享项目。',
    paper: ['S30'],
  },
  'facilities.acceptedRate': {
    code: 'R23',
    name: '阵地达标率',
    numerator: 'facilities.accepted',
    denominator: 'facilities.serviceFacilities',
    definition: '三项都达标的党群服务阵地 ÷ 党群服务阵地。',
    paper: ['S83'],
  },
  'facilities.activityCoverage': {
    code: 'R24',
    name: '小区党群活动站覆盖率',
    numerator: 'facilities.activityStations',
    denominator: 'estates.count',
    definition: '小区党群活动站 ÷ 小区。',
    paper: ['S66'],
  },
  'service-outlets.operatingRate': {
    code: 'R25',
    name: '网点运营率',
    numerator: 'service-outlets.operating',
    denominator: 'service-outlets.count',
    definition: '在运营的网点 ÷ 服务网点。',
    paper: ['S92'],
  },
  'action-projects.socialShare': {
    code: 'R26',
    name: '社会资本占比',
    numerator: 'action-projects.socialFunds',
    denominator: 'action-projects.funds',
    definition: '社会资本 ÷ 五大行动筹集资金。',
    paper: ['S71'],
  },
  'action-projects.completionRate': {
    code: 'R27',
    name: '行动项目完成率',
    numerator: 'action-projects.completed',
    denominator: 'action-projects.count',
    definition: '完成的行动项目 ÷ 行动项目。',
    paper: ['S70', 'S77'],
  },
  'funds.allocatedRate': {
    code: 'R28',
    name: '保障激励资金拨付率',
    numerator: 'funds.allocated',
    denominator: 'funds.quota',
    definition: '已拨付 ÷ 额度。',
    paper: ['S12'],
  },
  'funds.spentRate': {
    code: 'R29',
    name: '保障激励资金执行率',
    numerator: 'funds.spent',
    denominator: 'funds.quota',
    definition: '已使用 ÷ 额度。',
    paper: ['S12'],
  },
  'workers.certifiedRate': {
    code: 'R30',
    name: '社区工作者持证率',
    numerator: 'workers.certified',
    denominator: 'workers.count',
    definition: '持证的社区工作者 ÷ 社区专职工作者。',
    paper: ['S13'],
  },
  'workers.midGradeRate': {
    code: 'R31',
    name: '中级以上专业社工占比',
    numerator: 'workers.midGrade',
    denominator: 'workers.count',
    definition: '中级以上专业社工 ÷ 社区专职工作者。',
    paper: ['S15'],
  },
  'demonstration-units.passedRate': {
    code: 'R32',
    name: '示范单位复核通过率',
    numerator: 'demonstration-units.passed',
    denominator: 'demonstration-units.reviewed',
    definition: '复核通过的示范单位 ÷ 已复核的示范单位。',
    paper: ['S16'],
  },
  'policies.doneRate': {
    code: 'R33',
    name: '制度落实率',
    numerator: 'policies.done',
    denominator: 'policies.count',
    definition: '已落实的制度文件 ÷ 制度文件。',
    paper: ['S20', 'S37'],
  },
  'surveys.recognition': {
    code: 'R34',
    name: '认可高品质和谐宜居社区建设',
    numerator: 'surveys.recognitionPositive',
    denominator: 'surveys.recognitionAsked',
    definition: '认可的样本 ÷ 有效样本。',
    paper: ['S93'],
    isSurvey: true,
  },
  'surveys.environment': {
    code: 'R35',
    name: '认为环境面貌可喜变化',
    numerator: 'surveys.environmentPositive',
    denominator: 'surveys.environmentAsked',
    definition: '认为发生可喜变化的样本 ÷ 有效样本。',
    paper: ['S93'],
    isSurvey: true,
  },
  'demands.answeredRate': {
    code: 'R36',
    name: '居民需求回应率',
    numerator: 'demands.answered',
    denominator: 'demands.count',
    definition: '已有回应的居民需求 ÷ 居民需求。',
    paper: ['S95'],
  },
  'industrial-zones.takenOverRate': {
    code: 'R37',
    name: '招商职能承接率',
    numerator: 'industrial-zones.takenOver',
    denominator: 'industrial-zones.count',
    definition: '已承接招商职能的产业功能区 ÷ 产业功能区。',
    paper: ['S39'],
  },
  'street-functions.coordinatedRate': {
    code: 'R38',
    name: '派驻人员街道统筹率',
    numerator: 'street-functions.coordinated',
    denominator: 'street-functions.secondments',
    definition: '由街道统筹的派驻岗位 ÷ 派驻岗位。',
    paper: ['S46'],
  },
  'requests.responseRate': {
    code: 'R45',
    name: '响应率',
    numerator: 'requests.responded',
    denominator: 'requests.valid',
    definition: '居民认为有人联系过的 ÷ 有效评价的诉求。',
    paper: ['S86'],
  },
  'requests.solvedRate': {
    code: 'R46',
    name: '解决率',
    numerator: 'requests.solved',
    denominator: 'requests.valid',
    definition: '居民认为解决了的 ÷ 有效评价的诉求。',
    paper: ['S86'],
  },
  'requests.satisfiedRate': {
    code: 'R47',
    name: '满意率（只计满意）',
    numerator: 'requests.satisfied',
    denominator: 'requests.valid',
    definition: '表示满意的 ÷ 有效评价的诉求。按公式加权的满意率见“三率”。',
    paper: ['S86'],
  },
  'requests.inTimeRate': {
    code: 'R48',
    name: '诉求按期办结率',
    numerator: 'requests.inTime',
    denominator: 'requests.closed',
    definition: '在时限内答复的 ÷ 办结的诉求。',
    paper: ['S86'],
  },
  'supervision.struckOffRate': {
    code: 'R39',
    name: '督办销号率',
    numerator: 'supervision.settledOfAssigned',
    denominator: 'supervision.dueOfAssigned',
    definition: '期间交办并已销号的任务 ÷ 期间交办、没有撤销的任务。',
    paper: ['S23'],
  },
  'supervision.inTimeRate': {
    code: 'R40',
    name: '督办按期销号率',
    numerator: 'supervision.inTime',
    denominator: 'supervision.struckOff',
    definition: '按期销号的任务 ÷ 期间销号的任务。',
    paper: ['S23'],
  },
  'linkage-visits.cityDistrictRate': {
    code: 'R41',
    name: '市联区走访率',
    numerator: 'linkage-visits.cityDistrict',
    denominator: 'linkage-assignments.cityDistrict',
    definition: '期间走访过的市联区联系点 ÷ 市联区联系点。',
    paper: ['S18'],
  },
  'linkage.cityDistrictSolvedRate': {
    code: 'R52',
    name: '市联区问题解决率',
    numerator: 'linkage.solvedCityDistrict',
    denominator: 'linkage.foundCityDistrict',
    definition: '期间市联区走访发现并已解决的问题 ÷ 期间发现的问题。',
    paper: ['S18'],
  },
  'linkage-visits.districtStreetRate': {
    code: 'R42',
    name: '区联街走访率',
    numerator: 'linkage-visits.districtStreet',
    denominator: 'linkage-assignments.districtStreet',
    definition: '期间走访过的区联街联系点 ÷ 区联街联系点。',
    paper: ['S18'],
  },
  'linkage.districtStreetSolvedRate': {
    code: 'R53',
    name: '区联街问题解决率',
    numerator: 'linkage.solvedDistrictStreet',
    denominator: 'linkage.foundDistrictStreet',
    definition: '期间区联街走访发现并已解决的问题 ÷ 期间发现的问题。',
    paper: ['S18'],
  },
  'linkage-visits.streetCommunityRate': {
    code: 'R43',
    name: '街联社走访率',
    numerator: 'linkage-visits.streetCommunity',
    denominator: 'linkage-assignments.streetCommunity',
    definition: '期间走访过的街联社联系点 ÷ 街联社联系点。',
    paper: ['S18'],
  },
  'linkage.streetCommunitySolvedRate': {
    code: 'R54',
    name: '街联社问题解决率',
    numerator: 'linkage.solvedStreetCommunity',
    denominator: 'linkage.foundStreetCommunity',
    definition: '期间街联社走访发现并已解决的问题 ÷ 期间发现的问题。',
    paper: ['S18'],
  },
  'linkage-visits.communityEstateRate': {
    code: 'R44',
    name: '社联小区走访率',
    numerator: 'linkage-visits.communityEstate',
    denominator: 'linkage-assignments.communityEstate',
    definition: '期间走访过的社联小区联系点 ÷ 社联小区联系点。',
    paper: ['S18'],
  },
  'linkage.communityEstateSolvedRate': {
    code: 'R55',
    name: '社联小区问题解决率',
    numerator: 'linkage.solvedCommunityEstate',
    denominator: 'linkage.foundCommunityEstate',
    definition: '期间社联小区走访发现并已解决的问题 ÷ 期间发现的问题。',
    paper: ['S18'],
  },
  'linkage-areas.districtsRate': {
    code: 'R49',
    name: '市联区覆盖率',
    numerator: 'linkage-areas.districtsLinked',
    denominator: 'linkage-areas.districts',
    definition: '有人联系的区(市)县 ÷ 区(市)县。',
    paper: ['S18'],
  },
  'linkage-areas.streetsRate': {
    code: 'R50',
    name: '区联街覆盖率',
    numerator: 'linkage-areas.streetsLinked',
    denominator: 'linkage-areas.streets',
    definition: '有人联系的街道、镇 ÷ 街道、镇。',
    paper: ['S18'],
  },
  'linkage-areas.communitiesRate': {
    code: 'R51',
    name: '街联社覆盖率',
    numerator: 'linkage-areas.communitiesLinked',
    denominator: 'linkage-areas.communities',
    definition: '有人联系的社区、村 ÷ 社区、村。',
    paper: ['S18'],
  },
} as const satisfies Record<string, Rate>;

export type RateId = keyof typeof shares;
export const rates: Readonly<Record<RateId, Rate>> = shares;
export const rateIds = Object.keys(shares) as RateId[];

export type FigureId = IndicatorId | RateId;

export const isRate = (id: FigureId): id is RateId => id in shares;
export const isFigure = (id: string): id is FigureId => id in shares || id in counted;

export const nameOf = (id: FigureId): string => (isRate(id) ? rates[id].name : indicators[id].name);
export const codeOf = (id: FigureId): string => (isRate(id) ? rates[id].code : indicators[id].code);
export const definitionOf = (id: FigureId): string =>
  isRate(id) ? rates[id].definition : indicators[id].definition;

/** What of the paper it answers to. */
export const paperOf = (id: FigureId): readonly SystemNumber[] =>
  (isRate(id) ? rates[id].paper : indicators[id].paper) ?? [];

const byCode = new Map<string, FigureId>([...indicatorIds, ...rateIds].map((id) => [codeOf(id), id]));
/** The figure that has a code; it may be typed from paper, in small letters. */
export const figureOf = (code: string): FigureId | undefined => byCode.get(code.toUpperCase());

/** The figures that stand for it in the records: itself, or numerator and denominator. */
export const partsOf = (id: FigureId): IndicatorId[] =>
  isRate(id) ? [rates[id].numerator, rates[id].denominator] : [id];

/** Where a figure's records are kept, as a reader names it. */
export const sourceOf = ({ label, isCountedOnly }: Ledger): string =>
  isCountedOnly ? label : `${label}台账`;

const depths: readonly AreaLevel[] = ['city', 'district', 'street', 'community', 'estate'];

/** Whether records of this ledger can stand in an area of this level, or below it. */
export function standsAt(ledger: Ledger, level: AreaLevel): boolean {
  const field = fieldOf(ledger, 'areaId');
  return (
    field.kind === 'area' && field.levels.some((allowed) => depths.indexOf(allowed) >= depths.indexOf(level))
  );
}

/** A figure that an area of this level can have: an estate has no grids, for these belong to its community. */
export const appliesAt = (id: FigureId, level: AreaLevel): boolean => applicable[level].has(id);

const applicableAt = (level: AreaLevel): ReadonlySet<FigureId> =>
  new Set(
    [...indicatorIds, ...rateIds].filter((id) =>
      partsOf(id).every((part) => {
        const { ledger, measure } = indicators[part];
        return standsAt(ledger, level) && (!measure || !('estates' in measure) || standsAt(estates, level));
      }),
    ),
  );
const applicable: Record<AreaLevel, ReadonlySet<FigureId>> = {
  city: applicableAt('city'),
  district: applicableAt('district'),
  street: applicableAt('street'),
  community: applicableAt('community'),
  estate: applicableAt('estate'),
};
