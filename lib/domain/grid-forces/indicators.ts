import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { GridForceModel } from '@/prisma/client/models/GridForce';
import { gridForces } from './definition';

export const gridForceIndicators = defineIndicators<GridForceModel>()(gridForces, {
  'grid-forces.count': {
    code: 'XC01',
    name: '下沉力量',
    unit: '支',
    definition: '在用的部门下沉力量。',
  },
  'grid-forces.departments': {
    code: 'XC02',
    name: '派出力量的部门',
    unit: '个',
    measure: { distinct: 'department' },
    paper: ['S33'],
    definition: '派出下沉力量的部门，按名称计，同一部门只计一次；各辖区之间不能相加。',
  },
  'grid-forces.people': {
    code: 'XC03',
    name: '下沉力量人数',
    unit: '人',
    measure: { sum: 'people' },
    paper: ['S33'],
    definition: '部门下沉力量的人数之和。',
  },
  'grid-forces.dispatched': {
    code: 'XC04',
    name: '由社区统筹调度的力量',
    unit: '支',
    where: { fields: { isDispatched: { is: true } } },
    isPresentOnly: true,
    paper: ['S34'],
    definition: '由社区统筹调度的下沉力量。',
  },
  'grid-forces.orders': {
    code: 'XC05',
    name: '调度下沉力量',
    unit: '次',
    measure: { sum: 'orders' },
    isPresentOnly: true,
    paper: ['S34'],
    definition: '社区本年调度下沉力量的次数之和。',
  },
  'grid-forces.ordersAnswered': {
    code: 'XC06',
    name: '响应调度',
    unit: '次',
    measure: { sum: 'ordersAnswered' },
    isPresentOnly: true,
    paper: ['S34'],
    definition: '调度后到位的次数之和。',
  },
  'grid-forces.unmerged': {
    code: 'XC07',
    name: '未并网的力量',
    unit: '支',
    where: { fields: { isMerged: { is: false } } },
    isPresentOnly: true,
    paper: ['S36'],
    definition: '还没有并入网格的下沉力量。',
  },
  ...reviewFigures('grid-forces', 'XC', '下沉力量', '支'),
});
