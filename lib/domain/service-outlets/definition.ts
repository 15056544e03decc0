import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, flag, phone, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { ServiceOutletModel } from '@/prisma/client/models/ServiceOutlet';

export const serviceOutlets = defineLedger<ServiceOutletModel>()({
  name: 'service-outlets',
  table: 'service_outlets',
  label: '服务网点',
  measureWord: '个',
  description: '社区生活性服务业网点：居家养老、幼儿托管、众筹食堂、共享停车、便民服务。',
  fields: {
    code: placeCode({
      label: '服务网点编码',
      letters: 'WD',
      levels: ['community', 'estate'],
      example: '510104022006WD001',
    }),
    name: text({ label: '网点名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['community', 'estate'] }),
    kind: choice({
      label: '类型',
      required: true,
      options: {
        elder_care: '居家养老',
        child_care: '幼儿托管',
        canteen: '众筹食堂',
        parking: '共享停车',
        convenience: '便民服务',
      },
    }),
    operator: text({ label: '运营单位', max: 60 }),
    isOperating: flag({ label: '在运营' }),
    spaces: count({ label: '共享车位', max: 100000, unit: '个', help: '只有共享停车填写。' }),
    served: count({ label: '本年服务', max: 10000000, unit: '人次' }),
    startedOn: date({ label: '开办日期', notInFuture: true }),
    contactName: text({ label: '联系人', max: 20, isContact: true }),
    contactPhone: phone({ label: '工作电话', isContact: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'operator', 'isOperating', 'spaces', 'served'],
    filters: ['kind', 'isOperating', 'spaces', 'startedOn'],
    sort: 'code',
  },
  sections: [
    { label: '基本情况', fields: ['code', 'name', 'areaId', 'kind', 'operator', 'isOperating', 'startedOn'] },
    { label: '规模', fields: ['spaces', 'served'] },
    { label: '联系人', fields: ['contactName', 'contactPhone'] },
  ],
  checks: [standsWithItsArea],
});
