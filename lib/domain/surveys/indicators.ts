import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { SurveyModel } from '@/prisma/client/models/Survey';
import { surveys } from './definition';

export const surveyIndicators = defineIndicators<SurveyModel>()(surveys, {
  'surveys.recognitionAsked': {
    code: 'WJ01',
    name: '认可度有效样本',
    unit: '份',
    measure: { sum: 'asked' },
    where: { fields: { kind: { in: ['recognition'] } } },
    paper: ['S93'],
    definition: '截至统计日问到“认可高品质和谐宜居社区建设”的有效样本。',
  },
  'surveys.recognitionPositive': {
    code: 'WJ02',
    name: '认可社区建设的样本',
    unit: '份',
    measure: { sum: 'positive' },
    where: { fields: { kind: { in: ['recognition'] } } },
    paper: ['S93'],
    definition: '认可高品质和谐宜居社区建设的样本。',
  },
  'surveys.environmentAsked': {
    code: 'WJ03',
    name: '环境面貌有效样本',
    unit: '份',
    measure: { sum: 'asked' },
    where: { fields: { kind: { in: ['environment'] } } },
    paper: ['S93'],
    definition: '截至统计日问到环境面貌变化的有效样本。',
  },
  'surveys.environmentPositive': {
    code: 'WJ04',
    name: '认为环境面貌可喜变化的样本',
    unit: '份',
    measure: { sum: 'positive' },
    where: { fields: { kind: { in: ['environment'] } } },
    paper: ['S93'],
    definition: '认为环境面貌发生可喜变化的样本。',
  },
  ...reviewFigures('surveys', 'WJ', '群众问卷', '题'),
});
