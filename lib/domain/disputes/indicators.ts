import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import { wan } from '@/lib/domain/indicators/rounding';
import type { DisputeModel } from '@/prisma/client/models/Dispute';
import { disputes } from './definition';

export const disputeIndicators = defineIndicators<DisputeModel>()(disputes, {
  'disputes.received': {
    code: 'JF01',
    name: '受理矛盾纠纷',
    unit: '起',
    paper: ['S65'],
    definition: '截至统计日受理的矛盾纠纷，累计。',
  },
  'disputes.resolved': {
    code: 'JF02',
    name: '化解矛盾纠纷',
    unit: '起',
    where: ({ day }) => ({ fields: { resolvedOn: { to: day } } }),
    paper: ['S65'],
    rounded: wan(1),
    definition: '截至统计日已化解的矛盾纠纷，累计。',
  },
  'disputes.receivedInPeriod': {
    code: 'JF03',
    name: '本期受理矛盾纠纷',
    unit: '起',
    during: 'startedOn',
    paper: ['S65'],
    definition: '受理日期在报告期内的矛盾纠纷。',
  },
  'disputes.resolvedInPeriod': {
    code: 'JF04',
    name: '本期化解矛盾纠纷',
    unit: '起',
    during: 'resolvedOn',
    paper: ['S65'],
    definition: '化解日期在报告期内的矛盾纠纷。',
  },
  'disputes.open': {
    code: 'JF05',
    name: '调处中的矛盾纠纷',
    unit: '起',
    where: { fields: { state: { in: ['open'] } } },
    isPresentOnly: true,
    paper: ['S65'],
    definition: '还在调处的矛盾纠纷。',
  },
  ...reviewFigures('disputes', 'JF', '矛盾纠纷', '起'),
});
