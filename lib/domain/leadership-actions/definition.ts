import { atMost } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { LeadershipActionModel } from '@/prisma/client/models/LeadershipAction';

export const leadershipActions = defineLedger<LeadershipActionModel>()({
  name: 'leadership-actions',
  table: 'leadership_actions',
  label: '高位推动',
  measureWord: '次',
  description: '党委常委会研究、全会部署、书记现场办公，及其交办事项。',
  fields: {
    code: placeCode({
      label: '高位推动编码',
      letters: 'TD',
      levels: ['city', 'district'],
      example: '510104TD001',
    }),
    name: text({ label: '事项名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['city', 'district'] }),
    kind: choice({
      label: '形式',
      required: true,
      options: { standing_study: '常委会研究', plenary: '全会部署', on_site: '现场办公' },
    }),
    leadUnit: text({ label: '牵头落实单位', max: 60 }),
    matters: count({ label: '交办事项', max: 1000, unit: '件' }),
    mattersDone: count({ label: '办结事项', max: 1000, unit: '件' }),
    summary: text({ label: '议题', max: 300, multiline: true }),
    startedOn: date({ label: '日期', required: true, notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'leadUnit', 'startedOn', 'matters', 'mattersDone'],
    filters: ['kind', 'matters', 'startedOn'],
    sort: 'code',
  },
  sections: [
    { label: '基本情况', fields: ['code', 'name', 'areaId', 'kind', 'leadUnit', 'startedOn'] },
    { label: '交办', fields: ['matters', 'mattersDone', 'summary'] },
  ],
  checks: [standsWithItsArea, atMost('mattersDone', 'matters', '办结事项不能多于交办事项。')],
});
