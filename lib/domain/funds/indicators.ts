import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import { yi } from '@/lib/domain/indicators/rounding';
import type { FundModel } from '@/prisma/client/models/Fund';
import { funds } from './definition';

export const fundIndicators = defineIndicators<FundModel>()(funds, {
  'funds.quota': {
    code: 'ZJ01',
    name: '社区保障激励资金',
    unit: '元',
    measure: { sum: 'quota' },
    paper: ['S12'],
    rounded: yi(1),
    definition: '截至统计日下达的社区保障激励资金额度之和。',
  },
  'funds.allocated': {
    code: 'ZJ02',
    name: '保障激励资金已拨付',
    unit: '元',
    measure: { sum: 'allocated' },
    isPresentOnly: true,
    paper: ['S12'],
    definition: '已拨付的社区保障激励资金之和。',
  },
  'funds.spent': {
    code: 'ZJ03',
    name: '保障激励资金已使用',
    unit: '元',
    measure: { sum: 'spent' },
    isPresentOnly: true,
    paper: ['S12'],
    definition: '已使用的社区保障激励资金之和。',
  },
  ...reviewFigures('funds', 'ZJ', '保障激励资金', '笔'),
});
