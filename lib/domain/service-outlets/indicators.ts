import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import { wan } from '@/lib/domain/indicators/rounding';
import type { ServiceOutletModel } from '@/prisma/client/models/ServiceOutlet';
import { serviceOutlets } from './definition';

export const serviceOutletIndicators = defineIndicators<ServiceOutletModel>()(serviceOutlets, {
  'service-outlets.count': {
    code: 'WD01',
    name: '服务网点',
    unit: '个',
    paper: ['S88'],
    definition: '在用的社区生活性服务业网点。',
  },
  'service-outlets.elderCare': {
    code: 'WD02',
    name: '居家养老网点',
    unit: '个',
    where: { fields: { kind: { in: ['elder_care'] } } },
    paper: ['S89'],
    definition: '社区居家养老服务网点。',
  },
  'service-outlets.childCare': {
    code: 'WD03',
    name: '幼儿托管网点',
    unit: '个',
    where: { fields: { kind: { in: ['child_care'] } } },
    paper: ['S90'],
    definition: '幼儿托管服务网点。',
  },
  'service-outlets.spaces': {
    code: 'WD04',
    name: '共享车位',
    unit: '个',
    measure: { sum: 'spaces' },
    where: { fields: { kind: { in: ['parking'] } } },
    paper: ['S91'],
    rounded: wan(1),
    definition: '纳入共享的车位之和。',
  },
  'service-outlets.canteens': {
    code: 'WD05',
    name: '众筹食堂',
    unit: '个',
    where: { fields: { kind: { in: ['canteen'] } } },
    paper: ['S92'],
    definition: '众筹食堂。',
  },
  'service-outlets.operating': {
    code: 'WD06',
    name: '在运营的网点',
    unit: '个',
    where: { fields: { isOperating: { is: true } } },
    isPresentOnly: true,
    paper: ['S92'],
    definition: '在运营的服务网点。',
  },
  'service-outlets.served': {
    code: 'WD07',
    name: '网点服务人次',
    unit: '人次',
    measure: { sum: 'served' },
    isPresentOnly: true,
    paper: ['S88'],
    definition: '服务网点本年服务人次之和。',
  },
  ...reviewFigures('service-outlets', 'WD', '服务网点', '个'),
});
