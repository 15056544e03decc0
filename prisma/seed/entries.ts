import { searchText } from '@/lib/platform/search-text';
import { addDays, type Day } from '../../lib/platform/clock.ts';
import type { ReviewState } from '../client/enums.ts';
import { DEMO_DISTRICT, DEMO_STREET, type DemoUsers } from './accounts.ts';
import type { Dice } from './dice.ts';
import type { Community, Place } from './places.ts';
import { REFERENCE_DAY } from './plan.ts';
import { type Life, latest } from './stock.ts';
import { givenNames, returnNotes, surnames } from './words.ts';

/** In which street and district it lies, as far as it does. */
type Under = { street?: Place | undefined; district?: Place | undefined };

/** A name as the words it is made of: each is spelled once, however many names it stands in. */
export type Words = readonly string[];

/** What every ledger's row has, whatever it is about. */
export function entry(
  dice: Dice,
  users: DemoUsers,
  life: Life,
  community: Community,
  code: string,
  words: Words,
) {
  // In this order: chance comes out as it always did.
  const whom = contact(dice);
  return { ...record(dice, users, life, community, code, words), ...whom };
}

/** The same, of a ledger that has no contact. */
export function record(dice: Dice, users: DemoUsers, life: Life, site: Under, code: string, words: Words) {
  return {
    code,
    name: words.join(''),
    startedOn: life.startedOn,
    retiredOn: life.retiredOn,
    retireReason: life.retireReason,
    ...review(dice, users, life, site),
    isDemo: true,
    searchText: searchText(words, code),
  };
}

/** Nobody's name, and numbers from ranges that are given to nobody. */
export function contact(dice: Dice): { contactName: string; contactPhone: string | null } {
  const number = String(dice.int(0, 9_999)).padStart(4, '0');
  return {
    contactName: dice.pick(surnames) + dice.pick(givenNames),
    contactPhone: dice.chance(0.02) ? null : dice.chance(0.7) ? `1380000${number}` : `028-8000${number}`,
  };
}

type Review = {
  reviewState: ReviewState;
  reviewNote: string | null;
  reviewedById: number | null;
  reviewedAt: Day | null;
  enteredById: number | null;
};

/** Mostly approved; in the demo street enough is pending for its reviewer to have something to do. */
function review(dice: Dice, users: DemoUsers, { startedOn }: Life, { street, district }: Under): Review {
  const isDemoDistrict = district?.code === DEMO_DISTRICT;
  const pending = street?.code === DEMO_STREET ? 0.08 : 0.015;
  const roll = dice.roll();
  const reviewState = roll < pending ? 'pending' : roll < pending + 0.003 ? 'returned' : 'approved';
  const reviewedAt =
    reviewState === 'pending' ? null : latest(startedOn, addDays(REFERENCE_DAY, -dice.int(20, 900)));
  return {
    reviewState,
    reviewNote: reviewState === 'returned' ? dice.pick(returnNotes) : null,
    reviewedById: reviewedAt && isDemoDistrict ? users['district-reviewer'] : null,
    reviewedAt,
    enteredById: isDemoDistrict ? users.district : null,
  };
}

/** A number about as large as `typical`, and now and then none. */
export const roughly = (dice: Dice, typical: number, missing = 0.02): number | null =>
  dice.chance(missing) ? null : Math.max(1, Math.round(typical * (0.6 + 0.8 * dice.roll())));

/** Part of a number, now and then all of it; of none, none. */
export const partOf = (dice: Dice, whole: number | null, from: number, to = 1): number | null =>
  whole === null ? null : Math.round(whole * Math.min(1, from + (to - from) * dice.roll()));
