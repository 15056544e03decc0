import { addDays, type Day, today } from './clock';

/** A year (`2018`), a quarter (`2018Q3`) or a month (`2018-09`), first and last day included. */
export type Period = { key: string; label: string; from: Day; to: Day; isCurrent: boolean };

export function parsePeriod(key: string): Period | null {
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2])|Q([1-4]))?$/.exec(key);
  if (!match?.[1]) return null;
  const year = Number(match[1]);
  if (year < 1949 || year > 2200) return null;
  const first = match[2] ? Number(match[2]) : match[3] ? Number(match[3]) * 3 - 2 : 1;
  const months = match[2] ? 1 : match[3] ? 3 : 12;
  const from = monthStart(year, first);
  const to = addDays(monthStart(year, first + months), -1);
  const label = match[2]
    ? `${year} 年 ${first} 月`
    : match[3]
      ? `${year} 年第 ${match[3]} 季度`
      : `${year} 年`;
  return { key, label, from, to, isCurrent: from <= today() && today() <= to };
}

export function currentMonth(): Period {
  const period = parsePeriod(today().slice(0, 7));
  if (!period) throw new Error('the clock gives no month');
  return period;
}

/** The day on which a stock is counted: the period's last, or today while it runs. */
export const stockDay = (period: Period): Day => earlier(period.to, today());

/** The last days of the `count` months that end with the period, oldest first. */
export function monthEnds(period: Period, count: number): { month: string; day: Day }[] {
  const last = stockDay(period);
  const year = Number(last.slice(0, 4));
  const month = Number(last.slice(5, 7));
  return Array.from({ length: count }, (_, i) => {
    const start = monthStart(year, month - (count - 1 - i));
    const end = addDays(monthStart(year, month - (count - 1 - i) + 1), -1);
    return { month: start.slice(0, 7), day: earlier(end, last) };
  });
}

/** Months past December run on into the next year, months before January into the one before. */
function monthStart(year: number, month: number): Day {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

function earlier(a: Day, b: Day): Day {
  const [first] = [a, b].sort();
  return first ?? a;
}
