import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { ActivityModel } from '@/prisma/client/models/Activity';

export const activities = defineLedger<ActivityModel>()({
  name: 'activities',
  table: 'activities',
  label: '活动',
  measureWord: '场',
  description: '“蓉城先锋”双示范、“万名党员进社区”、“社区志愿服务日”、“天府文化润城”等活动。只记场次和人数。',
  fields: {
    code: placeCode({
      label: '活动编码',
      letters: 'HD',
      levels: ['community', 'estate'],
      example: '510104022006HD001',
    }),
    name: text({ label: '活动名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['community', 'estate'] }),
    kind: choice({
      label: '活动',
      required: true,
      options: {
        vanguard: '“蓉城先锋”双示范行动',
        members_in: '“万名党员进社区”',
        volunteer_day: '“社区志愿服务日”',
        culture: '“天府文化润城”',
        other: '其他',
      },
    }),
    organiser: text({ label: '主办组织', max: 60 }),
    participants: count({ label: '参与人次', max: 100000, unit: '人次' }),
    serviceHours: count({ label: '服务时长', max: 1000000, unit: '小时' }),
    organisations: count({ label: '参与组织', max: 1000, unit: '个' }),
    startedOn: date({ label: '举办日期', required: true, notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'organiser', 'startedOn', 'participants', 'serviceHours'],
    filters: ['kind', 'participants', 'startedOn'],
    sort: 'code',
  },
  sections: [
    { label: '基本情况', fields: ['code', 'name', 'areaId', 'kind', 'organiser', 'startedOn'] },
    { label: '规模', fields: ['participants', 'serviceHours', 'organisations'] },
  ],
  checks: [standsWithItsArea],
});
