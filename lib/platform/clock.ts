import { AsyncLocalStorage } from 'node:async_hooks';

const frozen = new AsyncLocalStorage<Date>();

export const clock = {
  now: (): Date => frozen.getStore() ?? new Date(),
  /** Runs `work` at a given moment; for tests and for reports made as of a day. */
  at: <T>(moment: Date, work: () => T): T => frozen.run(moment, work),
};

const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** A calendar day of Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;

export const dayOf = (moment: Date): Day => calendar.format(moment);
export const today = (): Day => dayOf(clock.now());

/** `YYYY-MM-DD HH:mm` as the clock on the office wall shows it. */
export const wallTime = (moment: Date): string => wall.format(moment);

export function addDays(day: Day, days: number): Day {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
