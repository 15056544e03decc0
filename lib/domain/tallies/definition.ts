import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { TallyModel } from '@/prisma/client/models/Tally';

export const tallies = defineLedger<TallyModel>()({
  name: 'tallies',
  table: 'tallies',
  label: '人员统计',
  measureWord: '条',
  description:
    '按社区和统计日期记的人数：下沉党员、志愿者、党员骨干、参与服务的居民和商家。只有数量，没有名单。',
  fields: {
    code: placeCode({
      label: '人员统计编码',
      letters: 'TJ',
      levels: ['community'],
      example: '510104022006TJ001',
    }),
    name: text({ label: '统计名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['community'] }),
    kind: choice({
      label: '统计对象',
      required: true,
      options: {
        members_down: '下沉社区服务党员',
        volunteers: '志愿者',
        backbone: '党员骨干',
        residents_serving: '参与服务的居民',
        merchants: '参与服务的社会组织和商家',
      },
      help: '各类口径不同，不能相加。',
    }),
    people: count({ label: '数量', required: true, max: 1000000, unit: '名（家）' }),
    serviceHours: count({ label: '服务时长', max: 10000000, unit: '小时' }),
    startedOn: date({ label: '统计日期', required: true, notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'people', 'serviceHours', 'startedOn'],
    filters: ['kind', 'people', 'startedOn'],
    sort: 'code',
  },
  sections: [
    { label: '统计', fields: ['code', 'name', 'areaId', 'kind', 'people', 'serviceHours', 'startedOn'] },
  ],
  checks: [standsWithItsArea],
});
