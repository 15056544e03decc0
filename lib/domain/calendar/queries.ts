import type { Actor } from '@/lib/platform/actor';
import { type Exceptions, isInLibrary, libraryDays } from '@/lib/platform/calendar';
import { today } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { can } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { CalendarYearModel } from '@/prisma/client/models/CalendarYear';

export type YearRow = {
  year: number;
  /** Null for a year of which nothing is known. */
  days: Exceptions | null;
  entered: CalendarYearModel | null;
};

/** Last year, this one, and the two to come. */
export async function listYears(actor: Actor): Promise<{ rows: YearRow[]; mayEnter: boolean }> {
  const first = Number(today().slice(0, 4)) - 1;
  const years = Array.from({ length: 4 }, (_, i) => first + i);
  return read(actor, 'request.settings', async (tx) => {
    const entered = await tx.calendarYear.findMany({ where: { year: { in: years } } });
    const rows = years.map((year) => {
      const found = entered.find((each) => each.year === year) ?? null;
      const days = found ? (found.days as Exceptions) : isInLibrary(year) ? libraryDays(year) : null;
      return { year, days, entered: found };
    });
    return { rows, mayEnter: await mayEnterYears(tx, actor) };
  });
}

/** There is one calendar for the whole city: who enters it answers for all of it. */
export async function mayEnterYears(tx: Tx, actor: Actor): Promise<boolean> {
  const city = await tx.area.findFirst({ where: { level: 'city' }, select: { lo: true, hi: true } });
  return city !== null && can(actor, 'request.settings', city);
}
