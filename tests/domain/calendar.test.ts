import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { yearForm } from '@/lib/domain/calendar/form';
import { enterYear } from '@/lib/domain/calendar/mutations';
import { readNotice, writeNotice } from '@/lib/domain/calendar/notice-text';
import { listYears } from '@/lib/domain/calendar/queries';
import { forgetCalendar, libraryDays, readCalendar, UnknownYear } from '@/lib/platform/calendar';
import { clock } from '@/lib/platform/clock';
import { read, transact } from '@/lib/platform/transact';
import { type OwnDatabase, ownDatabase } from '../platform/access/own-database';

/** 国办发明电〔2025〕7号, the arrangement of 2026 as it was published. */
const noticeOf2026 = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

describe('the notice', () => {
  test('of 2026 is read as the library has it', () => {
    expect(readNotice(noticeOf2026, 2026)).toEqual({ days: libraryDays(2026) });
  });

  test('is read again as it is written', () => {
    for (const year of [2019, 2024, 2025, 2026]) {
      const days = libraryDays(year);
      expect(readNotice(writeNotice(days), year)).toEqual({ days });
    }
  });

  test('may speak of the December before', () => {
    const text = `2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。
      5月1日放假。10月1日至7日放假调休，共7天。`;
    expect(readNotice(text, 2019)).toMatchObject({
      days: { '2018-12-29': true, '2018-12-31': false, '2019-01-01': false, '2019-10-07': false },
    });
  });

  test.each([
    ['a wrong weekday', '1月1日（周四）放假', '1月1日（周三）放假', '2026-01-01 是周四'],
    ['a wrong sum', '共9天', '共8天', '读到 9 天'],
    ['a day that is none', '2月14日（周六）、', '2月30日、', '没有这一天'],
    ['a working day made up', '5月9日（周六）上班', '5月8日上班', '本来就上班'],
    ['a holiday left out', '四、劳动节：5月1日', '四、劳动节：5月2日', '读到 4 天'],
    ['neither off nor at work', '5月9日（周六）上班', '5月9日（周六）', '放假还是上班'],
  ])('with %s is refused', (_, right, wrong, words) => {
    const text = noticeOf2026
      .replace('1月1日（周四）至3日（周六）放假调休，共3天。', '1月1日（周四）放假。')
      .replace(right, wrong)
      .replace('5月2日（周五）', '5月2日');
    expect(readNotice(text, 2026)).toEqual({ problem: expect.stringContaining(words) });
  });

  test.each(['', '元旦放假', '明年再说'])('without dates is refused: “%s”', (text) => {
    expect(readNotice(text, 2026)).toHaveProperty('problem');
  });

  test('without 国庆节 is refused', () => {
    expect(readNotice(noticeOf2026.replace(/\n七、.*/, ''), 2026)).toEqual({
      problem: expect.stringContaining('国庆节'),
    });
  });
});

describe('a year', () => {
  let database: OwnDatabase;
  beforeAll(async () => {
    database = await ownDatabase();
    forgetCalendar();
  });
  afterAll(() => database.close());
  const november = <T>(work: () => T): T => clock.at(new Date('2026-11-24T04:00:00Z'), work);
  const text =
    '1月1日（周五）至3日放假，共3天。5月1日放假。10月1日至7日放假调休，共7天。10月9日（周六）上班。';
  const form = { year: '2027', document: '国办发明电〔2026〕9号', text, version: '0' };

  test('is shown before it is kept, and again when it has been changed', () => {
    expect(yearForm.safeParse(form).data?.isChecked).toBe(false);
    expect(yearForm.safeParse({ ...form, checked: text }).data?.isChecked).toBe(true);
    expect(yearForm.safeParse({ ...form, checked: `${text}5月2日放假。` }).data?.isChecked).toBe(false);
    const lines = text.replaceAll('。', '。\r\n');
    expect(yearForm.safeParse({ ...form, text: lines, checked: lines }).data?.isChecked).toBe(true);
    expect(yearForm.safeParse({ ...form, document: '通知' }).error?.issues[0]?.path).toEqual(['document']);
  });

  test('that is unknown gives no due until it is entered, with its entry in the trail', async () => {
    const { cityViewer } = database.world.actors;
    const due = () =>
      november(() =>
        read(cityViewer, 'request.settings', async (tx) =>
          (await readCalendar(tx)).addWorkingDays(new Date('2026-12-31T02:00:00Z'), 1),
        ),
      );
    await expect(due()).rejects.toThrow(UnknownYear);
    const { days } = readNotice(text, 2027) as { days: Record<string, boolean> };
    await november(() => enterYear(cityViewer, { year: 2027, document: form.document, days, version: 0 }));
    expect((await due()).toISOString()).toBe('2027-01-04T09:00:00.000Z');
    const { rows } = await database.owner.query(
      `SELECT action, subject_id, role, before, after ->> 'document' AS document FROM audit_entries WHERE subject = 'calendar-years'`,
    );
    expect(rows).toEqual([
      {
        action: 'enter-year',
        subject_id: '2027',
        role: 'scheme_manager',
        before: null,
        document: form.document,
      },
    ]);
    const { rows: years } = await november(() => listYears(cityViewer));
    expect(years.map(({ year, days: known, entered }) => [year, Boolean(known), entered?.document])).toEqual([
      [2025, true, undefined],
      [2026, true, undefined],
      [2027, true, form.document],
      [2028, false, undefined],
    ]);
  });

  test('that somebody else has entered since is not written over', async () => {
    const year = { year: 2027, document: form.document, days: {}, version: 0 };
    await expect(november(() => enterYear(database.world.actors.cityViewer, year))).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('is entered by who answers for the whole city, and by nobody else', async () => {
    const { cityViewer, districtClerk } = database.world.actors;
    const year = { year: 2028, document: form.document, days: {}, version: 0 };
    await expect(november(() => enterYear(districtClerk, year))).rejects.toMatchObject({ code: 'forbidden' });
    const { lo, hi, id: areaId } = database.world.areas.wuhou;
    const ofWuhou = {
      ...cityViewer,
      grants: cityViewer.grants.map((grant) => ({ ...grant, areaId, lo, hi })),
    };
    await expect(november(() => enterYear(ofWuhou, year))).rejects.toMatchObject({ code: 'rule' });
    const sql = `UPDATE calendar_years SET document = 'x'`;
    const attempt = transact(ofWuhou, 'request.settings', async (tx, audit) =>
      audit.record([], await tx.$executeRawUnsafe(sql)),
    );
    expect(await attempt).toBe(0);
  });
});
