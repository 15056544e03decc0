import type { RequestState } from '@/prisma/client/enums';

/**
 * Who does it: `holder` has the request (an area's staff, or the department it was handed to), `dispatcher`
 * coordinates an area around it, `reviewer` checks what somebody else did, `resident` shows his code, `system` is
 * the clock.
 */
export type Side = 'holder' | 'dispatcher' | 'reviewer' | 'resident' | 'system';

export type Move = {
  label: string;
  from: readonly RequestState[];
  /** Left out where the state stays. */
  to?: RequestState;
  by: readonly Side[];
  needs?: 'reason' | 'target' | 'pause' | 'result' | 'decline' | 'merge';
  /** Whether whoever asked sees the step. */
  isShown?: boolean;
};

const open = ['received', 'objected', 'signed', 'paused', 'submitted'] as const;

/** Every step there is. What is not here cannot be done. */
export const moves = {
  file: { label: '收到', from: [], to: 'received', by: ['resident', 'holder'], isShown: true },
  sign: { label: '签收', from: ['received'], to: 'signed', by: ['holder'], isShown: true },
  contact: { label: '联系居民', from: ['signed', 'paused'], by: ['holder'], needs: 'reason', isShown: true },
  finish: { label: '办结报审', from: ['signed'], to: 'submitted', by: ['holder'], needs: 'result' },
  approve: {
    label: '审核通过，答复居民',
    from: ['submitted'],
    to: 'answered',
    by: ['reviewer'],
    isShown: true,
  },
  return: { label: '退回重办', from: ['submitted'], to: 'signed', by: ['reviewer'], needs: 'reason' },
  call: { label: '回访', from: ['answered'], to: 'closed', by: ['reviewer'], isShown: true },
  rate: { label: '居民评价', from: ['answered'], to: 'closed', by: ['resident'], isShown: true },
  uphold: {
    label: '异议成立，改派',
    from: ['objected'],
    to: 'received',
    by: ['dispatcher'],
    needs: 'target',
    isShown: true,
  },
  dismiss: {
    label: '异议不成立，退回办理',
    from: ['objected'],
    to: 'received',
    by: ['dispatcher'],
    needs: 'reason',
  },
  pass: {
    label: '转办',
    from: ['received', 'signed'],
    to: 'received',
    by: ['holder', 'dispatcher'],
    needs: 'target',
    isShown: true,
  },
  object: { label: '提出异议', from: ['received'], to: 'objected', by: ['holder'], needs: 'reason' },
  pause: { label: '暂停计时', from: ['signed'], to: 'paused', by: ['holder'], needs: 'pause', isShown: true },
  resume: { label: '恢复办理', from: ['paused'], to: 'signed', by: ['holder'], isShown: true },
  reopen: {
    label: '重新办理',
    from: ['answered', 'closed'],
    to: 'received',
    by: ['resident', 'reviewer'],
    needs: 'reason',
    isShown: true,
  },
  merge: {
    label: '并入',
    from: ['received', 'objected', 'signed'],
    to: 'merged',
    by: ['holder', 'dispatcher'],
    needs: 'merge',
    isShown: true,
  },
  decline: {
    label: '不予受理',
    from: ['received', 'objected', 'signed'],
    to: 'declined',
    by: ['dispatcher'],
    needs: 'decline',
    isShown: true,
  },
  note: { label: '记一笔', from: open, by: ['holder', 'dispatcher', 'reviewer'], needs: 'reason' },
  supplement: { label: '居民补充', from: open, by: ['resident'], isShown: true },
  escalate: { label: '自动升级', from: open, to: 'received', by: ['system'], isShown: true },
  lapse: { label: '无人评价，自动办结', from: ['answered'], to: 'closed', by: ['system'], isShown: true },
} as const satisfies Record<string, Move>;

export type Action = keyof typeof moves;

export const isAction = (name: string): name is Action => Object.hasOwn(moves, name);

/** What stands open to this side in this state; the order of the table. */
export const openTo = (state: RequestState, sides: ReadonlySet<Side>): Action[] =>
  (Object.keys(moves) as Action[]).filter((action) => allows(action, state, sides));

export function allows(action: Action, state: RequestState, sides: ReadonlySet<Side>): boolean {
  const { from, by }: Move = moves[action];
  return from.includes(state) && by.some((side) => sides.has(side));
}

/** After so many returns it goes up a level by itself. */
export const RETURNS_BEFORE_ESCALATION = 3;
/** A resident may have it done again so long after it ended, in days. */
export const REOPEN_DAYS = 30;
/** What nobody rated so long after the answer ends by itself, unrated, in days. */
export const LAPSE_DAYS = 15;
