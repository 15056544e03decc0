import type { Deadlines } from '@/lib/domain/requests/deadlines';
import { deadlinesOf, shiftDeadlines, whenKnown } from '@/lib/domain/requests/deadlines';
import type { Action } from '@/lib/domain/requests/rules';
import { type Move, moves } from '@/lib/domain/requests/rules';
import type { Calendar } from '@/lib/platform/calendar';
import type { LimitUnit, RequestState, Satisfaction } from '../client/enums.ts';
import type { Holder, Person } from './request-people.ts';
import { system } from './request-people.ts';

export type Limit = {
  id: number;
  signHours: number;
  contactHours: number;
  amount: number;
  unit: LimitUnit;
};

export type Step = {
  at: Date;
  userId: number | null;
  actor: string;
  unit: string;
  action: Action;
  fromState: RequestState | null;
  toState: RequestState;
  reason: string;
  toAreaId: number | null;
  toDepartmentId: number | null;
  isShown: boolean;
};

export type Verdict = {
  isResponded: boolean;
  isSolved: boolean;
  satisfaction: Satisfaction;
  comment: string;
};

const running: readonly RequestState[] = ['received', 'objected', 'signed', 'submitted'];
/** As the rules for those who work on it have them. */
const DAYS_BETWEEN_LEVELS = 2;

/** One request on its way: each step changes it as the application's own would. */
export class Case {
  state: RequestState = 'received';
  round = 1;
  deadlines: Deadlines;
  escalateAt: Date | null;
  signedAt: Date | null = null;
  contactedAt: Date | null = null;
  pausedAt: Date | null = null;
  pauseReason: string | null = null;
  submittedAt: Date | null = null;
  submittedById: number | null = null;
  result: string | null = null;
  answeredAt: Date | null = null;
  closedAt: Date | null = null;
  returns = 0;
  objections = 0;
  escalations = 0;
  verdict: Verdict | null = null;
  ratedBy: string | null = null;
  readonly steps: Step[] = [];
  readonly judged: (Verdict & { round: number; by: string; at: Date; userId: number | null })[] = [];

  constructor(
    readonly calendar: Calendar,
    readonly limit: Limit,
    public at: Date,
    public holder: Holder,
  ) {
    this.deadlines = deadlinesOf(calendar, limit, at);
    this.escalateAt = this.deadlines.dueAt;
  }

  get isRunning(): boolean {
    return running.includes(this.state);
  }

  /** A moment so much later: by the clock on the wall for what cannot wait, in working hours else. */
  after(hours: number, isAlways = false): Date {
    const plain = new Date(this.at.getTime() + hours * 3_600_000);
    if (isAlways || this.limit.unit === 'hours') return plain;
    return whenKnown(() => this.calendar.addWorkingHours(this.at, Math.max(0.05, hours))) ?? plain;
  }

  /** The same moment, or when work begins after it. */
  working(moment: Date): Date {
    if (this.limit.unit === 'hours') return moment;
    return whenKnown(() => this.calendar.addWorkingHours(moment, 0.1)) ?? moment;
  }

  /** What was said of the result, in this round. */
  judge(verdict: Verdict, by: 'resident' | 'call', userId: number | null): void {
    this.verdict = verdict;
    this.ratedBy = by === 'call' ? 'call' : 'first';
    this.judged.push({ ...verdict, round: this.round, by, at: this.at, userId });
  }

  step(action: Action, at: Date, by: Person, reason = '', to: Holder | null = null): void {
    const from = this.state;
    const rule: Move = moves[action];
    this.at = at;
    this.change(action, at, by, reason, to);
    this.state = rule.to ?? from;
    this.steps.push({
      at,
      userId: by.userId,
      actor: by.actor,
      unit: by.unit,
      action,
      fromState: action === 'file' ? null : from,
      toState: this.state,
      reason,
      toAreaId: to?.area.id ?? null,
      toDepartmentId: to?.department?.id ?? null,
      isShown: rule.isShown ?? false,
    });
  }

  /** To the level above, as the clock does it by itself. */
  escalate(to: Holder | null, why: string): void {
    const due = this.escalateAt as Date;
    // One that was resumed late is overdue at once, not before.
    const at = new Date(Math.max(due.getTime(), this.at.getTime()));
    if (!to) {
      this.escalateAt = null;
      return;
    }
    this.step('escalate', at, system, why, to);
  }

  private change(action: Action, at: Date, by: Person, reason: string, to: Holder | null): void {
    if (to && action !== 'file') {
      this.holder = to;
      this.signedAt = null;
      this.deadlines.signDueAt = this.signDueFrom(at);
    }
    switch (action) {
      case 'sign':
        this.signedAt = at;
        break;
      case 'object':
        this.objections++;
        break;
      case 'dismiss':
        this.deadlines.signDueAt = this.signDueFrom(at);
        break;
      case 'contact':
        this.contactedAt ??= at;
        break;
      case 'pause':
        this.pausedAt = at;
        break;
      case 'resume':
        Object.assign(
          this.deadlines,
          shiftDeadlines(this.calendar, this.deadlines, this.limit.unit, this.pausedAt as Date, at),
        );
        this.escalateAt = this.deadlines.dueAt;
        this.pausedAt = this.pauseReason = null;
        break;
      case 'finish':
        this.result = reason;
        this.submittedAt = at;
        this.submittedById = by.userId;
        break;
      case 'return':
        this.returns++;
        this.submittedAt = this.submittedById = null;
        break;
      case 'approve':
        this.answeredAt = at;
        break;
      case 'escalate':
        this.escalations++;
        this.submittedAt = this.submittedById = null;
        this.escalateAt =
          to?.level === 'city'
            ? null
            : whenKnown(() => this.calendar.addWorkingDays(at, DAYS_BETWEEN_LEVELS));
        break;
      case 'reopen':
        this.begin(at);
        break;
      case 'decline':
        this.result = reason;
        break;
    }
    const { to: state }: Move = moves[action];
    if (state === 'closed' || state === 'merged' || state === 'declined') {
      this.closedAt = at;
      this.escalateAt = null;
    }
  }

  private begin(at: Date): void {
    this.deadlines = deadlinesOf(this.calendar, this.limit, at);
    this.escalateAt = this.deadlines.dueAt;
    this.round++;
    this.signedAt = this.contactedAt = this.submittedAt = this.answeredAt = this.closedAt = null;
    this.submittedById = this.verdict = this.ratedBy = null;
  }

  private signDueFrom(at: Date): Date | null {
    return deadlinesOf(this.calendar, this.limit, at).signDueAt;
  }
}
