import { estates } from '@/lib/domain/estates/definition';
import { estateIndicators } from '@/lib/domain/estates/indicators';
import { gridIndicators } from '@/lib/domain/grids/indicators';
import { partyOrganisationIndicators } from '@/lib/domain/party-organisations/indicators';
import { selfOrganisationIndicators } from '@/lib/domain/self-organisations/indicators';
import { serviceProjectIndicators } from '@/lib/domain/service-projects/indicators';
import { fieldOf, type Ledger } from '@/lib/ledger/define';
import type { AreaLevel } from '@/prisma/client/enums';
import type { Indicator } from './define';

const counted = {
  ...estateIndicators,
  ...gridIndicators,
  ...partyOrganisationIndicators,
  ...selfOrganisationIndicators,
  ...serviceProjectIndicators,
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

const byCode = new Map<string, FigureId>([...indicatorIds, ...rateIds].map((id) => [codeOf(id), id]));
/** The figure that has a code; it may be typed from paper, in small letters. */
export const figureOf = (code: string): FigureId | undefined => byCode.get(code.toUpperCase());

/** The figures that stand for it in the records: itself, or numerator and denominator. */
export const partsOf = (id: FigureId): IndicatorId[] =>
  isRate(id) ? [rates[id].numerator, rates[id].denominator] : [id];

const depths: readonly AreaLevel[] = ['city', 'district', 'street', 'community', 'estate'];

/** Whether records of this ledger can stand in an area of this level, or below it. */
function standsAt(ledger: Ledger, level: AreaLevel): boolean {
  const field = fieldOf(ledger, 'areaId');
  return (
    field.kind === 'area' && field.levels.some((allowed) => depths.indexOf(allowed) >= depths.indexOf(level))
  );
}

/** A figure that an area of this level can have: an estate has no grids, for these belong to its community. */
export const appliesAt = (id: FigureId, level: AreaLevel): boolean =>
  partsOf(id).every((part) => {
    const { ledger, measure } = indicators[part];
    return standsAt(ledger, level) && (!measure || !('estates' in measure) || standsAt(estates, level));
  });
