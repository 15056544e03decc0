import { defineLedger } from '@/lib/ledger/define';
import { area, choice, code, count, date, phone, text } from '@/lib/ledger/fields';
import type { GridModel } from '@/prisma/client/models/Grid';

export const grids = defineLedger<GridModel>()({
  name: 'grids',
  table: 'grids',
  label: '网格',
  measureWord: '个',
  description: '社区划分的网格，由社区维护、街道审核。',
  fields: {
    code: code({
      label: '网格编码',
      required: true,
      pattern: /^\d{15}$/,
      example: '510104023001001',
      help: '15 位数字：所属社区的 12 位代码加 3 位顺序号，自西向东、自北向南编号。',
    }),
    name: text({ label: '网格名称', required: true, max: 60 }),
    areaId: area({ label: '所属社区', required: true, levels: ['community'] }),
    kind: choice({
      label: '网格类型',
      required: true,
      options: { general: '一般网格', micro: '微网格', dedicated: '专属网格' },
    }),
    scopeNote: text({
      label: '网格范围',
      max: 300,
      multiline: true,
      help: '四至或所含小区、院落、楼栋，不写住户姓名。',
    }),
    households: count({ label: '户数', unit: '户', max: 20_000 }),
    population: count({ label: '人口数', unit: '人', max: 100_000 }),
    microGrids: count({ label: '微网格数', unit: '个', max: 500 }),
    workers: count({ label: '网格员数', unit: '名', max: 200, help: '在岗的专职、兼职网格员人数。' }),
    contactName: text({ label: '网格长', max: 20, isContact: true }),
    contactPhone: phone({ label: '工作电话', isContact: true }),
    startedOn: date({ label: '启用日期', notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'households', 'population', 'workers', 'contactName'],
    filters: ['kind', 'households', 'startedOn'],
    sort: 'code',
  },
  sections: [
    { label: '基本情况', fields: ['code', 'name', 'areaId', 'kind', 'scopeNote', 'startedOn'] },
    { label: '规模', fields: ['households', 'population', 'microGrids', 'workers'] },
    { label: '联系人', fields: ['contactName', 'contactPhone'] },
  ],
  checks: [
    ({ code }, area) =>
      area && typeof code === 'string' && !code.startsWith(area.code)
        ? { field: 'code', message: `编码前 12 位应是所属社区的代码 ${area.code}（${area.name}）。` }
        : null,
    ({ code }) =>
      typeof code === 'string' && code.endsWith('000')
        ? { field: 'code', message: '顺序号从 001 开始。' }
        : null,
  ],
  warnings: [
    ({ households }) =>
      typeof households === 'number' && households > 1_000
        ? '户数超过 1000 户，请核对是否需要拆分网格。'
        : null,
  ],
});
