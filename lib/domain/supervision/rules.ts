import type { Filter } from '@/lib/ledger/filter';
import { addDays, type Day } from '@/lib/platform/clock';
import type { Permission } from '@/lib/platform/permissions';
import type { SupervisionState } from '@/prisma/client/enums';

/** Who asks, and who is asked. */
export type Side = 'upper' | 'lower';
export type Action =
  | 'sign'
  | 'work'
  | 'pass_down'
  | 'report'
  | 'ask_extension'
  | 'grant_extension'
  | 'refuse_extension'
  | 'return'
  | 'verify'
  | 'strike_off'
  | 'suspend'
  | 'resume'
  | 'withdraw'
  | 'review_effect';

type Rule = {
  side: Side;
  permission: Extract<Permission, 'supervision.issue' | 'supervision.work'>;
  from: readonly SupervisionState[];
  /** Null: it stays where it is. */
  to: SupervisionState | null;
  /** What has to be written besides pressing the button. */
  asks: { note: 'required' | 'optional'; day?: 'due' | 'review' };
};

const owed: readonly SupervisionState[] = ['signed', 'working'];
const open: readonly SupervisionState[] = ['assigned', 'signed', 'working', 'reported', 'verified'];
const upper = { side: 'upper', permission: 'supervision.issue' } as const;
const lower = { side: 'lower', permission: 'supervision.work' } as const;
const note = { note: 'required' } as const;

/** Who may move what: the one table. */
export const rules: Readonly<Record<Action, Rule>> = {
  sign: { ...lower, from: ['assigned'], to: 'signed', asks: { note: 'optional' } },
  work: { ...lower, from: owed, to: 'working', asks: note },
  // Whoever asks something of others has to be one who may issue.
  pass_down: { side: 'lower', permission: 'supervision.issue', from: owed, to: 'working', asks: note },
  report: { ...lower, from: owed, to: 'reported', asks: note },
  ask_extension: { ...lower, from: owed, to: null, asks: { ...note, day: 'due' } },
  grant_extension: { ...upper, from: owed, to: null, asks: { note: 'optional', day: 'due' } },
  refuse_extension: { ...upper, from: owed, to: null, asks: note },
  return: { ...upper, from: ['reported', 'verified'], to: 'working', asks: note },
  verify: { ...upper, from: ['reported'], to: 'verified', asks: note },
  strike_off: { ...upper, from: ['verified'], to: 'struck_off', asks: { note: 'optional' } },
  suspend: { ...upper, from: open, to: 'suspended', asks: { ...note, day: 'review' } },
  resume: { ...upper, from: ['suspended'], to: 'working', asks: { note: 'optional', day: 'due' } },
  withdraw: { ...upper, from: [...open, 'suspended'], to: 'withdrawn', asks: note },
  review_effect: { ...upper, from: ['struck_off'], to: null, asks: note },
};

export const actions = Object.keys(rules) as Action[];

/** States in which the lower side owes something, so that a deadline counts. */
export const dueStates: readonly SupervisionState[] = ['assigned', 'signed', 'working'];
export const openStates: readonly SupervisionState[] = [...open, 'suspended'];
export const isOpen = (state: SupervisionState): boolean => openStates.includes(state);

/** What the rules ask of a task, and of whoever wants to move it. */
export type Facts = {
  state: SupervisionState;
  /** Whether the actor holds the rule's permission on that side of the task. */
  holds: (side: Side, permission: Rule['permission']) => boolean;
  /** Of tasks passed down from this one. */
  openChildren: number;
  isReporter: boolean;
  isExtensionAsked: boolean;
  isEffectReviewed: boolean;
  hasAreasBelow: boolean;
};

export type Refusal = 'side' | 'state' | string;

/** Why the actor may not make this move; null when he may. `side` is nothing of his, `state` not now. */
export function refusalOf(action: Action, facts: Facts): Refusal | null {
  const { side, permission, from } = rules[action];
  if (!facts.holds(side, permission)) return 'side';
  if (!from.includes(facts.state)) return 'state';
  switch (action) {
    case 'pass_down':
      return facts.hasAreasBelow ? null : 'state';
    case 'report':
      return facts.openChildren > 0
        ? `还有 ${facts.openChildren} 项交办下级的任务没有办结，办结以后才能反馈。`
        : null;
    case 'ask_extension':
      return facts.isExtensionAsked ? '已经申请延期，等上级答复。' : null;
    case 'grant_extension':
    case 'refuse_extension':
      return facts.isExtensionAsked ? null : 'state';
    case 'verify':
      return facts.isReporter ? '反馈的人不能核验，请由另一位同志核验。' : null;
    case 'review_effect':
      return facts.isEffectReviewed ? 'state' : null;
    default:
      return null;
  }
}

export type Light = 'near-due' | 'lagging' | 'overdue';
type Timed = { state: SupervisionState; dueOn: Day; nearDueOn: Day; lagsOn: Day };

/** 蓝 near due, 黄 a step late, 红 past the deadline; null on time, or while nothing is owed. */
export function lightOf({ state, dueOn, nearDueOn, lagsOn }: Timed, day: Day): Light | null {
  if (!dueStates.includes(state)) return null;
  if (dueOn < day) return 'overdue';
  if (lagsOn <= day) return 'lagging';
  return nearDueOn <= day ? 'near-due' : null;
}

/** The tasks with this light, as a list's filter: the same as `lightOf` says. */
export function lightFilter(light: Light, day: Day): NonNullable<Filter['fields']> {
  const state = { in: dueStates };
  if (light === 'overdue') return { state, dueOn: { to: addDays(day, -1) } };
  if (light === 'lagging') return { state, dueOn: { from: day }, lagsOn: { to: day } };
  return { state, dueOn: { from: day }, lagsOn: { from: addDays(day, 1) }, nearDueOn: { to: day } };
}
