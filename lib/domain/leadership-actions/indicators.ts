import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { LeadershipActionModel } from '@/prisma/client/models/LeadershipAction';
import { leadershipActions } from './definition';

export const leadershipActionIndicators = defineIndicators<LeadershipActionModel>()(leadershipActions, {
  'leadership-actions.studies': {
    code: 'TD01',
    name: '常委会研究',
    unit: '次',
    where: { fields: { kind: { in: ['standing_study'] } } },
    paper: ['S6'],
    definition: '党委常委会研究社区发展治理的次数，按日期累计。',
  },
  'leadership-actions.plenaries': {
    code: 'TD02',
    name: '全会部署',
    unit: '次',
    where: { fields: { kind: { in: ['plenary'] } } },
    paper: ['S6'],
    definition: '党委全会部署社区发展治理的次数，按日期累计。',
  },
  'leadership-actions.onSite': {
    code: 'TD03',
    name: '现场办公',
    unit: '次',
    where: { fields: { kind: { in: ['on_site'] } } },
    paper: ['S6'],
    definition: '书记现场办公的次数，按日期累计。',
  },
  'leadership-actions.matters': {
    code: 'TD04',
    name: '高位推动交办事项',
    unit: '件',
    measure: { sum: 'matters' },
    paper: ['S6'],
    definition: '研究、部署和现场办公交办的事项之和。',
  },
  'leadership-actions.mattersDone': {
    code: 'TD05',
    name: '高位推动办结事项',
    unit: '件',
    measure: { sum: 'mattersDone' },
    isPresentOnly: true,
    paper: ['S6'],
    definition: '交办事项中已办结的。',
  },
  ...reviewFigures('leadership-actions', 'TD', '高位推动', '次'),
});
