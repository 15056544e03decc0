/** Labels of an account's fields, in forms and in the trail. */
export const userLabels = {
  username: '账号',
  displayName: '姓名',
  area: '所属辖区',
  workUnit: '单位',
  workPhone: '工作电话',
  state: '状态',
  mailing: '邮件提醒',
} as const;

export const mailings = { none: '不发', at_once: '随时', daily: '每日汇总' } as const;
export type Mailing = keyof typeof mailings;

export const userStates = { active: '正常', locked: '已锁定', disabled: '已停用' } as const;
export type UserState = keyof typeof userStates;

type Holding = { disabledAt: Date | null; lockedUntil: Date | null };

export function stateOf({ disabledAt, lockedUntil }: Holding, now: Date): UserState {
  if (disabledAt) return 'disabled';
  return lockedUntil && lockedUntil > now ? 'locked' : 'active';
}
