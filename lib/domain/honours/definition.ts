import { defineLedger } from '@/lib/ledger/define';
import { area, choice, date, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { HonourModel } from '@/prisma/client/models/Honour';

export const honours = defineLedger<HonourModel>()({
  name: 'honours',
  table: 'honours',
  label: '表彰',
  measureWord: '项',
  description: '各级党委、政府和部门给予的表彰与肯定。',
  fields: {
    code: placeCode({
      label: '表彰编码',
      letters: 'BZ',
      levels: ['city', 'district', 'street', 'community'],
      example: '510104022006BZ001',
    }),
    name: text({ label: '表彰名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['city', 'district', 'street', 'community'] }),
    kind: choice({
      label: '级别',
      required: true,
      options: { national: '国家级', provincial: '省级', municipal: '市级', district: '区级' },
    }),
    awardedBy: text({ label: '授予单位', max: 60 }),
    note: text({ label: '说明', max: 200, multiline: true }),
    startedOn: date({ label: '获得日期', required: true, notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'awardedBy', 'startedOn'],
    filters: ['kind', 'startedOn'],
    sort: 'code',
  },
  sections: [
    { label: '基本情况', fields: ['code', 'name', 'areaId', 'kind', 'awardedBy', 'note', 'startedOn'] },
  ],
  checks: [standsWithItsArea],
});
