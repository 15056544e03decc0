import { outcomeWords } from '@/lib/domain/requests/feedback';
import { LAPSE_DAYS } from '@/lib/domain/requests/rules';
import { declineReasons, type PauseReason, pauseReasons } from '@/lib/domain/requests/words';
import type { RequestState, Satisfaction } from '../client/enums.ts';
import type { Dice } from './dice.ts';
import type { Case, Verdict } from './request-case.ts';
import { type Holder, type People, resident, system } from './request-people.ts';
import { said } from './request-texts.ts';

/** What will happen to a case, decided before it begins. */
export type Course = {
  objects: 'upheld' | 'dismissed' | null;
  declines: keyof typeof said.decline | null;
  /** Merged into another one so many hours after it came. */
  merges: number | null;
  /** A department that is asked, or an area that the street gives it to. */
  passes: Holder | null;
  pauses: PauseReason | null;
  returns: number;
  /** Which part of its time the work takes: over 1 is late. */
  share: number;
  signsLate: boolean;
  ends: 'rate' | 'call' | 'lapse';
  reopens: boolean;
  /** Of how well the place does: 1 is ordinary. */
  quality: number;
  /** Stops there, so that the demo's accounts find something in every state. */
  stop: { state: RequestState; isContacted?: boolean } | null;
};

export function courseOf(dice: Dice, quality: number, passes: Holder | null): Course {
  const bad = 2 - quality;
  return {
    objects: dice.chance(0.025) ? (dice.chance(0.6) ? 'upheld' : 'dismissed') : null,
    declines: dice.chance(0.012) ? dice.weighted({ beyond: 5, judicial: 2, unclear: 3 }) : null,
    merges: null,
    passes,
    pauses: dice.chance(0.04)
      ? dice.weighted({ resident: 3, permit: 2, material: 4, vote: 2, weather: 1 })
      : null,
    returns: dice.chance(0.05 * bad) ? (dice.chance(0.06) ? 3 : 1) : 0,
    share: dice.chance(0.035 * bad) ? 1.02 + 0.5 * dice.roll() : 0.12 + 0.8 * dice.roll() ** 1.3,
    signsLate: dice.chance(0.04 * bad),
    ends: dice.weighted({ rate: 54, call: 36, lapse: 10 }),
    reopens: dice.chance(0.018 * bad),
    quality,
    stop: null,
  };
}

/** Takes a case from its beginning until it ends, or as far as it has come by `now`. */
export function walk(dice: Dice, request: Case, course: Course, people: People, now: Date, answer: string) {
  const left = { ...course };
  for (let count = 0; count < 60; count++) {
    const next = isStopped(request, left) ? null : nextStep(dice, request, left, people, answer);
    // What is overdue goes up, whatever was meant to happen next; an answer ends that.
    const due = request.isRunning ? request.escalateAt : null;
    if (due && due <= now && (!next || next.at > due)) {
      request.escalate(people.above(request.holder), '逾期未办结');
      continue;
    }
    if (!next || next.at > now) return;
    next.take();
  }
}

const isStopped = ({ state, contactedAt, holder }: Case, { stop, passes }: Course) =>
  stop !== null &&
  state === stop.state &&
  (passes === null || holder === passes) &&
  (stop.isContacted === undefined || stop.isContacted === (contactedAt !== null));

type Next = { at: Date; take: () => void };

function nextStep(dice: Dice, request: Case, left: Course, people: People, answer: string): Next | null {
  const { holder } = request;
  const step = (hours: number, ...[action, ...rest]: Tail<Parameters<Case['step']>>): Next => {
    const at = request.after(hours);
    return { at, take: () => request.step(action, at, ...rest) };
  };
  const own = () => people.holder(holder);
  switch (request.state) {
    case 'received':
      return fromReceived(dice, request, left, people, step);
    case 'objected': {
      const isUpheld = left.objects === 'upheld';
      const above = isUpheld ? (left.passes ?? people.above(holder)) : null;
      left.objects = null;
      if (above) left.passes = null;
      return step(
        between(dice, 1, 6),
        above ? 'uphold' : 'dismiss',
        people.dispatcher(holder),
        dice.pick(said[above ? 'uphold' : 'dismiss']),
        above,
      );
    }
    case 'signed':
      return fromSigned(dice, request, left, people, step, answer);
    case 'paused': {
      const hours = request.limit.unit === 'hours' ? between(dice, 1, 6) : between(dice, 7, 45);
      return step(hours, 'resume', own(), dice.pick(said.resume));
    }
    case 'submitted': {
      const hours = request.limit.unit === 'hours' ? between(dice, 0.05, 0.4) : between(dice, 0.3, 5);
      if (left.returns === 0) return step(hours, 'approve', people.reviewer(holder), request.result ?? '');
      left.returns--;
      return step(hours, 'return', people.reviewer(holder), dice.pick(said.return));
    }
    case 'answered':
      return fromAnswered(dice, request, left, people);
    case 'closed':
      if (!left.reopens || request.round > 1) return null;
      left.reopens = false;
      left.share = 0.2 + 0.6 * dice.roll();
      return laterDays(request, between(dice, 0.5, 9), 'reopen', dice.pick(said.reopen));
    default:
      return null;
  }
}

type Tail<T extends unknown[]> = T extends [infer A, unknown, ...infer R] ? [A, ...R] : never;
type Stepping = (hours: number, ...rest: Tail<Parameters<Case['step']>>) => Next;

function fromReceived(dice: Dice, request: Case, left: Course, people: People, step: Stepping): Next {
  const { holder, limit } = request;
  if (left.merges !== null) {
    const hours = left.merges;
    left.merges = null;
    return step(hours, 'merge', people.holder(holder), dice.pick(said.merge));
  }
  if (left.objects && request.objections === 0 && holder.level === 'community')
    return step(
      limit.signHours * between(dice, 0.2, 0.9),
      'object',
      people.holder(holder),
      dice.pick(said.object),
    );
  if (left.declines) {
    const why = left.declines;
    left.declines = null;
    const text = `${declineReasons[why]}：${said.decline[why]}`;
    return step(between(dice, 1, 6), 'decline', people.dispatcher(holder), text);
  }
  if (left.passes && holder.level === 'street' && left.passes.level === 'community') {
    const to = left.passes;
    left.passes = null;
    return step(between(dice, 0.3, 2), 'pass', people.dispatcher(holder), dice.pick(said.dispatch), to);
  }
  const share = left.signsLate ? 1.1 + dice.roll() : between(dice, 0.05, 0.85);
  left.signsLate = false;
  return step(limit.signHours * share * (limit.unit === 'hours' ? 0.3 : 1), 'sign', people.holder(holder));
}

function fromSigned(
  dice: Dice,
  request: Case,
  left: Course,
  people: People,
  step: Stepping,
  answer: string,
): Next {
  const { holder, limit, deadlines, steps } = request;
  const isFast = limit.unit === 'hours';
  if (left.passes && holder.level === 'community') {
    const to = left.passes;
    if (!left.stop) left.passes = null;
    return step(
      isFast ? 0.1 : between(dice, 0.3, 5),
      'pass',
      people.holder(holder),
      dice.pick(said.pass),
      to,
    );
  }
  if (request.contactedAt === null)
    return step(
      isFast ? 0.2 : limit.contactHours * between(dice, 0.05, 0.6),
      'contact',
      people.holder(holder),
      dice.pick(said.contact),
    );
  if (left.pauses) {
    const why = left.pauses;
    left.pauses = null;
    const next = step(
      isFast ? 0.2 : between(dice, 1, 8),
      'pause',
      people.holder(holder),
      `${pauseReasons[why]}：${said.pause[why]}`,
    );
    return {
      at: next.at,
      take: () => {
        next.take();
        request.pauseReason = why;
      },
    };
  }
  const began = [...steps].reverse().find(({ action }) => action === 'reopen' || action === 'file')?.at;
  const whole = (deadlines.dueAt?.getTime() ?? 0) - (began?.getTime() ?? 0);
  const wanted = (began?.getTime() ?? 0) + whole * left.share;
  const soon = request.after(isFast ? 0.2 : between(dice, 0.4, 4));
  const at = wanted > soon.getTime() ? request.working(new Date(wanted)) : soon;
  return { at, take: () => request.step('finish', at, people.holder(holder), answer) };
}

function fromAnswered(dice: Dice, request: Case, left: Course, people: People): Next {
  if (left.ends === 'lapse')
    return laterDays(request, LAPSE_DAYS, 'lapse', `答复后 ${LAPSE_DAYS} 天无人评价`);
  const verdict = verdictOf(dice, left.quality, request.round);
  const isCall = left.ends === 'call';
  const days = isCall ? between(dice, 0.5, 3.5) : 9 * dice.roll() ** 2 + 0.05;
  const by = isCall ? people.reviewer(request.holder) : resident;
  const at = request.after(days * (isCall ? 7 : 24), !isCall);
  return {
    at,
    take: () => {
      const comment = dice.chance(0.3) ? dice.pick(said.comment[verdict.satisfaction]) : '';
      request.step(isCall ? 'call' : 'rate', at, by, outcomeWords({ ...verdict, comment }));
      request.judge({ ...verdict, comment }, isCall ? 'call' : 'resident', by.userId);
    },
  };
}

function laterDays(request: Case, days: number, action: 'reopen' | 'lapse', reason: string): Next {
  const at = request.after(days * 24, true);
  const by = action === 'lapse' ? system : resident;
  return { at, take: () => request.step(action, at, by, reason) };
}

function verdictOf(dice: Dice, quality: number, round: number): Omit<Verdict, 'comment'> {
  const isResponded = dice.chance(Math.min(0.998, 0.98 * quality ** 0.3));
  const isSolved = isResponded && dice.chance(Math.min(0.98, 0.9 * quality * (round > 1 ? 0.95 : 1)));
  const satisfaction = dice.weighted<Satisfaction>(
    isSolved
      ? { satisfied: 82, basically: 15, dissatisfied: 3 }
      : { satisfied: 12, basically: 38, dissatisfied: 50 },
  );
  return { isResponded, isSolved, satisfaction };
}

const between = (dice: Dice, from: number, to: number) => from + (to - from) * dice.roll();
