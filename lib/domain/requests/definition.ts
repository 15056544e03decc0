import { defineLedger } from '@/lib/ledger/define';
import { area, count, date, text } from '@/lib/ledger/fields';
import type { RequestMonthModel } from '@/prisma/client/models/RequestMonth';

const sum = (label: string) => count({ label, max: 100_000_000, unit: '件' });

/** What requests add up to, a row for an area and a month: what the dashboards count. */
export const requestMonths = defineLedger<RequestMonthModel>()({
  name: 'requests',
  table: 'request_months',
  label: '诉求',
  measureWord: '件',
  description: '居民诉求和网格事件，从收到到办结、评价。',
  isCountedOnly: true,
  // An estate is assigned with all that was asked in it.
  follows: 'estates',
  fields: {
    code: text({ label: '编号', required: true, max: 20 }),
    name: text({ label: '名称', required: true, max: 20 }),
    areaId: area({
      label: '所在辖区',
      required: true,
      levels: ['city', 'district', 'street', 'community', 'estate'],
    }),
    month: date({ label: '月份' }),
    received: sum('收到'),
    events: sum('网格事件'),
    closed: sum('办结'),
    inTime: sum('按期办结'),
    valid: sum('计入评价'),
    responded: sum('已响应'),
    solved: sum('已解决'),
    satisfied: sum('满意'),
    basically: sum('基本满意'),
    excluded: sum('不计入评价'),
    reopened: sum('重新办理'),
  },
  list: { columns: ['code'], filters: ['month'], sort: 'code' },
  sections: [
    {
      label: '诉求',
      fields: [
        'code',
        'name',
        'areaId',
        'month',
        'received',
        'events',
        'closed',
        'inTime',
        'valid',
        'responded',
        'solved',
        'satisfied',
        'basically',
        'excluded',
        'reopened',
      ],
    },
  ],
});
