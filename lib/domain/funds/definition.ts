import { atMost } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, money, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { FundModel } from '@/prisma/client/models/Fund';

export const funds = defineLedger<FundModel>()({
  name: 'funds',
  table: 'funds',
  label: '保障激励资金',
  measureWord: '笔',
  description: '社区保障激励资金的额度、拨付和使用，按年度和辖区。',
  fields: {
    code: placeCode({
      label: '保障激励资金编码',
      letters: 'ZJ',
      levels: ['street', 'community'],
      example: '510104022006ZJ001',
    }),
    name: text({ label: '资金名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['street', 'community'] }),
    kind: choice({
      label: '资金类型',
      required: true,
      options: { guarantee: '保障资金', incentive: '激励资金' },
    }),
    year: count({ label: '年度', max: 2100, min: 2010, unit: '年', isYear: true }),
    quota: money({ label: '额度' }),
    allocated: money({ label: '已拨付' }),
    spent: money({ label: '已使用' }),
    startedOn: date({ label: '下达日期', notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'year', 'quota', 'allocated', 'spent'],
    filters: ['kind', 'year', 'quota', 'spent'],
    sort: 'code',
  },
  sections: [
    { label: '基本情况', fields: ['code', 'name', 'areaId', 'kind', 'year', 'startedOn'] },
    { label: '资金', fields: ['quota', 'allocated', 'spent'] },
  ],
  checks: [
    standsWithItsArea,
    atMost('allocated', 'quota', '已拨付不能多于额度。'),
    atMost('spent', 'allocated', '已使用不能多于已拨付。'),
  ],
});
