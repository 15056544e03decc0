import type {
  LimitUnit,
  PublicState,
  RequestKind,
  RequestSource,
  RequestState,
  Satisfaction,
} from '@/prisma/client/enums';

export const stateLabels: Record<RequestState, string> = {
  received: '待签收',
  objected: '异议待定',
  signed: '办理中',
  paused: '暂停计时',
  submitted: '待审核',
  answered: '待回访',
  closed: '已办结',
  merged: '已并入',
  declined: '不予受理',
};

/** The same, as whoever asked reads it. */
export const shownStates: Record<RequestState, string> = {
  received: '已收到',
  objected: '已收到',
  signed: '办理中',
  paused: '办理中，暂停计时',
  submitted: '办理中',
  answered: '已答复，请您评价',
  closed: '已办结',
  merged: '并入相同诉求办理',
  declined: '不予受理',
};

export const sourceLabels: Record<RequestSource, string> = {
  web: '居民网上',
  phone: '来电',
  window: '来访',
  visit: '上门走访',
  grid: '网格发现',
  hotline: '热线转办',
  api: '平台转入',
};

/** 问需、问计、问效 (S87). */
export const kindLabels: Record<RequestKind, string> = {
  need: '问需（求助、反映问题）',
  advice: '问计（出主意、提建议）',
  effect: '问效（评效果、提意见）',
};
export const shortKinds: Record<RequestKind, string> = { need: '问需', advice: '问计', effect: '问效' };

export const satisfactionLabels: Record<Satisfaction, string> = {
  satisfied: '满意',
  basically: '基本满意',
  dissatisfied: '不满意',
};

export const unitLabels: Record<LimitUnit, string> = {
  hours: '小时（连续）',
  working_hours: '工作小时',
  working_days: '个工作日',
};

export const publicLabels: Record<PublicState, string> = {
  none: '不公开',
  wanted: '待审核公开',
  published: '已公开',
  refused: '不宜公开',
};

/** The only reasons for which the clock stands still. */
export const pauseReasons = {
  resident: '等居民补充情况或约定时间',
  permit: '等主管部门审批',
  material: '等材料、备件到货',
  vote: '等业主表决或公示期满',
  weather: '天气等不可抗力',
} as const;
export type PauseReason = keyof typeof pauseReasons;

/** The only reasons for which a request is left out of the rates. */
export const exclusionReasons = {
  duplicate: '重复反映同一件事',
  beyond: '超出职权或政策规定，已书面说明',
  private: '属司法、仲裁或私人事务',
  unclear: '内容不明且联系不上',
  abusive: '骚扰、广告等无效内容',
} as const;
export type ExclusionReason = keyof typeof exclusionReasons;

export const declineReasons = {
  beyond: '不属于社区治理范围，已告知途径',
  judicial: '已进入诉讼、仲裁、复议',
  unclear: '内容不明，无法办理',
  abusive: '骚扰、广告等无效内容',
} as const;

/** For what a telephone may be shown. */
export const contactPurposes = {
  contact: '联系核实情况',
  visit: '约上门时间',
  result: '反馈办理结果',
  call: '回访',
} as const;
