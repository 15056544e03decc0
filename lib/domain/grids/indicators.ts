import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import { wan } from '@/lib/domain/indicators/rounding';
import type { GridModel } from '@/prisma/client/models/Grid';
import { grids } from './definition';

export const gridIndicators = defineIndicators<GridModel>()(grids, {
  'grids.count': {
    code: 'G01',
    name: '网格',
    unit: '个',
    paper: ['S35'],
    rounded: wan(1),
    definition: '在用的一般网格、微网格和专属网格。',
  },
  'grids.general': {
    code: 'G02',
    name: '一般网格',
    unit: '个',
    where: { fields: { kind: { in: ['general'] } } },
    definition: '在用网格中类型为一般网格的。',
  },
  'grids.households': {
    code: 'G03',
    name: '网格覆盖户数',
    unit: '户',
    measure: { sum: 'households' },
    definition: '在用网格所填户数之和。',
  },
  'grids.population': {
    code: 'G04',
    name: '网格覆盖人口',
    unit: '人',
    measure: { sum: 'population' },
    definition: '在用网格所填人口数之和。',
  },
  'grids.microGrids': {
    code: 'G05',
    name: '微网格',
    unit: '个',
    measure: { sum: 'microGrids' },
    definition: '在用网格所填微网格数之和。',
  },
  'grids.workers': {
    code: 'G06',
    name: '网格员',
    unit: '名',
    measure: { sum: 'workers' },
    definition: '在用网格所填在岗专职、兼职网格员人数之和。',
  },
  'grids.started': {
    code: 'G07',
    name: '新启用网格',
    unit: '个',
    during: 'startedOn',
    definition: '启用日期在报告期内的网格，含其后停用的。',
  },
  'grids.missingHouseholds': {
    code: 'G08',
    name: '网格缺户数',
    unit: '个',
    isPresentOnly: true,
    where: { fields: { households: { missing: true } } },
    definition: '没有填户数的在用网格。',
  },
  'grids.missingContact': {
    code: 'G09',
    name: '网格缺联系电话',
    unit: '个',
    isPresentOnly: true,
    where: { fields: { contactPhone: { missing: true } } },
    definition: '没有填工作电话的在用网格。',
  },
  ...reviewFigures('grids', 'G', '网格', '个', ['10', '11']),
});
