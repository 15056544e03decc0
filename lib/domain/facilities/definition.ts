import { notBefore } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, flag, phone, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { FacilityModel } from '@/prisma/client/models/Facility';

export const facilities = defineLedger<FacilityModel>()({
  name: 'facilities',
  table: 'facilities',
  label: '党群阵地',
  measureWord: '个',
  description: '“3+X”党群服务体系的阵地和小区公共文化场景，及其达标验收。',
  fields: {
    code: placeCode({
      label: '党群阵地编码',
      letters: 'ZY',
      levels: ['street', 'community', 'estate'],
      example: '510104022006ZY001',
    }),
    name: text({ label: '阵地名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['street', 'community', 'estate'] }),
    kind: choice({
      label: '类型',
      required: true,
      options: {
        street_complex: '街道党群服务综合体',
        community_centre: '社区党群服务中心',
        estate_station: '居民小区院落党群服务站',
        new_sector_point: '“两新”党群服务点',
        business_station: '商圈楼宇党群服务站',
        park_station: '园区市场党群服务站',
        activity_station: '小区党群活动站',
        cultural_scene: '小区公共文化场景',
      },
    }),
    floorArea: count({ label: '建筑面积', max: 1000000, unit: '㎡' }),
    renovatedOn: date({ label: '亲民化改造日期', notInFuture: true }),
    isAccessible: flag({ label: '易进入' }),
    isParticipatory: flag({ label: '可参与' }),
    isShareable: flag({ label: '能共享' }),
    acceptedOn: date({ label: '验收日期', notInFuture: true }),
    startedOn: date({ label: '建成日期', notInFuture: true }),
    contactName: text({ label: '联系人', max: 20, isContact: true }),
    contactPhone: phone({ label: '工作电话', isContact: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'floorArea', 'startedOn', 'renovatedOn', 'acceptedOn'],
    filters: [
      'kind',
      'floorArea',
      'isAccessible',
      'isParticipatory',
      'isShareable',
      'startedOn',
      'renovatedOn',
      'acceptedOn',
    ],
    sort: 'code',
  },
  sections: [
    {
      label: '基本情况',
      fields: ['code', 'name', 'areaId', 'kind', 'floorArea', 'renovatedOn', 'startedOn'],
    },
    { label: '达标', fields: ['isAccessible', 'isParticipatory', 'isShareable', 'acceptedOn'] },
    { label: '联系人', fields: ['contactName', 'contactPhone'] },
  ],
  checks: [
    standsWithItsArea,
    notBefore('startedOn', 'renovatedOn', '亲民化改造日期不能早于建成日期。'),
    notBefore('startedOn', 'acceptedOn', '验收日期不能早于建成日期。'),
  ],
});
