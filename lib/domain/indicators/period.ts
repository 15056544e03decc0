import { today } from '@/lib/platform/clock';
import { currentMonth, type Period, parsePeriod } from '@/lib/platform/period';

export const hasBegun = ({ from }: Period) => from <= today();

/** The period of an address; this month for none, for one that is none, and for one that has not begun. */
export function periodFrom({ period }: Readonly<Record<string, string | string[] | undefined>>): Period {
  const asked = typeof period === 'string' ? parsePeriod(period) : null;
  return asked && hasBegun(asked) ? asked : currentMonth();
}

/** What an address has to carry to stay in the period. */
export const carried = ({ key }: Period) => (key === currentMonth().key ? undefined : key);

/** Years since the records begin, two years of quarters, twelve months: the latest first, none that has not begun. */
export function recentPeriods(): Period[] {
  const [year = 0, month = 1] = today().split('-').map(Number);
  const back = (count: number, key: (back: number) => string) =>
    Array.from({ length: count }, (_, i) => key(i));
  const monthKey = (i: number) => new Date(Date.UTC(year, month - 1 - i, 1)).toISOString().slice(0, 7);
  const keys = [
    ...back(12, monthKey),
    ...back(8, (i) => `${year - Math.floor(i / 4)}Q${4 - (i % 4)}`),
    ...back(Math.max(1, year - 2017), (i) => String(year - i)),
  ];
  return keys.flatMap((key) => parsePeriod(key) ?? []).filter(hasBegun);
}
