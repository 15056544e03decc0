import { compared, coverage, keyFigures, trends } from '@/lib/domain/indicators/board';
import type { FigureId } from '@/lib/domain/indicators/catalogue';
import { change, type ReportSection, say } from './parts';

/** What the title is after the area's name. */
export const reportSubject = '城乡社区发展治理情况报告';

const ofEstatesAndGrids: readonly FigureId[] = compared.slice(0, 6);
const ofOrganisationsAndProjects: readonly FigureId[] = compared.slice(6);

/** The report of an area and a period, for every level alike. */
export const reportSections: readonly ReportSection[] = [
  {
    heading: '总体情况',
    parts: [
      say`小区${'estates.count'}${change('estates.count')}，户数${'estates.households'}；网格${'grids.count'}${change('grids.count')}，网格员${'grids.workers'}。`,
      say`党组织${'party-organisations.count'}${change('party-organisations.count')}，党员${'party-organisations.members'}。`,
      say`自组织${'self-organisations.count'}${change('self-organisations.count')}；服务项目${'service-projects.count'}，本期开始${'service-projects.begunInPeriod'}、完成${'service-projects.completedInPeriod'}。`,
      { kind: 'changes', title: '主要指标', figures: keyFigures },
      { kind: 'rates', title: '覆盖和完成情况', figures: coverage },
    ],
  },
  {
    heading: '党组织覆盖',
    parts: [
      say`设有党组织的小区${'party-organisations.estatesCovered'}，小区党组织覆盖率${'estates.partyCoverage'}${change('estates.partyCoverage')}。`,
      say`业委会党组织${'party-organisations.ofOwnersCommittees'}，覆盖率${'estates.committeePartyCoverage'}；物业机构党组织${'party-organisations.ofPropertyFirms'}，覆盖率${'estates.firmPartyCoverage'}。`,
      say`网格党支部${'party-organisations.gridBranches'}，网格党支部覆盖率${'grids.branchCoverage'}。`,
      { kind: 'map', figure: 'estates.partyCoverage' },
      { kind: 'comparison', figure: 'estates.partyCoverage' },
      {
        kind: 'breakdown',
        title: '党组织按设置领域分布',
        whole: 'party-organisations.count',
        figures: [
          'party-organisations.ofStreets',
          'party-organisations.ofCommunities',
          'party-organisations.ofEstates',
          'party-organisations.ofGrids',
          'party-organisations.ofOwnersCommittees',
          'party-organisations.ofPropertyFirms',
          'party-organisations.ofNewSector',
          'party-organisations.ofResidentUnits',
        ],
      },
      {
        kind: 'breakdown',
        title: '党组织按组织类别分布',
        whole: 'party-organisations.count',
        figures: [
          'party-organisations.workCommittees',
          'party-organisations.committees',
          'party-organisations.generalBranches',
          'party-organisations.branches',
          'party-organisations.jointBranches',
          'party-organisations.functionalBranches',
          'party-organisations.temporaryBranches',
          'party-organisations.groups',
        ],
      },
    ],
  },
  {
    heading: '小区、网格和自组织',
    parts: [
      say`成立业委会的小区${'estates.withOwnersCommittee'}，业委会成立率${'estates.ownersCommitteeRate'}；有物业管理的小区${'estates.withPropertyManagement'}，物业管理覆盖率${'estates.propertyCoverage'}。`,
      say`网格覆盖${'grids.households'}、${'grids.population'}，其中微网格${'grids.microGrids'}。`,
      say`党员领办的自组织${'self-organisations.partyLed'}，党员领办率${'self-organisations.partyLedRate'}；已备案${'self-organisations.registered'}。`,
    ],
  },
  {
    heading: '服务项目',
    parts: [
      say`已立项的服务项目${'service-projects.undertaken'}，完成${'service-projects.completed'}，项目完成率${'service-projects.completionRate'}；计划资金${'service-projects.planned'}，承接单位${'service-projects.providers'}。`,
    ],
  },
  {
    heading: '服务项目进度和资金',
    isPresentOnly: true,
    parts: [
      say`已用资金${'service-projects.spent'}，资金执行率${'service-projects.executionRate'}；受益${'service-projects.beneficiaries'}。逾期未完成${'service-projects.late'}。`,
      {
        kind: 'breakdown',
        title: '服务项目按状态分布',
        whole: 'service-projects.count',
        figures: [
          'service-projects.reserve',
          'service-projects.approved',
          'service-projects.running',
          'service-projects.accepting',
          'service-projects.completed',
          'service-projects.terminated',
        ],
      },
    ],
  },
  {
    heading: '各辖区对比',
    parts: [
      { kind: 'areas', title: '小区和网格', figures: ofEstatesAndGrids },
      { kind: 'areas', title: '组织和项目', figures: ofOrganisationsAndProjects },
    ],
  },
  {
    heading: '逐月变化',
    parts: [
      { kind: 'trend', figure: 'estates.partyCoverage', name: '小区党组织覆盖率' },
      { kind: 'trend', figure: 'self-organisations.count', name: '自组织' },
      { kind: 'months', title: '主要指标逐月情况', figures: trends },
    ],
  },
  {
    heading: '需要关注的事项',
    isPresentOnly: true,
    parts: [{ kind: 'attention', title: '需要关注的事项' }],
  },
];
