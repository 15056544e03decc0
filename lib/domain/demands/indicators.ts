import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { DemandModel } from '@/prisma/client/models/Demand';
import { demands } from './definition';

export const demandIndicators = defineIndicators<DemandModel>()(demands, {
  'demands.voices': {
    code: 'XQ01',
    name: '居民需求反映人次',
    unit: '人次',
    measure: { sum: 'voices' },
    paper: ['S95'],
    definition: '截至统计日汇总的居民需求反映人次之和。',
  },
  'demands.six': {
    code: 'XQ02',
    name: '六类需求',
    unit: '人次',
    measure: { sum: 'voices' },
    where: { fields: { kind: { in: ['housing', 'travel', 'work', 'schooling', 'medical', 'ageing'] } } },
    paper: ['S95'],
    definition: '安居、畅行、乐业、授教、医病、养老六类需求的反映人次之和。',
  },
  'demands.threeHard': {
    code: 'XQ03',
    name: '三难需求',
    unit: '人次',
    measure: { sum: 'voices' },
    where: { fields: { kind: { in: ['elder_care_hard', 'child_care_hard', 'parking_hard'] } } },
    paper: ['S95'],
    definition: '养老难、托管难、停车难的反映人次之和。',
  },
  'demands.count': {
    code: 'XQ04',
    name: '居民需求',
    unit: '条',
    definition: '在用的居民需求条目。',
  },
  'demands.answered': {
    code: 'XQ05',
    name: '已有回应的需求',
    unit: '条',
    where: { fields: { isAnswered: { is: true } } },
    isPresentOnly: true,
    paper: ['S95'],
    definition: '已有回应的居民需求条目。',
  },
  ...reviewFigures('demands', 'XQ', '居民需求', '条'),
});
