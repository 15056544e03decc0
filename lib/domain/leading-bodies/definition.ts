import { atMost } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, flag, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { LeadingBodyModel } from '@/prisma/client/models/LeadingBody';

export const leadingBodies = defineLedger<LeadingBodyModel>()({
  name: 'leading-bodies',
  table: 'leading_bodies',
  label: '领导机构',
  measureWord: '个',
  description: '市、区(市)县的社区发展治理委员会和两个领导小组，及其议定事项。',
  fields: {
    code: placeCode({
      label: '领导机构编码',
      letters: 'LD',
      levels: ['city', 'district'],
      example: '510104LD001',
    }),
    name: text({ label: '领导机构名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['city', 'district'] }),
    kind: choice({
      label: '类型',
      required: true,
      options: {
        commission: '社区发展治理委员会',
        party_building: '党建工作领导小组',
        governance: '社区发展治理领导小组',
      },
    }),
    headPost: text({ label: '主要负责人职务', max: 40, help: '填职务，不填姓名。' }),
    isHeadConcurrent: flag({ label: '组织部长兼任', help: '社治委主任由党委常委、组织部长兼任的选“是”。' }),
    officeUnit: text({ label: '办公室设在', max: 40 }),
    memberUnits: count({ label: '成员单位', max: 200, unit: '个' }),
    meetingsHeld: count({ label: '本年会议', max: 500, unit: '次' }),
    mattersDecided: count({ label: '议定事项', max: 10000, unit: '件' }),
    mattersDone: count({ label: '办结事项', max: 10000, unit: '件' }),
    startedOn: date({ label: '设立日期', notInFuture: true }),
  },
  list: {
    columns: [
      'code',
      'name',
      'areaId',
      'kind',
      'headPost',
      'isHeadConcurrent',
      'meetingsHeld',
      'mattersDecided',
      'mattersDone',
    ],
    filters: ['kind', 'isHeadConcurrent', 'meetingsHeld'],
    sort: 'code',
  },
  sections: [
    {
      label: '基本情况',
      fields: [
        'code',
        'name',
        'areaId',
        'kind',
        'headPost',
        'isHeadConcurrent',
        'officeUnit',
        'memberUnits',
        'startedOn',
      ],
    },
    { label: '议事', fields: ['meetingsHeld', 'mattersDecided', 'mattersDone'] },
  ],
  checks: [standsWithItsArea, atMost('mattersDone', 'mattersDecided', '办结事项不能多于议定事项。')],
});
