import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { PolicyModel } from '@/prisma/client/models/Policy';

export const policies = defineLedger<PolicyModel>()({
  name: 'policies',
  table: 'policies',
  label: '制度文件',
  measureWord: '件',
  description: '城乡社区发展治理“30 条”、配套文件、责任清单和考核办法，及其落实。',
  fields: {
    code: placeCode({
      label: '制度文件编码',
      letters: 'ZD',
      levels: ['city', 'district', 'street'],
      example: '510104022ZD001',
    }),
    name: text({ label: '文件名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['city', 'district', 'street'] }),
    kind: choice({
      label: '类型',
      required: true,
      options: {
        clause: '“30 条”条目',
        supporting: '配套文件',
        opinion: '实施意见',
        duty_list: '责任清单',
        evaluation: '考核评价办法',
      },
    }),
    documentNumber: text({ label: '文号', max: 60 }),
    theme: choice({
      label: '主题',
      options: {
        legal_status: '地位法定化',
        content: '内涵具体化',
        channel: '途径制度化',
        street_functions: '街道职能',
        resources: '资源与服务',
        organisation: '组织体系',
      },
    }),
    leadUnit: text({ label: '牵头单位', max: 40 }),
    leadUnits: count({
      label: '牵头单位数',
      max: 50,
      unit: '个',
      help: '一件事应只有一个牵头单位；超过一个的是多头事项。',
    }),
    coUnits: count({ label: '配合单位', max: 200, unit: '个' }),
    progress: choice({
      label: '落实情况',
      required: true,
      options: { planned: '未启动', running: '推进中', done: '已落实' },
    }),
    startedOn: date({ label: '印发日期', notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'theme', 'leadUnit', 'leadUnits', 'progress', 'startedOn'],
    filters: ['kind', 'theme', 'leadUnits', 'progress', 'startedOn'],
    sort: 'code',
  },
  sections: [
    { label: '基本情况', fields: ['code', 'name', 'areaId', 'kind', 'documentNumber', 'theme', 'startedOn'] },
    { label: '落实', fields: ['leadUnit', 'leadUnits', 'coUnits', 'progress'] },
  ],
  checks: [standsWithItsArea],
});
