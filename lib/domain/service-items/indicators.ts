import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { ServiceItemModel } from '@/prisma/client/models/ServiceItem';
import { serviceItems } from './definition';

export const serviceItemIndicators = defineIndicators<ServiceItemModel>()(serviceItems, {
  'service-items.basic': {
    code: 'QD01',
    name: '基本公共服务',
    unit: '项',
    where: { fields: { kind: { in: ['basic'] } } },
    paper: ['S58'],
    definition: '列入基本公共服务清单的事项。',
  },
  'service-items.community': {
    code: 'QD02',
    name: '社区服务',
    unit: '项',
    where: { fields: { kind: { in: ['community'] } } },
    paper: ['S59'],
    definition: '列入社区服务清单的小项。',
  },
  'service-items.count': {
    code: 'QD03',
    name: '服务清单事项',
    unit: '项',
    definition: '两张清单的事项合计。',
  },
  'service-items.done': {
    code: 'QD04',
    name: '已落实的服务事项',
    unit: '项',
    where: { fields: { progress: { in: ['done'] } } },
    isPresentOnly: true,
    paper: ['S58', 'S59'],
    definition: '两张清单中已落实的事项。',
  },
  ...reviewFigures('service-items', 'QD', '服务清单', '项'),
});
