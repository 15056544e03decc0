import { atMost } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { SurveyModel } from '@/prisma/client/models/Survey';

export const surveys = defineLedger<SurveyModel>()({
  name: 'surveys',
  table: 'surveys',
  label: '群众问卷',
  measureWord: '题',
  description: '万人问卷的题目和结果，匿名汇总，必有样本量。',
  fields: {
    code: placeCode({
      label: '群众问卷编码',
      letters: 'WJ',
      levels: ['city', 'district'],
      example: '510104WJ001',
    }),
    name: text({ label: '题目', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['city', 'district'] }),
    kind: choice({
      label: '测评内容',
      required: true,
      options: { recognition: '认可高品质和谐宜居社区建设', environment: '环境面貌可喜变化' },
    }),
    asked: count({ label: '有效样本', required: true, max: 10000000, unit: '份' }),
    positive: count({ label: '正面评价', required: true, max: 10000000, unit: '份' }),
    startedOn: date({ label: '调查日期', required: true, notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'asked', 'positive', 'startedOn'],
    filters: ['kind', 'asked', 'startedOn'],
    sort: 'code',
  },
  sections: [
    { label: '题目', fields: ['code', 'name', 'areaId', 'kind', 'startedOn'] },
    { label: '结果', fields: ['asked', 'positive'] },
  ],
  checks: [standsWithItsArea, atMost('positive', 'asked', '正面评价不能多于有效样本。')],
});
