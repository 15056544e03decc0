import { datedWhen, notBefore } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, reference, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { CoBuildingProjectModel } from '@/prisma/client/models/CoBuildingProject';

export const coBuildingProjects = defineLedger<CoBuildingProjectModel>()({
  name: 'co-building-projects',
  table: 'co_building_projects',
  label: '共建项目',
  measureWord: '个',
  description: '驻区单位与街道、社区共建共享的项目。',
  fields: {
    code: placeCode({
      label: '共建项目编码',
      letters: 'GJ',
      levels: ['street', 'community', 'estate'],
      example: '510104022006GJ001',
    }),
    name: text({ label: '项目名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['street', 'community', 'estate'] }),
    residentUnitId: reference({ label: '驻区单位', ledger: 'resident-units', table: 'resident_units' }),
    means: choice({
      label: '共建方式',
      required: true,
      options: { organisation: '组织联建', interest: '利益联结', resource: '资源共享' },
    }),
    state: choice({
      label: '项目状态',
      required: true,
      options: { agreed: '已商定', running: '实施中', completed: '已完成', stopped: '已中止' },
    }),
    completedOn: date({ label: '完成日期', notInFuture: true }),
    beneficiaries: count({ label: '受益人次', max: 10000000, unit: '人次' }),
    startedOn: date({ label: '开始日期', notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'residentUnitId', 'means', 'state', 'startedOn', 'completedOn'],
    filters: ['means', 'state', 'startedOn', 'completedOn'],
    sort: 'code',
  },
  sections: [
    {
      label: '基本情况',
      fields: ['code', 'name', 'areaId', 'residentUnitId', 'means', 'state', 'startedOn'],
    },
    { label: '进度', fields: ['completedOn', 'beneficiaries'] },
  ],
  checks: [
    standsWithItsArea,
    notBefore('startedOn', 'completedOn', '完成日期不能早于开始日期。'),
    datedWhen(
      'state',
      (state) => state === 'completed',
      'completedOn',
      '状态是“已完成”的，请填完成日期。',
      '有完成日期的，状态应是“已完成”。',
    ),
  ],
});
