import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { StreetFunctionModel } from '@/prisma/client/models/StreetFunction';
import { streetFunctions } from './definition';

export const streetFunctionIndicators = defineIndicators<StreetFunctionModel>()(streetFunctions, {
  'street-functions.offices': {
    code: 'JN01',
    name: '街道内设机构',
    unit: '个',
    where: { fields: { kind: { in: ['office'] } } },
    paper: ['S40'],
    definition: '街道“5+X”内设机构。',
  },
  'street-functions.extraOffices': {
    code: 'JN02',
    name: '自主设置的内设机构',
    unit: '个',
    where: { fields: { kind: { in: ['office'] }, isExtra: { is: true } } },
    isPresentOnly: true,
    paper: ['S40'],
    definition: '“5+X”中的 X。',
  },
  'street-functions.delegated': {
    code: 'JN03',
    name: '下放街道的事项和力量',
    unit: '项',
    where: { fields: { kind: { in: ['approval', 'enforcement'] } } },
    paper: ['S42'],
    definition: '下放街道的审批事项和下沉执法力量。',
  },
  'street-functions.secondments': {
    code: 'JN04',
    name: '派驻街道的岗位',
    unit: '项',
    where: { fields: { kind: { in: ['secondment'] } } },
    paper: ['S46'],
    definition: '派驻街道的岗位。',
  },
  'street-functions.coordinated': {
    code: 'JN05',
    name: '由街道统筹的派驻岗位',
    unit: '项',
    where: { fields: { kind: { in: ['secondment'] }, isCoordinated: { is: true } } },
    isPresentOnly: true,
    paper: ['S46'],
    definition: '由街道统筹的派驻岗位。',
  },
  ...reviewFigures('street-functions', 'JN', '街道职能', '项'),
});
