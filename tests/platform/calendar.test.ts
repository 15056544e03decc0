import { describe, expect, test } from 'vitest';
import { calendarOf, isInLibrary, libraryDays, UnknownYear } from '@/lib/platform/calendar';

const calendar = calendarOf(new Map());
const at = (text: string) => new Date(`${text}+08:00`);
const shown = (moment: Date) =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(moment);

describe('working days of 2026', () => {
  test.each([
    ['2026-01-04', true, 'a Sunday made up for New Year'],
    ['2026-01-02', false, 'a Friday off'],
    ['2026-02-14', true, 'a Saturday before the Spring Festival'],
    ['2026-02-23', false, 'the last day of the Spring Festival, a Monday'],
    ['2026-02-28', true, 'the Saturday after it'],
    ['2026-09-20', true, 'a Sunday before National Day'],
    ['2026-10-05', false, 'within National Day'],
    ['2026-10-10', true, 'the Saturday after it'],
    ['2026-11-21', false, 'a Saturday like any other'],
    ['2026-11-24', true, 'a Tuesday'],
  ])('%s: %s, %s', (day, isWorking) => {
    expect(calendar.isWorkingDay(day)).toBe(isWorking);
  });

  test('a due in days ends with the working hours of the last of them', () => {
    // From Friday 13 February: 14 (made up), then the festival, 24, 25, 26, 27.
    expect(shown(calendar.addWorkingDays(at('2026-02-13T10:30'), 5))).toBe('2026-02-27 17:00');
    // What comes on a day off counts from the next working day as well.
    expect(shown(calendar.addWorkingDays(at('2026-02-18T10:30'), 1))).toBe('2026-02-24 17:00');
    // Over midnight of Shanghai, not of Greenwich.
    expect(shown(calendar.addWorkingDays(at('2026-11-24T00:30'), 1))).toBe('2026-11-25 17:00');
  });

  test('a due in hours waits over noon, night and days off', () => {
    expect(shown(calendar.addWorkingHours(at('2026-11-24T11:00'), 2))).toBe('2026-11-24 14:00');
    expect(shown(calendar.addWorkingHours(at('2026-11-24T11:00'), 1))).toBe('2026-11-24 12:00');
    expect(shown(calendar.addWorkingHours(at('2026-11-20T16:30'), 1))).toBe('2026-11-23 09:30');
    expect(shown(calendar.addWorkingHours(at('2026-10-03T12:00'), 0.5))).toBe('2026-10-08 09:30');
    expect(shown(calendar.addWorkingHours(at('2026-11-24T07:00'), 7))).toBe('2026-11-24 17:00');
  });

  test('minutes between are those that were worked', () => {
    expect(calendar.workingMinutesBetween(at('2026-11-24T11:30'), at('2026-11-24T13:30'))).toBe(60);
    // Saturday 10 October is worked, Sunday 11 is not.
    expect(calendar.workingMinutesBetween(at('2026-10-09T16:00'), at('2026-10-12T10:00'))).toBe(540);
    expect(calendar.workingMinutesBetween(at('2026-11-24T11:30'), at('2026-11-24T11:00'))).toBe(0);
  });

  test('hours added are the minutes between', () => {
    for (const hours of [0.5, 3, 7, 16, 50]) {
      const from = at('2026-09-18T14:10');
      expect(calendar.workingMinutesBetween(from, calendar.addWorkingHours(from, hours))).toBe(hours * 60);
    }
  });
});

describe('a year that nobody has told', () => {
  test('gives no answer at all', () => {
    expect(isInLibrary(2026)).toBe(true);
    expect(isInLibrary(2027)).toBe(false);
    for (const ask of [
      () => calendar.isWorkingDay('2027-01-01'),
      () => calendar.addWorkingDays(at('2026-12-30T09:00'), 2),
      () => calendar.addWorkingHours(at('2026-12-31T16:00'), 2),
      () => calendar.workingMinutesBetween(at('2026-12-31T16:00'), at('2027-01-04T10:00')),
    ])
      expect(ask).toThrow(UnknownYear);
    expect(() => calendar.isWorkingDay('2027-01-01')).toThrow(/2027 年/);
    // What ends in time is not hindered.
    expect(shown(calendar.addWorkingDays(at('2026-12-30T09:00'), 1))).toBe('2026-12-31 17:00');
  });

  test('once entered is reckoned by, the last days of the December before it too', () => {
    const entered = calendarOf(
      new Map([[2027, { '2026-12-31': false, '2027-01-01': false, '2027-01-03': true }]]),
    );
    expect(shown(entered.addWorkingDays(at('2026-12-30T09:00'), 1))).toBe('2027-01-03 17:00');
    expect(entered.isWorkingDay('2027-01-02')).toBe(false);
    expect(entered.isWorkingDay('2027-01-04')).toBe(true);
  });

  test('entered again as the library has it gives the same answers', () => {
    const again = calendarOf(new Map([[2026, libraryDays(2026)]]));
    for (let day = 0; day < 365; day++) {
      const name = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
      expect(again.isWorkingDay(name), name).toBe(calendar.isWorkingDay(name));
    }
  });
});
