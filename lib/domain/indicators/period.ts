import { today } from '@/lib/platform/clock';
import { currentMonth, type Period, parsePeriod } from '@/lib/platform/period';

/** The period of an address; this month for none, for one that is none, and for one that has not begun. */
export function periodFrom({ period }: Readonly<Record<string, string | string[] | undefined>>): Period {
  const asked = typeof period === 'string' ? parsePeriod(period) : null;
  return asked && asked.from <= today() ? asked : currentMonth();
}

/** What an address has to carry to stay in the period. */
export const carried = ({ key }: Period) => (key === currentMonth().key ? undefined : key);
