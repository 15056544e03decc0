import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, flag, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { DemandModel } from '@/prisma/client/models/Demand';

export const demands = defineLedger<DemandModel>()({
  name: 'demands',
  table: 'demands',
  label: '居民需求',
  measureWord: '条',
  description: '按社区和类别汇总的居民需求：安居、畅行、乐业、授教、医病、养老，和养老难、托管难、停车难。',
  fields: {
    code: placeCode({
      label: '居民需求编码',
      letters: 'XQ',
      levels: ['community'],
      example: '510104022006XQ001',
    }),
    name: text({ label: '需求名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['community'] }),
    kind: choice({
      label: '类别',
      required: true,
      options: {
        housing: '安居',
        travel: '畅行',
        work: '乐业',
        schooling: '授教',
        medical: '医病',
        ageing: '养老',
        elder_care_hard: '养老难',
        child_care_hard: '托管难',
        parking_hard: '停车难',
      },
    }),
    voices: count({ label: '反映人次', max: 1000000, unit: '人次' }),
    isAnswered: flag({ label: '已有回应' }),
    startedOn: date({ label: '收集日期', required: true, notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'voices', 'isAnswered', 'startedOn'],
    filters: ['kind', 'voices', 'isAnswered', 'startedOn'],
    sort: 'code',
  },
  sections: [
    { label: '基本情况', fields: ['code', 'name', 'areaId', 'kind', 'voices', 'isAnswered', 'startedOn'] },
  ],
  checks: [standsWithItsArea],
});
