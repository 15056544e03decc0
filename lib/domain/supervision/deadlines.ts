import { type Calendar, UnknownYear } from '@/lib/platform/calendar';
import { addDays, clock, type Day, dayOf } from '@/lib/platform/clock';

/** Working days to sign for what was assigned, without a move before it lags, and before a deadline on which one is told. */
const toSign = 2;
const withoutMove = 10;
const beforeDue = 3;

/** For what cannot lag. */
export const never: Day = '9999-12-31';

/** From which day a task lags, if nobody signs for it or moves it by then. */
export function lagsFrom(calendar: Calendar, isSigned: boolean): Day {
  const days = isSigned ? withoutMove : toSign;
  return knownOr(never, () => addDays(dayOf(calendar.addWorkingDays(clock.now(), days)), 1));
}

/** From which day a deadline is near: working days before it, days where that year's are not known. */
export function nearDue(calendar: Calendar, dueOn: Day): Day {
  return knownOr(addDays(dueOn, -beforeDue), () => {
    let day = dueOn;
    for (let left = beforeDue; left > 0; left--) {
      day = addDays(day, -1);
      while (!calendar.isWorkingDay(day)) day = addDays(day, -1);
    }
    return day;
  });
}

// A light is a hint, and no due day: an unknown year must not keep anybody from assigning.
function knownOr(otherwise: Day, work: () => Day): Day {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnknownYear) return otherwise;
    throw error;
  }
}
