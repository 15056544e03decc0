import { defineLedger } from '@/lib/ledger/define';
import { area, choice, date, flag, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { IndustrialZoneModel } from '@/prisma/client/models/IndustrialZone';

export const industrialZones = defineLedger<IndustrialZoneModel>()({
  name: 'industrial-zones',
  table: 'industrial_zones',
  label: '产业功能区',
  measureWord: '个',
  description: '承接街道招商引资职能的产业功能区。',
  fields: {
    code: placeCode({ label: '产业功能区编码', letters: 'GN', levels: ['district'], example: '510104GN001' }),
    name: text({ label: '功能区名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['district'] }),
    kind: choice({
      label: '主导产业',
      required: true,
      options: {
        manufacturing: '先进制造',
        services: '现代服务',
        agriculture: '都市农业',
        innovation: '科技创新',
      },
    }),
    authority: text({ label: '管理机构', max: 60 }),
    hasTakenOver: flag({ label: '已承接招商引资职能', help: '承接后，街道不再有招商引资职能和考核指标。' }),
    startedOn: date({ label: '设立日期', notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'authority', 'hasTakenOver'],
    filters: ['kind', 'hasTakenOver'],
    sort: 'code',
  },
  sections: [
    {
      label: '基本情况',
      fields: ['code', 'name', 'areaId', 'kind', 'authority', 'hasTakenOver', 'startedOn'],
    },
  ],
  checks: [standsWithItsArea],
});
