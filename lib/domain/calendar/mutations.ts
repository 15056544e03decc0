import type { Actor } from '@/lib/platform/actor';
import { type Exceptions, forgetCalendar } from '@/lib/platform/calendar';
import { clock } from '@/lib/platform/clock';
import { AppError, broken } from '@/lib/platform/errors';
import { transact } from '@/lib/platform/transact';
import { writeNotice } from './notice-text';
import { mayEnterYears } from './queries';

export type EnteredYear = {
  year: number;
  document: string;
  days: Exceptions;
  /** Of the year as the form showed it; 0 for one that nobody had entered. */
  version: number;
};

/** Enters or corrects a year. Dues that were reckoned before stay as they are. */
export async function enterYear(actor: Actor, { year, document, days, version }: EnteredYear): Promise<void> {
  const thisYear = clock.now().getUTCFullYear();
  if (year < thisYear || year > thisYear + 2) throw broken(`只能录入 ${thisYear} 至 ${thisYear + 2} 年。`);
  await transact(actor, 'request.settings', async (tx, audit) => {
    if (!(await mayEnterYears(tx, actor))) throw broken('工作日历全市一份，由市级方案管理员录入。');
    const before = await tx.calendarYear.findUnique({ where: { year } });
    const by = { enteredById: actor.userId, enteredBy: actor.name, enteredAt: clock.now() };
    const data = { document, days, ...by };
    const { count } = before
      ? await tx.calendarYear.updateMany({
          where: { year, version },
          data: { ...data, version: version + 1 },
        })
      : version === 0
        ? await tx.calendarYear.createMany({ data: [{ year, ...data }], skipDuplicates: true })
        : { count: 0 };
    if (count === 0) throw new AppError('conflict', '这一年刚刚被别人录入或改过，请刷新页面后再核对。');
    const words = (of: string, written: Exceptions) => ({ document: of, days: writeNotice(written) });
    return audit.record(
      {
        action: 'enter-year',
        subject: 'calendar-years',
        subjectId: year,
        subjectLabel: `${year} 年`,
        before: before && words(before.document, before.days as Exceptions),
        after: words(document, days),
      },
      undefined,
    );
  });
  forgetCalendar();
}
