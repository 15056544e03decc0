import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { OnlineServiceModel } from '@/prisma/client/models/OnlineService';
import { onlineServices } from './definition';

export const onlineServiceIndicators = defineIndicators<OnlineServiceModel>()(onlineServices, {
  'online-services.citizenCloud': {
    code: 'XS01',
    name: '“天府市民云”服务',
    unit: '项',
    where: { fields: { kind: { in: ['citizen_cloud'] } } },
    paper: ['S84'],
    definition: '接入“天府市民云”的服务。',
  },
  'online-services.departments': {
    code: 'XS02',
    name: '接入“天府市民云”的部门',
    unit: '个',
    measure: { distinct: 'department' },
    where: { fields: { kind: { in: ['citizen_cloud'] } } },
    paper: ['S84'],
    definition: '提供“天府市民云”服务的部门，按名称计，同一部门只计一次。',
  },
  'online-services.platforms': {
    code: 'XS03',
    name: '互联互通平台',
    unit: '个',
    where: { fields: { kind: { in: ['platform'] } } },
    paper: ['S85'],
    definition: '与党建平台互联互通的平台。',
  },
  'online-services.connected': {
    code: 'XS04',
    name: '接口可用的平台',
    unit: '个',
    where: { fields: { kind: { in: ['platform'] }, isConnected: { is: true } } },
    isPresentOnly: true,
    paper: ['S85'],
    definition: '接口可用的互联互通平台。',
  },
  'online-services.handled': {
    code: 'XS05',
    name: '线上办件量',
    unit: '件',
    measure: { sum: 'handled' },
    where: { fields: { kind: { in: ['citizen_cloud'] } } },
    isPresentOnly: true,
    paper: ['S84'],
    definition: '线上服务本年办件量之和。',
  },
  ...reviewFigures('online-services', 'XS', '线上服务', '项'),
});
