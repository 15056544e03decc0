import type { CellValue } from './sheet-row.ts';

const DAY_SECONDS = 86_400;
const EPOCH_1900 = Date.UTC(1899, 11, 30) / 1000;
const LAST_DAY = 2_958_465; // 9999-12-31
const DAYS_1904 = 1462;

/** Excel's day number (1900 system) as YYYY-MM-DD. Undefined for day 60, the 29 February 1900 that never was. */
export function serialToDate(day: number): string | undefined {
  if (!Number.isInteger(day) || day < 1 || day === 60 || day > LAST_DAY) return undefined;
  const shifted = day < 60 ? day + 1 : day;
  return new Date((EPOCH_1900 + shifted * DAY_SECONDS) * 1000).toISOString().slice(0, 10);
}

/** A number in a date format: YYYY-MM-DD, with HH:MM:SS where it has a time, or the time alone. */
export function serialToText(serial: number, date1904: boolean): CellValue {
  const seconds = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  const inDay = seconds - day * DAY_SECONDS;
  const time = new Date(inDay * 1000).toISOString().slice(11, 19);
  if (day === 0 && inDay > 0) return time;
  const date = serialToDate(date1904 ? day + DAYS_1904 : day);
  if (!date) return { problem: '单元格是日期格式，但数值不是有效日期。', text: String(serial) };
  return inDay === 0 ? date : `${date} ${time}`;
}
