import type { Day } from '@/lib/platform/clock';
import type { Range } from '@/lib/platform/scope';
import type { Value } from './define';

/** What must hold of one field. */
export type Condition =
  | { in: readonly string[] }
  | { from?: Exclude<Value, boolean>; to?: Exclude<Value, boolean> }
  | { is: boolean }
  | { missing: boolean };

export const reviewLabels = { pending: '待审核', approved: '已审核', returned: '已退回' } as const;
export type ReviewState = keyof typeof reviewLabels;

export const statusLabels = { active: '在用', retired: '已停用', all: '全部' } as const;
export type Status = keyof typeof statusLabels;

/**
 * Which records of a ledger. A list, its count, its export and every figure are made from the same filter,
 * so that a number always equals the rows behind it.
 */
export type Filter = {
  area?: Range;
  /** 仅本级: at the area itself, in none that lies below it. */
  own?: true | undefined;
  /**
   * 按当时区划: the area and the position of a record are those that it had on this day, and `area` is a range of
   * that day's positions. Without it, today's.
   */
  tree?: Day;
  /** Standing on this day: started by then, and not retired by its end. Overrides `status`. */
  on?: Day;
  status?: Status;
  review?: readonly ReviewState[];
  search?: string;
  fields?: Readonly<Record<string, Condition>>;
  /** Entered by this import. */
  importId?: number;
};
