import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import { addDays } from '@/lib/platform/clock';
import type { EstateModel } from '@/prisma/client/models/Estate';
import { estates } from './definition';

export const estateIndicators = defineIndicators<EstateModel>()(estates, {
  'estates.count': { code: 'E01', name: '小区', unit: '个', definition: '在用的小区和院落。' },
  'estates.households': {
    code: 'E02',
    name: '小区户数',
    unit: '户',
    measure: { sum: 'households' },
    definition: '在用小区所填户数之和。',
  },
  'estates.withOwnersCommittee': {
    code: 'E03',
    name: '成立业委会的小区',
    unit: '个',
    where: { fields: { hasOwnersCommittee: { is: true } } },
    definition: '在用小区中已成立业委会的。',
  },
  'estates.withPropertyManagement': {
    code: 'E04',
    name: '有物业管理的小区',
    unit: '个',
    where: { fields: { propertyManagement: { in: ['company', 'trust', 'self_managed'] } } },
    definition: '在用小区中由物业企业、信托制物业管理或居民自管的。',
  },
  'estates.withPropertyFirm': {
    code: 'E05',
    name: '有物业机构的小区',
    unit: '个',
    where: { fields: { propertyManagement: { in: ['company', 'trust'] } } },
    definition: '在用小区中由物业企业或信托制物业管理的。',
  },
  'estates.committeeTermEnded': {
    code: 'E06',
    name: '业委会已届满',
    unit: '个',
    isPresentOnly: true,
    where: ({ day }) => ({ fields: { ownersCommitteeTermEndsOn: { to: addDays(day, -1) } } }),
    definition: '业委会届满日期早于统计日的在用小区。',
  },
  'estates.committeeTermEnding': {
    code: 'E07',
    name: '业委会 6 个月内届满',
    unit: '个',
    isPresentOnly: true,
    where: ({ day }) => ({ fields: { ownersCommitteeTermEndsOn: { from: day, to: addDays(day, 183) } } }),
    definition: '业委会届满日期在统计日起 183 天内的在用小区。',
  },
  'estates.missingHouseholds': {
    code: 'E08',
    name: '小区缺户数',
    unit: '个',
    isPresentOnly: true,
    where: { fields: { households: { missing: true } } },
    definition: '没有填户数的在用小区。',
  },
  'estates.missingContact': {
    code: 'E09',
    name: '小区缺联系电话',
    unit: '个',
    isPresentOnly: true,
    where: { fields: { contactPhone: { missing: true } } },
    definition: '没有填工作电话的在用小区。',
  },
  ...reviewFigures('estates', 'E', '小区', '个', ['10', '11']),
});
