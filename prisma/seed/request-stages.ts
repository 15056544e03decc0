import { whenKnown } from '@/lib/domain/requests/deadlines';
import type { Calendar } from '@/lib/platform/calendar';
import { dayOf } from '../../lib/platform/clock.ts';
import type { RequestSource, RequestState } from '../client/enums.ts';
import { DEMO_COMMUNITY, DEMO_DISTRICT } from './accounts.ts';
import type { Dice } from './dice.ts';
import type { Loading } from './loading.ts';
import { type Draft, draftAt, type Places } from './request-drafts.ts';

/**
 * A case that is brought to a state and left there, so that the demo's accounts find something to do in every one.
 * `daysAgo` in working days: by the limit of its category that makes its light.
 */
export type Stage = {
  category: string;
  daysAgo: number;
  source: RequestSource;
  state: RequestState;
  isContacted?: boolean;
  /** Handed to the demo's department. */
  isHanded?: boolean;
  /** Can be followed with the demo's query code. */
  hasCode?: boolean;
};

const at = (
  state: RequestState,
  category: string,
  daysAgo: number,
  more: Partial<Pick<Stage, 'source' | 'isContacted' | 'isHanded' | 'hasCode'>> = {},
): Stage => ({ state, category, daysAgo, source: category.startsWith('E-') ? 'grid' : 'web', ...more });

/** Of 7 working days the last two are near due, of 15 the last four. */
const ofDemoCommunity: readonly Stage[] = [
  at('received', 'WY', 0),
  at('received', 'ZS', 0, { source: 'phone' }),
  at('received', 'E-HJ', 0),
  at('received', 'LH', 2),
  at('received', 'TCN', 2, { source: 'hotline' }),
  at('objected', 'DL', 1),
  at('objected', 'CX', 2, { source: 'hotline' }),
  at('signed', 'WX', 3, { isContacted: false }),
  at('signed', 'LL', 2, { isContacted: true, source: 'visit' }),
  at('signed', 'WY', 3, { isContacted: true }),
  at('signed', 'TCN', 13, { isContacted: true }),
  at('signed', 'WY', 6, { isContacted: true, source: 'window' }),
  at('signed', 'E-SS', 2, { isContacted: true }),
  at('paused', 'WX', 5),
  at('paused', 'DT', 1, { source: 'phone' }),
  at('submitted', 'YL', 3),
  at('submitted', 'HJ', 2),
  at('submitted', 'SS', 6),
  at('answered', 'WY', 5, { hasCode: true }),
  at('answered', 'LH', 4, { source: 'phone' }),
  at('answered', 'E-AQ', 3),
  // Overdue: gone up to the street, one of them on to the district. At whatever hour the demo is loaded, some have got
  // further there.
  at('received', 'AJ', 8),
  at('signed', 'SS', 8, { isContacted: true }),
  at('signed', 'LH', 9, { isContacted: true }),
  at('submitted', 'YB', 8),
  at('submitted', 'SJ', 9),
  at('received', 'WH', 10),
];

const ofDemoDepartment: readonly Stage[] = [
  at('received', 'HJ', 1, { isHanded: true }),
  at('received', 'DL', 2, { isHanded: true, source: 'hotline' }),
  at('received', 'E-HJ', 0, { isHanded: true }),
  at('signed', 'WJ', 4, { isContacted: false, isHanded: true }),
  at('signed', 'WJ', 13, { isContacted: true, isHanded: true }),
  at('signed', 'DL', 6, { isContacted: true, isHanded: true }),
  at('signed', 'HJ', 2, { isContacted: true, isHanded: true }),
  at('paused', 'DL', 4, { isHanded: true }),
  at('submitted', 'WJ', 7, { isHanded: true }),
  at('submitted', 'E-SS', 3, { isHanded: true }),
  at('answered', 'HJ', 4, { isHanded: true }),
];

export function stagedDrafts(
  { sites }: Loading,
  places: Places,
  calendar: Calendar,
  dice: Dice,
  now: Date,
): Draft[] {
  const own = sites.communities.find(({ code }) => code === DEMO_COMMUNITY);
  const others = sites.communities.filter(({ district }) => district.code === DEMO_DISTRICT);
  const drafted = (stage: Stage, community: Draft['community']): Draft => ({
    ...draftAt(
      dice,
      places,
      community,
      agoOf(dice, calendar, now, stage.daysAgo),
      stage.source,
      stage.category,
    ),
    stage,
  });
  return [
    ...(own ? ofDemoCommunity.map((stage) => drafted(stage, own)) : []),
    ...ofDemoDepartment.map((stage) => drafted(stage, dice.pick(own ? [own, ...others] : others))),
  ];
}

/** In the morning of a working day; of today, within the last two hours. */
function agoOf(dice: Dice, calendar: Calendar, now: Date, days: number): Date {
  if (days === 0) return new Date(now.getTime() - dice.int(10, 110) * 60_000);
  let day = now;
  for (let left = days; left > 0; ) {
    day = new Date(day.getTime() - 86_400_000);
    const isOff = whenKnown(() => new Date(Number(calendar.isWorkingDay(dayOf(day)))))?.getTime() === 0;
    if (!isOff) left--;
  }
  return new Date(Date.parse(`${dayOf(day)}T09:00:00+08:00`) + dice.int(5, 90) * 60_000);
}
