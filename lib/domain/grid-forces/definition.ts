import { atMost } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, flag, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { GridForceModel } from '@/prisma/client/models/GridForce';

export const gridForces = defineLedger<GridForceModel>()({
  name: 'grid-forces',
  table: 'grid_forces',
  label: '下沉力量',
  measureWord: '支',
  description: '综治、公安、环保、城管等部门下沉到社区、由社区统筹调度的力量。',
  fields: {
    code: placeCode({
      label: '下沉力量编码',
      letters: 'XC',
      levels: ['community'],
      example: '510104022006XC001',
    }),
    name: text({ label: '力量名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['community'] }),
    department: text({ label: '派出部门', required: true, max: 40 }),
    field: choice({
      label: '条线',
      required: true,
      options: {
        public_order: '综治',
        police: '公安',
        environment: '环保',
        urban_management: '城管',
        market: '市场监管',
        emergency: '应急消防',
        civil_affairs: '民政',
        health: '卫生健康',
        other: '其他',
      },
    }),
    people: count({ label: '人数', max: 1000, unit: '人' }),
    isMerged: flag({ label: '已并入网格' }),
    isDispatched: flag({ label: '由社区统筹调度' }),
    orders: count({ label: '本年调度', max: 10000, unit: '次' }),
    ordersAnswered: count({ label: '响应调度', max: 10000, unit: '次' }),
    startedOn: date({ label: '下沉日期', notInFuture: true }),
  },
  list: {
    columns: [
      'code',
      'name',
      'areaId',
      'department',
      'field',
      'people',
      'isMerged',
      'isDispatched',
      'orders',
      'ordersAnswered',
    ],
    filters: ['field', 'isMerged', 'isDispatched', 'people'],
    sort: 'code',
  },
  sections: [
    { label: '基本情况', fields: ['code', 'name', 'areaId', 'department', 'field', 'people', 'startedOn'] },
    { label: '融合', fields: ['isMerged', 'isDispatched', 'orders', 'ordersAnswered'] },
  ],
  checks: [standsWithItsArea, atMost('ordersAnswered', 'orders', '响应调度不能多于调度次数。')],
});
