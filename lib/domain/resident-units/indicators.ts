import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import { wan } from '@/lib/domain/indicators/rounding';
import { addDays } from '@/lib/platform/clock';
import type { ResidentUnitModel } from '@/prisma/client/models/ResidentUnit';
import { residentUnits } from './definition';

export const residentUnitIndicators = defineIndicators<ResidentUnitModel>()(residentUnits, {
  'resident-units.count': {
    code: 'ZQ01',
    name: '驻区单位',
    unit: '个',
    definition: '在用的驻区单位。',
  },
  'resident-units.signed': {
    code: 'ZQ02',
    name: '签订共建协议的驻区单位',
    unit: '个',
    where: ({ day }) => ({ fields: { signedOn: { to: day } } }),
    paper: ['S29'],
    rounded: wan(1),
    definition: '截至统计日已签订共建协议的驻区单位。',
  },
  'resident-units.organisationMeans': {
    code: 'ZQ03',
    name: '组织联建',
    unit: '个',
    where: ({ day }) => ({ fields: { signedOn: { to: day }, means: { in: ['organisation'] } } }),
    paper: ['S27'],
    definition: '以组织联建方式共建的签约单位。',
  },
  'resident-units.interestMeans': {
    code: 'ZQ04',
    name: '利益联结',
    unit: '个',
    where: ({ day }) => ({ fields: { signedOn: { to: day }, means: { in: ['interest'] } } }),
    paper: ['S27'],
    definition: '以利益联结方式共建的签约单位。',
  },
  'resident-units.resourceMeans': {
    code: 'ZQ05',
    name: '资源共享',
    unit: '个',
    where: ({ day }) => ({ fields: { signedOn: { to: day }, means: { in: ['resource'] } } }),
    paper: ['S27'],
    definition: '以资源共享方式共建的签约单位。',
  },
  'resident-units.expired': {
    code: 'ZQ06',
    name: '协议已到期',
    unit: '个',
    where: ({ day }) => ({ fields: { expiresOn: { to: addDays(day, -1) } } }),
    isPresentOnly: true,
    paper: ['S29'],
    definition: '共建协议已到期的驻区单位。',
  },
  ...reviewFigures('resident-units', 'ZQ', '驻区单位', '个'),
});
