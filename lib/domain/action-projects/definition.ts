import { atMost, datedWhen, notBefore } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, money, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { ActionProjectModel } from '@/prisma/client/models/ActionProject';

export const actionProjects = defineLedger<ActionProjectModel>()({
  name: 'action-projects',
  table: 'action_projects',
  label: '行动项目',
  measureWord: '个',
  description: '五大行动的项目和片区方案：规模、进度和政府、社会资金。',
  fields: {
    code: placeCode({
      label: '行动项目编码',
      letters: 'XD',
      levels: ['district', 'street', 'community'],
      example: '510104022006XD001',
    }),
    name: text({ label: '项目名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['district', 'street', 'community'] }),
    action: choice({
      label: '所属行动',
      required: true,
      options: {
        renewal: '老旧城区改造',
        alleys: '背街小巷整治',
        featured: '特色街区创建',
        services: '社区服务提升',
        safety: '平安社区创建',
      },
    }),
    kind: choice({
      label: '项目类型',
      required: true,
      options: {
        urban_village: '城中村改造',
        back_alley: '背街小巷整治',
        featured_street: '特色街区',
        green_space: '透绿开敞空间',
        greenway: '社区绿道',
        area_plan: '片区方案',
        other: '其他',
      },
    }),
    households: count({ label: '改造户数', max: 1000000, unit: '户' }),
    lanes: count({ label: '街巷条数', max: 1000, unit: '条' }),
    squareMetres: count({ label: '面积', max: 100000000, unit: '㎡' }),
    metres: count({ label: '长度', max: 10000000, unit: '米' }),
    state: choice({
      label: '状态',
      required: true,
      options: { planned: '策划', running: '实施', completed: '完成' },
    }),
    completedOn: date({ label: '完成日期', notInFuture: true }),
    funds: money({ label: '筹集资金' }),
    socialFunds: money({ label: '其中社会资本' }),
    startedOn: date({ label: '开工日期', notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'action', 'kind', 'state', 'completedOn', 'funds', 'socialFunds'],
    filters: ['action', 'kind', 'state', 'funds', 'startedOn', 'completedOn'],
    sort: 'code',
  },
  sections: [
    { label: '基本情况', fields: ['code', 'name', 'areaId', 'action', 'kind', 'startedOn'] },
    { label: '规模', fields: ['households', 'lanes', 'squareMetres', 'metres'] },
    { label: '进度', fields: ['state', 'completedOn'] },
    { label: '资金', fields: ['funds', 'socialFunds'] },
  ],
  checks: [
    standsWithItsArea,
    notBefore('startedOn', 'completedOn', '完成日期不能早于开工日期。'),
    datedWhen(
      'state',
      (state) => state === 'completed',
      'completedOn',
      '状态是“完成”的，请填完成日期。',
      '有完成日期的，状态应是“完成”。',
    ),
    atMost('socialFunds', 'funds', '社会资本不能多于筹集资金。'),
  ],
});
