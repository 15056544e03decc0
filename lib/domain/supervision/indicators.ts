import { defineIndicators } from '@/lib/domain/indicators/define';
import { addDays } from '@/lib/platform/clock';
import type { SupervisionTaskModel } from '@/prisma/client/models/SupervisionTask';
import { supervision } from './definition';

const due = { in: ['assigned', 'signed', 'working'] } as const;

export const supervisionIndicators = defineIndicators<SupervisionTaskModel>()(supervision, {
  'supervision.assigned': {
    code: 'DB01',
    name: '交办督办任务',
    unit: '项',
    during: 'startedOn',
    paper: ['S21', 'S23'],
    definition: '期间内交办的督办任务，按承办辖区计。一个事项交办几个辖区，就是几项；交办下级的另计。',
  },
  'supervision.struckOff': {
    code: 'DB02',
    name: '销号督办任务',
    unit: '项',
    during: 'struckOffOn',
    paper: ['S23'],
    definition: '期间内销号的督办任务，不论何时交办。',
  },
  'supervision.inTime': {
    code: 'DB03',
    name: '按期销号督办任务',
    unit: '项',
    during: 'struckOffOn',
    where: { fields: { isInTime: { is: true } } },
    paper: ['S23'],
    definition: '期间内销号的任务中，在期限内（含同意延期的）反馈、核验通过的。',
  },
  'supervision.overdue': {
    code: 'DB04',
    name: '逾期督办任务',
    unit: '项',
    where: ({ day }) => ({ fields: { state: due, dueOn: { to: addDays(day, -1) } } }),
    isPresentOnly: true,
    paper: ['S21', 'S23'],
    definition: '已过办结期限、还没有反馈的任务。挂账的不计。',
  },
  'supervision.open': {
    code: 'DB05',
    name: '在办督办任务',
    unit: '项',
    where: {
      fields: { state: { in: ['assigned', 'signed', 'working', 'reported', 'verified', 'suspended'] } },
    },
    isPresentOnly: true,
    paper: ['S21'],
    definition: '已交办、没有销号也没有撤销的任务，含挂账。',
  },
  'supervision.returned': {
    code: 'DB06',
    name: '退回督办任务',
    unit: '项',
    during: 'lastReturnedOn',
    isPresentOnly: true,
    paper: ['S23'],
    definition: '期间内最近一次被退回的任务；退回几次，计一项。',
  },
  'supervision.settledOfAssigned': {
    code: 'DB07',
    name: '期间交办并已销号的任务',
    unit: '项',
    during: 'startedOn',
    where: { fields: { state: { in: ['struck_off'] } } },
    isPresentOnly: true,
    paper: ['S23'],
    definition: '期间内交办的任务中，至今已销号的。',
  },
  'supervision.dueOfAssigned': {
    code: 'DB08',
    name: '期间交办、没有撤销的任务',
    unit: '项',
    during: 'startedOn',
    where: {
      fields: {
        state: { in: ['assigned', 'signed', 'working', 'reported', 'verified', 'suspended', 'struck_off'] },
      },
    },
    isPresentOnly: true,
    paper: ['S23'],
    definition: '期间内交办、至今没有撤销的任务：销号率的分母。',
  },
  'supervision.effectReviewed': {
    code: 'DB09',
    name: '跟踪问效',
    unit: '项',
    during: 'effectReviewedOn',
    paper: ['S24'],
    definition: '期间内完成的跟踪问效：销号以后，按同一指标再看一次效果。',
  },
  'supervision.effectDue': {
    code: 'DB10',
    name: '待跟踪问效',
    unit: '项',
    where: ({ day }) => ({
      fields: {
        state: { in: ['struck_off'] },
        effectReviewOn: { to: day },
        effectReviewedOn: { missing: true },
      },
    }),
    isPresentOnly: true,
    paper: ['S24'],
    definition: '已销号、问效日期已到、还没有问效的任务。',
  },
});
