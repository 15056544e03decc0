import { defineLedger } from '@/lib/ledger/define';
import { area, choice, date, flag, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { ServiceItemModel } from '@/prisma/client/models/ServiceItem';

export const serviceItems = defineLedger<ServiceItemModel>()({
  name: 'service-items',
  table: 'service_items',
  label: '服务清单',
  measureWord: '项',
  description: '基本公共服务清单和社区服务清单的事项，及其落实。',
  fields: {
    code: placeCode({
      label: '服务清单编码',
      letters: 'QD',
      levels: ['city', 'district'],
      example: '510104QD001',
    }),
    name: text({ label: '事项名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['city', 'district'] }),
    kind: choice({
      label: '清单',
      required: true,
      options: { basic: '基本公共服务清单', community: '社区服务清单' },
    }),
    category: choice({
      label: '类别',
      required: true,
      options: {
        education: '教育文体',
        employment: '就业社保',
        health: '医疗卫生',
        elder_care: '养老助残',
        housing: '住房物业',
        safety: '安全法律',
        environment: '环境绿化',
        convenience: '便民生活',
      },
    }),
    leadUnit: text({ label: '责任部门', max: 40 }),
    progress: choice({
      label: '落实情况',
      required: true,
      options: { planned: '未启动', running: '推进中', done: '已落实' },
    }),
    isOnline: flag({ label: '可网上办理' }),
    startedOn: date({ label: '列入日期', notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'category', 'leadUnit', 'progress', 'isOnline'],
    filters: ['kind', 'category', 'progress', 'isOnline'],
    sort: 'code',
  },
  sections: [
    {
      label: '基本情况',
      fields: ['code', 'name', 'areaId', 'kind', 'category', 'leadUnit', 'progress', 'isOnline', 'startedOn'],
    },
  ],
  checks: [standsWithItsArea],
});
