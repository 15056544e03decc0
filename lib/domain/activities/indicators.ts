import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { ActivityModel } from '@/prisma/client/models/Activity';
import { activities } from './definition';

export const activityIndicators = defineIndicators<ActivityModel>()(activities, {
  'activities.vanguard': {
    code: 'HD01',
    name: '本期双示范行动',
    unit: '场',
    during: 'startedOn',
    where: { fields: { kind: { in: ['vanguard'] } } },
    paper: ['S49'],
    definition: '举办日期在报告期内的“蓉城先锋”双示范行动。',
  },
  'activities.membersIn': {
    code: 'HD02',
    name: '本期“万名党员进社区”',
    unit: '场',
    during: 'startedOn',
    where: { fields: { kind: { in: ['members_in'] } } },
    paper: ['S50'],
    definition: '举办日期在报告期内的“万名党员进社区”活动。',
  },
  'activities.volunteerDay': {
    code: 'HD03',
    name: '本期“社区志愿服务日”',
    unit: '场',
    during: 'startedOn',
    where: { fields: { kind: { in: ['volunteer_day'] } } },
    paper: ['S56'],
    definition: '举办日期在报告期内的“社区志愿服务日”活动。',
  },
  'activities.culture': {
    code: 'HD04',
    name: '本期“天府文化润城”',
    unit: '场',
    during: 'startedOn',
    where: { fields: { kind: { in: ['culture'] } } },
    paper: ['S68'],
    definition: '举办日期在报告期内的“天府文化润城”活动。',
  },
  'activities.heldInPeriod': {
    code: 'HD05',
    name: '本期活动',
    unit: '场',
    during: 'startedOn',
    definition: '举办日期在报告期内的活动，各类合计。',
  },
  'activities.participantsInPeriod': {
    code: 'HD06',
    name: '本期活动参与人次',
    unit: '人次',
    measure: { sum: 'participants' },
    during: 'startedOn',
    definition: '报告期内各场活动参与人次之和。',
  },
  ...reviewFigures('activities', 'HD', '活动', '场'),
});
