import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import { wan } from '@/lib/domain/indicators/rounding';
import { addDays } from '@/lib/platform/clock';
import type { ProjectState } from '@/prisma/client/enums';
import type { ServiceProjectModel } from '@/prisma/client/models/ServiceProject';
import { openStates, serviceProjects } from './definition';

const inState = (code: string, state: ProjectState, name: string) => ({
  code,
  name: `${name}项目`,
  unit: '个',
  isPresentOnly: true,
  where: { fields: { state: { in: [state] } } },
  definition: `在用服务项目中状态为“${name}”的。`,
});

const undertaken = [...openStates, 'completed'] as const;

export const serviceProjectIndicators = defineIndicators<ServiceProjectModel>()(serviceProjects, {
  'service-projects.count': {
    code: 'F01',
    name: '服务项目',
    unit: '个',
    paper: ['S60'],
    rounded: wan(1),
    definition: '在用的微细公共服务项目，含各种状态。',
  },
  'service-projects.undertaken': {
    code: 'F02',
    name: '已立项的服务项目',
    unit: '个',
    where: { fields: { state: { in: undertaken } } },
    definition: '在用服务项目中已立项、实施、验收和完成的，不含储备和终止。',
  },
  'service-projects.completed': {
    code: 'F03',
    name: '完成的服务项目',
    unit: '个',
    where: ({ day }) => ({ fields: { state: { in: ['completed'] }, completedOn: { to: day } } }),
    definition: '在用服务项目中状态为“完成”、实际完成日期不晚于统计日的。',
  },
  'service-projects.completedInPeriod': {
    code: 'F04',
    name: '本期完成项目',
    unit: '个',
    during: 'completedOn',
    definition: '实际完成日期在报告期内的服务项目。',
  },
  'service-projects.begunInPeriod': {
    code: 'F05',
    name: '本期开始项目',
    unit: '个',
    during: 'startedOn',
    definition: '开始日期在报告期内的服务项目，含其后终止的。',
  },
  'service-projects.reserve': inState('F06', 'reserve', '储备'),
  'service-projects.approved': inState('F07', 'approved', '立项'),
  'service-projects.running': inState('F08', 'running', '实施'),
  'service-projects.accepting': inState('F09', 'accepting', '验收'),
  'service-projects.terminated': inState('F10', 'terminated', '终止'),
  'service-projects.planned': {
    code: 'F11',
    name: '计划资金',
    unit: '元',
    measure: { sum: 'plannedMoney' },
    where: { fields: { state: { in: undertaken } } },
    definition: '已立项服务项目的计划资金之和，不含储备和终止。',
  },
  'service-projects.spent': {
    code: 'F12',
    name: '已用资金',
    unit: '元',
    isPresentOnly: true,
    measure: { sum: 'spentMoney' },
    where: { fields: { state: { in: undertaken } } },
    definition: '已立项服务项目的已用资金之和，不含储备和终止。',
  },
  'service-projects.beneficiaries': {
    code: 'F13',
    name: '受益人次',
    unit: '人次',
    isPresentOnly: true,
    measure: { sum: 'beneficiaries' },
    where: { fields: { state: { in: undertaken } } },
    definition: '已立项服务项目所填受益人次之和。',
  },
  'service-projects.providers': {
    code: 'F14',
    name: '承接单位',
    unit: '家',
    measure: { distinct: 'provider' },
    where: { fields: { state: { in: undertaken } } },
    definition: '承接已立项服务项目的单位，按名称计，同一单位只计一次；各辖区之间不能相加。',
  },
  'service-projects.late': {
    code: 'F15',
    name: '逾期未完成项目',
    unit: '个',
    isPresentOnly: true,
    where: ({ day }) => ({ fields: { state: { in: openStates }, plannedEndOn: { to: addDays(day, -1) } } }),
    definition: '已过计划完成日期，仍在立项、实施或验收的服务项目。',
  },
  'service-projects.missingContact': {
    code: 'F16',
    name: '服务项目缺联系电话',
    unit: '个',
    isPresentOnly: true,
    where: { fields: { contactPhone: { missing: true } } },
    definition: '没有填工作电话的在用服务项目。',
  },
  ...reviewFigures('service-projects', 'F', '服务项目', '个', ['17', '18']),
});
