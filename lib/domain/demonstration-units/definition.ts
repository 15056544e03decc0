import { notBefore } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { DemonstrationUnitModel } from '@/prisma/client/models/DemonstrationUnit';

export const demonstrationUnits = defineLedger<DemonstrationUnitModel>()({
  name: 'demonstration-units',
  table: 'demonstration_units',
  label: '示范单位',
  measureWord: '个',
  description: '示范街道、示范社区、示范小区的命名和复核。',
  fields: {
    code: placeCode({
      label: '示范单位编码',
      letters: 'SF',
      levels: ['street', 'community', 'estate'],
      example: '510104022006SF001',
    }),
    name: text({ label: '单位名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['street', 'community', 'estate'] }),
    tier: choice({
      label: '示范层级',
      required: true,
      options: { street: '示范街道', community: '示范社区', estate: '示范小区' },
    }),
    category: choice({
      label: '类型',
      required: true,
      options: {
        old_town: '老旧城区',
        new_district: '新建城区',
        resettlement: '涉农社区',
        industry: '产业社区',
        international: '国际化社区',
      },
    }),
    awardedBy: text({ label: '命名单位', max: 40 }),
    reviewedOn: date({ label: '复核日期', notInFuture: true }),
    reviewResult: choice({
      label: '复核结果',
      options: { passed: '通过', mending: '整改', withdrawn: '退出' },
    }),
    followers: count({ label: '带动', max: 1000, unit: '个', help: '以点带面带动的单位数。' }),
    startedOn: date({ label: '命名日期', notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'tier', 'category', 'startedOn', 'reviewedOn', 'reviewResult'],
    filters: ['tier', 'category', 'reviewResult', 'startedOn', 'reviewedOn'],
    sort: 'code',
  },
  sections: [
    { label: '基本情况', fields: ['code', 'name', 'areaId', 'tier', 'category', 'awardedBy', 'startedOn'] },
    { label: '复核', fields: ['reviewedOn', 'reviewResult', 'followers'] },
  ],
  checks: [standsWithItsArea, notBefore('startedOn', 'reviewedOn', '复核日期不能早于命名日期。')],
});
