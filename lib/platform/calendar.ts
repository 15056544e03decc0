import chineseDays from 'chinese-days';
import { clock, type Day } from './clock';
import type { Tx } from './db';
import { AppError } from './errors';
import { workingHours } from './settings';

/** A year whose holidays nobody has told. No due day is made up: a guess would be wrong by a week at New Year. */
export class UnknownYear extends AppError {
  readonly year: number;

  constructor(year: number) {
    super('rule', `工作日历里没有 ${year} 年的放假安排，算不出期限。请方案管理员在“工作日历”中录入。`);
    this.name = 'UnknownYear';
    this.year = year;
  }
}

/** Whether one works on days that are not as their weekday. */
export type Exceptions = Readonly<Record<Day, boolean>>;

export type Calendar = {
  isWorkingDay(day: Day): boolean;
  /** The end of the nth working day, counted from the next one. */
  addWorkingDays(moment: Date, days: number): Date;
  /** The moment at which so many working hours have passed; outside working hours the count waits. */
  addWorkingHours(moment: Date, hours: number): Date;
  /** 0 when `to` is not after `from`. */
  workingMinutesBetween(from: Date, to: Date): number;
};

const dayLength = 86_400_000;
// Shanghai has kept one time since 1991: days are whole numbers since 1970, and a year's sums stay cheap.
const ahead = 8 * 3_600_000;
const numberOf = (moment: Date) => Math.floor((moment.getTime() + ahead) / dayLength);
const startOf = (day: number) => day * dayLength - ahead;
const nameOf = (day: number): Day => new Date(day * dayLength).toISOString().slice(0, 10);

/** Whether the library has a year's holidays. For others it takes every Monday to Friday for a working day. */
export const isInLibrary = (year: number): boolean =>
  chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0;

/** A library's year in the form in which staff enter one. */
export function libraryDays(year: number): Exceptions {
  const first = Date.UTC(year, 0, 1) / dayLength;
  const count = Date.UTC(year + 1, 0, 1) / dayLength - first;
  const days = Array.from({ length: count }, (_, i) => first + i);
  return Object.fromEntries(
    days
      .filter((day) => chineseDays.getDayDetail(nameOf(day)).name.includes(','))
      .map((day) => [nameOf(day), chineseDays.isWorkday(nameOf(day))]),
  );
}

/** A calendar of these entered years, and the library's for all others. Each of its answers may throw `UnknownYear`. */
export function calendarOf(entered: ReadonlyMap<number, Exceptions>): Calendar {
  // The notice for a year may speak of the last days of December before it.
  const exceptions: Exceptions = Object.assign({}, ...entered.values());
  const known = new Map<number, boolean>();

  const isWorking = (day: number): boolean => {
    const kept = known.get(day);
    if (kept !== undefined) return kept;
    const name = nameOf(day);
    const year = Number(name.slice(0, 4));
    const isEntered = entered.has(year);
    if (!isEntered && !isInLibrary(year)) throw new UnknownYear(year);
    const weekday = new Date(day * dayLength).getUTCDay();
    const usual = isEntered ? weekday > 0 && weekday < 6 : chineseDays.isWorkday(name);
    const answer = exceptions[name] ?? usual;
    known.set(day, answer);
    return answer;
  };
  const nextWorking = (day: number): number => {
    let next = day + 1;
    while (!isWorking(next)) next++;
    return next;
  };

  return {
    isWorkingDay: (day) => isWorking(Date.parse(`${day}T00:00:00Z`) / dayLength),
    addWorkingDays(moment, days) {
      if (!Number.isInteger(days) || days < 1) throw new RangeError(`not a number of working days: ${days}`);
      let day = numberOf(moment);
      for (let left = days; left > 0; left--) day = nextWorking(day);
      return new Date(startOf(day) + dayEnd);
    },
    addWorkingHours(moment, hours) {
      if (!(hours > 0)) throw new RangeError(`not a number of working hours: ${hours}`);
      let left = hours * 3_600_000;
      let day = numberOf(moment);
      if (!isWorking(day)) day = nextWorking(day);
      for (; ; day = nextWorking(day)) {
        for (const { from, to } of workingHours) {
          const start = Math.max(startOf(day) + from, moment.getTime());
          const open = startOf(day) + to - start;
          if (open <= 0) continue;
          if (left <= open) return new Date(start + left);
          left -= open;
        }
      }
    },
    workingMinutesBetween(from, to) {
      let sum = 0;
      for (let day = numberOf(from); day <= numberOf(to) && from < to; day++) {
        if (!isWorking(day)) continue;
        for (const hours of workingHours) {
          const start = Math.max(startOf(day) + hours.from, from.getTime());
          const end = Math.min(startOf(day) + hours.to, to.getTime());
          sum += Math.max(0, end - start);
        }
      }
      return Math.floor(sum / 60_000);
    },
  };
}

const dayEnd = workingHours.at(-1)?.to ?? dayLength;

let kept: { calendar: Calendar; until: number } | undefined;

/** The calendar as it stands, at most a minute old. */
export async function readCalendar(tx: Tx): Promise<Calendar> {
  const now = clock.now().getTime();
  if (kept && now < kept.until && now >= kept.until - 60_000) return kept.calendar;
  const rows = await tx.calendarYear.findMany({ select: { year: true, days: true } });
  const calendar = calendarOf(new Map(rows.map(({ year, days }) => [year, days as Exceptions])));
  kept = { calendar, until: now + 60_000 };
  return calendar;
}

/** After a year was entered, so that who entered it sees it at once. */
export const forgetCalendar = (): void => {
  kept = undefined;
};
