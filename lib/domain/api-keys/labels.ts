export type KeyState = 'active' | 'expired' | 'revoked';
export const keyStates: Record<KeyState, string> = { active: '有效', expired: '已过期', revoked: '已停用' };

export const keyLabels = {
  name: '用途',
  holder: '使用单位',
  areaId: '辖区',
  perMinute: '每分钟次数',
  validTo: '有效期至',
} as const;
