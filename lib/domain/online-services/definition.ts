import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, flag, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { OnlineServiceModel } from '@/prisma/client/models/OnlineService';

export const onlineServices = defineLedger<OnlineServiceModel>()({
  name: 'online-services',
  table: 'online_services',
  label: '线上服务',
  measureWord: '项',
  description: '“天府市民云”接入的服务和互联互通的平台。',
  fields: {
    code: placeCode({
      label: '线上服务编码',
      letters: 'XS',
      levels: ['city', 'district'],
      example: '510104XS001',
    }),
    name: text({ label: '服务名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['city', 'district'] }),
    kind: choice({
      label: '类型',
      required: true,
      options: { citizen_cloud: '天府市民云服务', platform: '互联互通平台' },
    }),
    department: text({ label: '提供部门', required: true, max: 40 }),
    isConnected: flag({ label: '接口可用' }),
    handled: count({ label: '本年办件量', max: 100000000, unit: '件' }),
    startedOn: date({ label: '上线日期', notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'department', 'isConnected', 'handled'],
    filters: ['kind', 'isConnected', 'startedOn'],
    sort: 'code',
  },
  sections: [
    {
      label: '基本情况',
      fields: ['code', 'name', 'areaId', 'kind', 'department', 'isConnected', 'handled', 'startedOn'],
    },
  ],
  checks: [standsWithItsArea],
});
