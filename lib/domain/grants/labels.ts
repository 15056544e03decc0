/** Labels of a grant's fields, in forms and in the trail. */
export const grantLabels = {
  user: '人员',
  role: '角色',
  area: '辖区',
  jurisdiction: '管理区',
  validFrom: '生效日期',
  validTo: '有效期至',
  reason: '依据',
} as const;

export const grantStates = { active: '有效', future: '未生效', expired: '已到期', ended: '已结束' } as const;
export type GrantState = keyof typeof grantStates;

/** `2026-01-01 起` or `2026-01-01 至 2026-12-31`. */
export const grantDays = (from: string, to: string | null): string =>
  to ? `${from} 至 ${to}` : `${from} 起`;

/** A date column comes without a time, as midnight UTC. */
export const asDay = (date: Date): string => date.toISOString().slice(0, 10);
