import type { Exceptions } from '@/lib/platform/calendar';
import { addDays, type Day } from '@/lib/platform/clock';

type Read = { days: Exceptions } | { problem: string };

const weekdays = '日一二三四五六';
const weekdayOf = (day: Day) => new Date(`${day}T00:00:00Z`).getUTCDay();

// 2026年2月15日（周日） · 2月15日 · 15日 (the month is the one before) · 2027-01-01
const oneDay =
  /(?:(\d{4})[年-])?(?:(\d{1,2})[月-])?(\d{1,2})日?(?!天|[年月-]\d|\d)(?:[（(][^）)]*?(?:周|星期)([日天一二三四五六])[^）)]*[）)])?/g;

/**
 * Reads the days off and the days made up from the State Council's notice for `year`, as it is written: 「10月1日（周四）
 * 至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。」 Each date must exist, fall on the weekday that is
 * named, and the days must be as many as are said; what cannot be understood is a problem, never left out.
 */
export function readNotice(text: string, year: number): Read {
  const days: Record<Day, boolean> = {};
  try {
    for (const clause of clausesOf(text)) {
      for (const day of clause.days(year)) {
        const isWorking = clause.isWorking;
        if (days[day] !== undefined && days[day] !== isWorking) fail(`${day} 既放假又上班。`);
        const weekday = weekdayOf(day);
        if (isWorking && weekday > 0 && weekday < 6)
          fail(`${day} 是周${weekdays[weekday]}，本来就上班，不是调休上班日。`);
        if (day < `${year - 1}-12-20` || day > `${year}-12-31`) fail(`${day} 不在 ${year} 年。`);
        days[day] = isWorking;
      }
    }
    for (const [day, name] of [
      ['01-01', '元旦'],
      ['05-01', '劳动节'],
      ['10-01', '国庆节'],
    ])
      if (days[`${year}-${day}`] !== false) fail(`没有读到${name}（${year}-${day}）放假，请补全。`);
    return { days };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.message };
    throw error;
  }
}

class Unreadable extends Error {}
function fail(problem: string): never {
  throw new Unreadable(problem);
}

type Clause = { isWorking: boolean; days(year: number): Day[] };

function clausesOf(text: string): Clause[] {
  const sentences = text
    .normalize('NFKC')
    .split(/[。;\n]/)
    .map((each) => each.replace(/^[一二三四五六七八九十\d]+[、.]\s*/, '').trim())
    .filter((each) => /\d/.test(each));
  if (sentences.length === 0) fail('没有读到日期。请粘贴通知里各节日的放假安排。');
  return sentences.map((sentence) => {
    const isWorking = /上班/.test(sentence);
    if (isWorking === /放假|休息|调休(?!上班)/.test(sentence))
      fail(`看不出是放假还是上班：“${sentence.slice(0, 40)}”。一句只写一样，以“放假”或“上班”结尾。`);
    return { isWorking, days: (year) => daysOf(sentence, year) };
  });
}

function daysOf(sentence: string, year: number): Day[] {
  const said = /共\s*(\d+)\s*天/.exec(sentence)?.[1];
  const plain = sentence.replace(/共\s*\d+\s*天/, '');
  let last: { year: number; month: number } = { year, month: 0 };
  let end = 0;
  const days: Day[] = [];
  for (const match of plain.matchAll(oneDay)) {
    const [whole, inYear, inMonth, date, weekday] = match;
    last = { year: Number(inYear ?? last.year), month: Number(inMonth ?? last.month) };
    const day = dayNamed(last.year, last.month, Number(date), whole);
    if (weekday && weekdays.indexOf(weekday.replace('天', '日')) !== weekdayOf(day))
      fail(`${day} 是周${weekdays[weekdayOf(day)]}，通知里写的是周${weekday}，请核对。`);
    const between = plain.slice(end, match.index);
    const before = days.at(-1);
    if (/^\s*(至|到|-|—|~)+\s*$/.test(between) && before) {
      if (day <= before || addDays(before, 30) < day) fail(`“${before} 至 ${day}”不是一段日期。`);
      for (let next = addDays(before, 1); next <= day; next = addDays(next, 1)) days.push(next);
    } else days.push(day);
    end = match.index + whole.length;
  }
  if (said && Number(said) !== days.length)
    fail(`“${sentence.slice(0, 40)}”写的是共 ${said} 天，读到 ${days.length} 天，请核对。`);
  return days;
}

function dayNamed(year: number, month: number, date: number, text: string): Day {
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const moment = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(day))
    fail(`没有这一天：“${text}”。`);
  return day;
}

/** The same days in the words of a notice, to be shown and to be changed. */
export function writeNotice(days: Exceptions): string {
  const sorted = Object.keys(days).sort();
  const runs: { from: Day; to: Day; isWorking: boolean }[] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    if (run && !run.isWorking && !days[day] && addDays(run.to, 1) === day) run.to = day;
    else runs.push({ from: day, to: day, isWorking: days[day] === true });
  }
  return runs
    .map(({ from, to, isWorking }) =>
      isWorking
        ? `${inWords(from)}上班。`
        : `${from === to ? inWords(from) : `${inWords(from)}至${inWords(to)}`}放假，共${count(from, to)}天。`,
    )
    .join('\n');
}

const count = (from: Day, to: Day) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
const inWords = (day: Day) => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日（周${weekdays[weekdayOf(day)]}）`;
};
