import { defineIndicators, reviewFigures, yearBefore } from '@/lib/domain/indicators/define';
import { wan } from '@/lib/domain/indicators/rounding';
import { addDays } from '@/lib/platform/clock';
import type { SelfOrganisationModel } from '@/prisma/client/models/SelfOrganisation';
import { selfOrganisations } from './definition';

export const selfOrganisationIndicators = defineIndicators<SelfOrganisationModel>()(selfOrganisations, {
  'self-organisations.count': {
    code: 'Z01',
    name: '自组织',
    unit: '个',
    paper: ['S53'],
    rounded: wan(1),
    definition: '在用的居民自组织。',
  },
  'self-organisations.members': {
    code: 'Z02',
    name: '自组织成员',
    unit: '人',
    measure: { sum: 'memberCount' },
    definition: '在用自组织所填成员人数之和；一人参加几个组织，计几次。',
  },
  'self-organisations.partyLed': {
    code: 'Z03',
    name: '党员领办的自组织',
    unit: '个',
    where: { fields: { isPartyLed: { is: true } } },
    definition: '在用自组织中由党员领办的。',
  },
  'self-organisations.registered': {
    code: 'Z04',
    name: '已备案的自组织',
    unit: '个',
    where: { fields: { isRegistered: { is: true } } },
    definition: '在用自组织中已备案的。',
  },
  'self-organisations.active': {
    code: 'Z05',
    name: '近一年有活动的自组织',
    unit: '个',
    isPresentOnly: true,
    where: (at) => ({ fields: { lastActiveOn: { from: addDays(yearBefore(at).day, 1), to: at.day } } }),
    definition: '最近活动日期在统计日之前 12 个月内的在用自组织。',
  },
  'self-organisations.founded': {
    code: 'Z06',
    name: '新成立自组织',
    unit: '个',
    during: 'startedOn',
    definition: '成立日期在报告期内的自组织，含其后停用的。',
  },
  'self-organisations.missingContact': {
    code: 'Z07',
    name: '自组织缺联系电话',
    unit: '个',
    isPresentOnly: true,
    where: { fields: { contactPhone: { missing: true } } },
    definition: '没有填工作电话的在用自组织。',
  },
  ...reviewFigures('self-organisations', 'Z', '自组织', '个', ['08', '09']),
});
