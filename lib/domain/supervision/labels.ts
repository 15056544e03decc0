import type { SupervisionSource, SupervisionState } from '@/prisma/client/enums';
import type { Action } from './rules';

export const sourceLabels: Record<SupervisionSource, string> = {
  indicator: '指标',
  request_cluster: '诉求归类',
  leader_instruction: '领导交办',
  inspection: '督促检查',
  linkage: '联系点问题',
  other: '其他',
};

export const stateLabels: Record<SupervisionState, string> = {
  assigned: '待签收',
  signed: '已签收',
  working: '办理中',
  reported: '待核验',
  verified: '已核验',
  suspended: '挂账',
  struck_off: '已销号',
  withdrawn: '已撤销',
};

export const itemStateLabels = { draft: '已立项，未交办', open: '在办', closed: '已办结' } as const;

/** A step as the path tells it: what was done. */
export const stepLabels: Record<Action | 'create' | 'assign', string> = {
  create: '立项',
  assign: '交办',
  sign: '签收',
  work: '办理',
  pass_down: '交办下级',
  report: '反馈',
  ask_extension: '申请延期',
  grant_extension: '同意延期',
  refuse_extension: '不同意延期',
  return: '退回',
  verify: '核验',
  strike_off: '销号',
  suspend: '挂账',
  resume: '恢复办理',
  withdraw: '撤销',
  review_effect: '跟踪问效',
};

export const comparisonLabels = { at_least: '不低于', at_most: '不高于' } as const;
export type Comparison = keyof typeof comparisonLabels;
