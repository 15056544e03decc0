import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { LeadingBodyModel } from '@/prisma/client/models/LeadingBody';
import { leadingBodies } from './definition';

export const leadingBodyIndicators = defineIndicators<LeadingBodyModel>()(leadingBodies, {
  'leading-bodies.commissions': {
    code: 'LD01',
    name: '社区发展治理委员会',
    unit: '个',
    where: { fields: { kind: { in: ['commission'] } } },
    paper: ['S1'],
    definition: '在用领导机构中的社区发展治理委员会。',
  },
  'leading-bodies.concurrentHeads': {
    code: 'LD02',
    name: '组织部长兼任社治委主任',
    unit: '个',
    where: { fields: { kind: { in: ['commission'] }, isHeadConcurrent: { is: true } } },
    isPresentOnly: true,
    paper: ['S2'],
    definition: '由党委常委、组织部长兼任主任的社区发展治理委员会。',
  },
  'leading-bodies.groups': {
    code: 'LD03',
    name: '领导小组',
    unit: '个',
    where: { fields: { kind: { in: ['party_building', 'governance'] } } },
    paper: ['S4'],
    definition: '党建工作领导小组和社区发展治理领导小组。',
  },
  'leading-bodies.mattersDecided': {
    code: 'LD04',
    name: '领导机构议定事项',
    unit: '件',
    measure: { sum: 'mattersDecided' },
    isPresentOnly: true,
    paper: ['S4'],
    definition: '领导机构本年议定的事项之和。',
  },
  'leading-bodies.mattersDone': {
    code: 'LD05',
    name: '领导机构办结事项',
    unit: '件',
    measure: { sum: 'mattersDone' },
    isPresentOnly: true,
    paper: ['S4'],
    definition: '领导机构议定事项中已办结的。',
  },
  ...reviewFigures('leading-bodies', 'LD', '领导机构', '个'),
});
