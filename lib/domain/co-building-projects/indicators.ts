import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import { wan } from '@/lib/domain/indicators/rounding';
import type { CoBuildingProjectModel } from '@/prisma/client/models/CoBuildingProject';
import { coBuildingProjects } from './definition';

export const coBuildingProjectIndicators = defineIndicators<CoBuildingProjectModel>()(coBuildingProjects, {
  'co-building-projects.count': {
    code: 'GJ01',
    name: '共建共享项目',
    unit: '个',
    paper: ['S30'],
    rounded: wan(1),
    definition: '在用的共建共享项目，含各种状态。',
  },
  'co-building-projects.completed': {
    code: 'GJ02',
    name: '完成的共建项目',
    unit: '个',
    where: ({ day }) => ({ fields: { completedOn: { to: day } } }),
    paper: ['S30'],
    definition: '截至统计日已完成的共建项目。',
  },
  'co-building-projects.beneficiaries': {
    code: 'GJ03',
    name: '共建项目受益人次',
    unit: '人次',
    measure: { sum: 'beneficiaries' },
    isPresentOnly: true,
    definition: '共建项目受益人次之和。',
  },
  ...reviewFigures('co-building-projects', 'GJ', '共建项目', '个'),
});
