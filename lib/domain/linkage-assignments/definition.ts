import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { LinkageAssignmentModel } from '@/prisma/client/models/LinkageAssignment';

export const linkageAssignments = defineLedger<LinkageAssignmentModel>()({
  name: 'linkage-assignments',
  table: 'linkage_assignments',
  label: '联系点',
  measureWord: '个',
  description: '市联区、区联街、街联社、社联小区：上一级领导岗位联系的辖区，及走访和问题解决。',
  fields: {
    code: placeCode({
      label: '联系点编码',
      letters: 'LX',
      levels: ['district', 'street', 'community', 'estate'],
      example: '510104022006LX001',
    }),
    name: text({ label: '联系点名称', required: true, max: 80 }),
    areaId: area({
      label: '所在辖区',
      required: true,
      levels: ['district', 'street', 'community', 'estate'],
    }),
    kind: choice({
      label: '联动层级',
      required: true,
      options: {
        city_district: '市联区',
        district_street: '区联街',
        street_community: '街联社',
        community_estate: '社联小区',
      },
    }),
    post: text({ label: '联系领导职务', required: true, max: 60, help: '填职务，不填姓名。' }),
    estatesLinked: count({ label: '联系小区', max: 1000, unit: '个', help: '只有社联小区填写。' }),
    visits: count({ label: '走访', unit: '次', isComputed: true, help: '按走访记录计算。' }),
    lastVisitOn: date({ label: '最近走访日期', isComputed: true, help: '按走访记录计算。' }),
    problemsFound: count({ label: '发现问题', unit: '个', isComputed: true, help: '按走访记录计算。' }),
    problemsSolved: count({ label: '解决问题', unit: '个', isComputed: true, help: '按问题办理情况计算。' }),
    startedOn: date({ label: '联系开始日期', notInFuture: true }),
  },
  list: {
    columns: [
      'code',
      'name',
      'areaId',
      'kind',
      'post',
      'visits',
      'lastVisitOn',
      'problemsFound',
      'problemsSolved',
    ],
    filters: ['kind', 'visits', 'lastVisitOn'],
    sort: 'code',
  },
  sections: [
    { label: '基本情况', fields: ['code', 'name', 'areaId', 'kind', 'post', 'estatesLinked', 'startedOn'] },
    { label: '走访与问题', fields: ['visits', 'lastVisitOn', 'problemsFound', 'problemsSolved'] },
  ],
  checks: [standsWithItsArea],
});
