import { defineIndicators } from '@/lib/domain/indicators/define';
import type { RequestMonthModel } from '@/prisma/client/models/RequestMonth';
import { requestMonths } from './definition';

type Counted =
  | 'received'
  | 'events'
  | 'closed'
  | 'inTime'
  | 'valid'
  | 'responded'
  | 'solved'
  | 'satisfied'
  | 'basically'
  | 'excluded'
  | 'reopened';

/** A sum over the months of a period: a flow, by the month in which it came or was settled. */
const flow = (code: string, name: string, sum: Counted, definition: string) =>
  ({
    code,
    name,
    unit: '件',
    measure: { sum },
    during: 'month',
    // Which of the sums is meant, for the list behind it.
    where: { fields: { [sum]: { from: 1 } } },
    paper: ['S86'],
    definition,
  }) as const;

export const requestIndicators = defineIndicators<RequestMonthModel>()(requestMonths, {
  'requests.received': flow(
    'SQ01',
    '收到诉求',
    'received',
    '期内收到的居民诉求和网格事件，并入其他诉求的不另计。',
  ),
  'requests.events': flow('SQ02', '网格事件', 'events', '其中由网格发现的。'),
  'requests.closed': flow('SQ03', '办结诉求', 'closed', '期内办结的诉求，不予受理和并入的不计。'),
  'requests.inTime': flow('SQ04', '按期办结诉求', 'inTime', '其中在时限内答复的。'),
  'requests.valid': flow(
    'SQ05',
    '有效评价诉求',
    'valid',
    '期内办结、有居民自评或回访结果、没有批准不计入的诉求。',
  ),
  'requests.responded': flow('SQ06', '已响应诉求', 'responded', '有效评价中，居民认为有人联系过的。'),
  'requests.solved': flow('SQ07', '已解决诉求', 'solved', '有效评价中，居民认为解决了的。'),
  'requests.satisfied': flow('SQ08', '满意诉求', 'satisfied', '有效评价中，居民表示满意的。'),
  'requests.basically': flow('SQ09', '基本满意诉求', 'basically', '有效评价中，居民表示基本满意的。'),
  'requests.excluded': flow('SQ10', '不计入评价诉求', 'excluded', '期内办结、经另一人审定不计入三率的诉求。'),
  'requests.reopened': flow('SQ11', '重新办理', 'reopened', '期内收到的诉求，答复后又重新办理的次数。'),
});
