import { type Calendar, UnknownYear } from '@/lib/platform/calendar';
import type { RequestLimitModel } from '@/prisma/client/models/RequestLimit';

export type Deadlines = {
  signDueAt: Date | null;
  contactDueAt: Date | null;
  nearDueAt: Date | null;
  dueAt: Date | null;
};

type Limit = Pick<RequestLimitModel, 'signHours' | 'contactHours' | 'amount' | 'unit'>;

/**
 * By when a request is to be signed for, the resident contacted, and it done, counted from `from`. A deadline that
 * lies in a year whose holidays nobody has entered is null: it is set as soon as they are.
 */
export function deadlinesOf(calendar: Calendar, limit: Limit, from: Date): Deadlines {
  const { signHours, contactHours, amount, unit } = limit;
  const after = (share: number): Date => {
    if (unit === 'hours') return new Date(from.getTime() + amount * share * 3_600_000);
    if (unit === 'working_hours') return calendar.addWorkingHours(from, amount * share);
    return calendar.addWorkingDays(from, Math.max(1, Math.floor(amount * share)));
  };
  return {
    signDueAt: whenKnown(() => calendar.addWorkingHours(from, signHours)),
    contactDueAt: whenKnown(() => calendar.addWorkingHours(from, contactHours)),
    // The last quarter of the time is near due.
    nearDueAt: whenKnown(() => after(0.75)),
    dueAt: whenKnown(() => after(1)),
  };
}

/** What is left of the clock when it runs again after a pause. */
export function shiftDeadlines(
  calendar: Calendar,
  { nearDueAt, dueAt }: Pick<Deadlines, 'nearDueAt' | 'dueAt'>,
  unit: Limit['unit'],
  pausedAt: Date,
  now: Date,
): Pick<Deadlines, 'nearDueAt' | 'dueAt'> {
  const later = (due: Date | null) => {
    if (!due) return null;
    if (unit === 'hours') return new Date(due.getTime() + now.getTime() - pausedAt.getTime());
    return whenKnown(() => calendar.addWorkingHours(due, calendar.workingMinutesBetween(pausedAt, now) / 60));
  };
  return { nearDueAt: later(nearDueAt), dueAt: later(dueAt) };
}

/** What the calendar says; null where it does not reach. */
export function whenKnown(reckon: () => Date): Date | null {
  try {
    return reckon();
  } catch (error) {
    if (error instanceof UnknownYear) return null;
    throw error;
  }
}
