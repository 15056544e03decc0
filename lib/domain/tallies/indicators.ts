import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import { wan } from '@/lib/domain/indicators/rounding';
import type { TallyModel } from '@/prisma/client/models/Tally';
import { tallies } from './definition';

export const tallyIndicators = defineIndicators<TallyModel>()(tallies, {
  'tallies.membersDown': {
    code: 'TJ01',
    name: '下沉社区服务党员',
    unit: '名',
    measure: { sum: 'people' },
    where: { fields: { kind: { in: ['members_down'] } } },
    paper: ['S51'],
    rounded: wan(0),
    definition: '下沉社区服务的党员，各社区现行统计之和。与党员骨干口径不同，不能相加。',
  },
  'tallies.volunteers': {
    code: 'TJ02',
    name: '志愿者',
    unit: '名',
    measure: { sum: 'people' },
    where: { fields: { kind: { in: ['volunteers'] } } },
    paper: ['S57'],
    rounded: wan(0),
    definition: '社区志愿者，各社区现行统计之和。',
  },
  'tallies.backbone': {
    code: 'TJ03',
    name: '党员骨干',
    unit: '名',
    measure: { sum: 'people' },
    where: { fields: { kind: { in: ['backbone'] } } },
    paper: ['S62'],
    rounded: wan(2),
    definition: '推选为小区骨干的党员，各社区现行统计之和。与下沉党员口径不同，不能相加。',
  },
  'tallies.residentsServing': {
    code: 'TJ04',
    name: '参与服务的居民',
    unit: '名',
    measure: { sum: 'people' },
    where: { fields: { kind: { in: ['residents_serving'] } } },
    paper: ['S67'],
    rounded: wan(1),
    definition: '经引领参与小区服务的居民，各社区现行统计之和。',
  },
  'tallies.merchants': {
    code: 'TJ05',
    name: '参与服务的社会组织和商家',
    unit: '家',
    measure: { sum: 'people' },
    where: { fields: { kind: { in: ['merchants'] } } },
    paper: ['S67'],
    rounded: wan(1),
    definition: '经引领参与小区服务的社会组织和商家，各社区现行统计之和。与承接项目的社会组织口径不同。',
  },
  'tallies.volunteerHours': {
    code: 'TJ06',
    name: '志愿服务时长',
    unit: '小时',
    measure: { sum: 'serviceHours' },
    where: { fields: { kind: { in: ['volunteers'] } } },
    paper: ['S57'],
    definition: '志愿者服务时长之和。',
  },
  ...reviewFigures('tallies', 'TJ', '人员统计', '条'),
});
