import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import { addDays } from '@/lib/platform/clock';
import type { PartTimePostModel } from '@/prisma/client/models/PartTimePost';
import { partTimePosts } from './definition';

export const partTimePostIndicators = defineIndicators<PartTimePostModel>()(partTimePosts, {
  'part-time-posts.count': {
    code: 'JW01',
    name: '兼职委员席位',
    unit: '个',
    paper: ['S28'],
    definition: '在用的兼职委员席位。',
  },
  'part-time-posts.dutiesTaken': {
    code: 'JW02',
    name: '兼职委员认领事项',
    unit: '件',
    measure: { sum: 'dutiesTaken' },
    isPresentOnly: true,
    definition: '兼职委员认领的共建事项之和。',
  },
  'part-time-posts.dutiesDone': {
    code: 'JW03',
    name: '兼职委员完成事项',
    unit: '件',
    measure: { sum: 'dutiesDone' },
    isPresentOnly: true,
    definition: '认领事项中已完成的。',
  },
  'part-time-posts.termEnded': {
    code: 'JW04',
    name: '兼职委员已届满',
    unit: '个',
    where: ({ day }) => ({ fields: { termEndsOn: { to: addDays(day, -1) } } }),
    isPresentOnly: true,
    definition: '任期届满日期已过的兼职委员席位。',
  },
  ...reviewFigures('part-time-posts', 'JW', '兼职委员', '个'),
});
