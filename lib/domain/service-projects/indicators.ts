import { defineIndicators } from '@/lib/domain/indicators/define';
import { addDays } from '@/lib/platform/clock';
import type { ProjectState } from '@/prisma/client/enums';
import type { ServiceProjectModel } from '@/prisma/client/models/ServiceProject';
import { openStates, serviceProjects } from './definition';

const inState = (state: ProjectState, name: string) => ({
  name: `${name}项目`,
  unit: '个',
  isPresentOnly: true,
  where: { fields: { state: { in: [state] } } },
  definition: `在用服务项目中状态为“${name}”的。`,
});

const undertaken = [...openStates, 'completed'] as const;

export const serviceProjectIndicators = defineIndicators<ServiceProjectModel>()(serviceProjects, {
  'service-projects.count': {
    name: '服务项目',
    unit: '个',
    definition: '在用的微细公共服务项目，含各种状态。',
  },
  'service-projects.undertaken': {
    name: '已立项的服务项目',
    unit: '个',
    where: { fields: { state: { in: undertaken } } },
    definition: '在用服务项目中已立项、实施、验收和完成的，不含储备和终止。',
  },
  'service-projects.completed': {
    name: '完成的服务项目',
    unit: '个',
    where: ({ day }) => ({ fields: { state: { in: ['completed'] }, completedOn: { to: day } } }),
    definition: '在用服务项目中状态为“完成”、实际完成日期不晚于统计日的。',
  },
  'service-projects.completedInPeriod': {
    name: '本期完成项目',
    unit: '个',
    during: 'completedOn',
    definition: '实际完成日期在报告期内的服务项目。',
  },
  'service-projects.begunInPeriod': {
    name: '本期开始项目',
    unit: '个',
    during: 'startedOn',
    definition: '开始日期在报告期内的服务项目，含其后终止的。',
  },
  'service-projects.reserve': inState('reserve', '储备'),
  'service-projects.approved': inState('approved', '立项'),
  'service-projects.running': inState('running', '实施'),
  'service-projects.accepting': inState('accepting', '验收'),
  'service-projects.terminated': inState('terminated', '终止'),
  'service-projects.planned': {
    name: '计划资金',
    unit: '元',
    measure: { sum: 'plannedMoney' },
    where: { fields: { state: { in: undertaken } } },
    definition: '已立项服务项目的计划资金之和，不含储备和终止。',
  },
  'service-projects.spent': {
    name: '已用资金',
    unit: '元',
    isPresentOnly: true,
    measure: { sum: 'spentMoney' },
    where: { fields: { state: { in: undertaken } } },
    definition: '已立项服务项目的已用资金之和，不含储备和终止。',
  },
  'service-projects.beneficiaries': {
    name: '受益人次',
    unit: '人次',
    isPresentOnly: true,
    measure: { sum: 'beneficiaries' },
    where: { fields: { state: { in: undertaken } } },
    definition: '已立项服务项目所填受益人次之和。',
  },
  'service-projects.providers': {
    name: '承接单位',
    unit: '家',
    measure: { distinct: 'provider' },
    where: { fields: { state: { in: undertaken } } },
    definition: '承接已立项服务项目的单位，按名称计，同一单位只计一次；各辖区之间不能相加。',
  },
  'service-projects.late': {
    name: '逾期未完成项目',
    unit: '个',
    isPresentOnly: true,
    where: ({ day }) => ({ fields: { state: { in: openStates }, plannedEndOn: { to: addDays(day, -1) } } }),
    definition: '已过计划完成日期，仍在立项、实施或验收的服务项目。',
  },
  'service-projects.missingContact': {
    name: '服务项目缺联系电话',
    unit: '个',
    isPresentOnly: true,
    where: { fields: { contactPhone: { missing: true } } },
    definition: '没有填工作电话的在用服务项目。',
  },
  'service-projects.pending': {
    name: '服务项目待审核',
    unit: '个',
    isPresentOnly: true,
    where: { review: ['pending'] },
    definition: '等待审核的在用服务项目。',
  },
  'service-projects.returned': {
    name: '服务项目已退回',
    unit: '个',
    isPresentOnly: true,
    where: { review: ['returned'] },
    definition: '审核退回、尚未改正的在用服务项目。',
  },
});
