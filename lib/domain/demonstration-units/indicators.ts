import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { DemonstrationUnitModel } from '@/prisma/client/models/DemonstrationUnit';
import { demonstrationUnits } from './definition';

export const demonstrationUnitIndicators = defineIndicators<DemonstrationUnitModel>()(demonstrationUnits, {
  'demonstration-units.count': {
    code: 'SF01',
    name: '示范单位',
    unit: '个',
    paper: ['S16'],
    definition: '在用的示范街道、示范社区和示范小区。',
  },
  'demonstration-units.streets': {
    code: 'SF02',
    name: '示范街道',
    unit: '个',
    where: { fields: { tier: { in: ['street'] } } },
    paper: ['S16'],
    definition: '示范街道。',
  },
  'demonstration-units.communities': {
    code: 'SF03',
    name: '示范社区',
    unit: '个',
    where: { fields: { tier: { in: ['community'] } } },
    paper: ['S16'],
    definition: '示范社区。',
  },
  'demonstration-units.estates': {
    code: 'SF04',
    name: '示范小区',
    unit: '个',
    where: { fields: { tier: { in: ['estate'] } } },
    paper: ['S16'],
    definition: '示范小区。',
  },
  'demonstration-units.reviewed': {
    code: 'SF05',
    name: '已复核的示范单位',
    unit: '个',
    where: ({ day }) => ({ fields: { reviewedOn: { to: day } } }),
    paper: ['S16'],
    definition: '截至统计日复核过的示范单位。',
  },
  'demonstration-units.passed': {
    code: 'SF06',
    name: '复核通过的示范单位',
    unit: '个',
    where: { fields: { reviewResult: { in: ['passed'] } } },
    isPresentOnly: true,
    paper: ['S16'],
    definition: '复核结果为“通过”的示范单位。',
  },
  'demonstration-units.followers': {
    code: 'SF07',
    name: '示范带动',
    unit: '个',
    measure: { sum: 'followers' },
    isPresentOnly: true,
    paper: ['S17'],
    definition: '示范单位以点带面带动的单位之和。',
  },
  ...reviewFigures('demonstration-units', 'SF', '示范单位', '个'),
});
