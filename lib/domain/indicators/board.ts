import type { AreaLevel } from '@/prisma/client/enums';
import { boardFigures } from './boards';
import { type FigureId, type IndicatorId, indicatorIds, partsOf } from './catalogue';
import { isTrended } from './trend';

/** 四级联动: each level's leaders are linked to the level below. An estate is the last link. */
export const linkageLabels: Record<AreaLevel, string> = {
  city: '市联区',
  district: '区联街',
  street: '街联社',
  community: '社联小区',
  estate: '小区',
};

/** The columns of a report's areas side by side. */
export const compared: readonly FigureId[] = [
  'estates.count',
  'estates.partyCoverage',
  'estates.ownersCommitteeRate',
  'grids.count',
  'grids.households',
  'grids.branchCoverage',
  'party-organisations.count',
  'party-organisations.members',
  'self-organisations.count',
  'self-organisations.partyLedRate',
  'service-projects.count',
  'service-projects.completionRate',
];

/** Followed month by month; the charted ones are drawn as well. */
export const trends: readonly { id: FigureId; name: string; isCharted?: boolean }[] = [
  { id: 'estates.partyCoverage', name: '小区党组织覆盖率', isCharted: true },
  { id: 'grids.count', name: '网格' },
  { id: 'party-organisations.count', name: '党组织' },
  { id: 'self-organisations.count', name: '自组织', isCharted: true },
  { id: 'service-projects.count', name: '服务项目' },
  { id: 'service-projects.completedInPeriod', name: '当月完成项目', isCharted: true },
  { id: 'facilities.serviceFacilities', name: '党群阵地' },
  { id: 'disputes.received', name: '受理纠纷' },
];

const ofEach = (what: 'pending' | 'returned') => indicatorIds.filter((id) => id.endsWith(`.${what}`));

/** What wants doing; each figure stands under its own ledger. */
export const attention: readonly { name: string; figures: readonly IndicatorId[] }[] = [
  { name: '待审核', figures: ofEach('pending') },
  { name: '已退回', figures: ofEach('returned') },
  {
    name: '已届满',
    figures: [
      'estates.committeeTermEnded',
      'party-organisations.termEnded',
      'part-time-posts.termEnded',
      'resident-units.expired',
    ],
  },
  { name: '6 个月内届满', figures: ['estates.committeeTermEnding', 'party-organisations.termEnding'] },
  { name: '逾期未完成', figures: ['service-projects.late'] },
  { name: '未走访', figures: ['linkage-assignments.neverVisited'] },
  { name: '未并网', figures: ['grid-forces.unmerged'] },
  { name: '缺户数', figures: ['estates.missingHouseholds', 'grids.missingHouseholds'] },
  {
    name: '缺联系电话',
    figures: [
      'estates.missingContact',
      'grids.missingContact',
      'party-organisations.missingContact',
      'self-organisations.missingContact',
      'service-projects.missingContact',
    ],
  },
];

/** How the words of `attention` are to be read. */
export const attentionNote = '小区的届满指业委会届满，驻区单位的届满指协议到期。';

/** Figures that are compared with the year before: those that are shown with their change. */
export const withChange: ReadonlySet<IndicatorId> = new Set([...boardFigures].flatMap(partsOf));

for (const { id } of trends) if (!isTrended(id)) throw new Error(`${id} is not counted by month`);
