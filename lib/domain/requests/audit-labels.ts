import { moves } from './rules';

/** Verbs of requests in the trail. */
export const requestActions: Record<string, string> = {
  ...Object.fromEntries(Object.entries(moves).map(([action, { label }]) => [`request-${action}`, label])),
  'request-join': '居民加入诉求',
  'request-ask-exclusion': '申请不计入评价',
  'request-grant-exclusion': '同意不计入评价',
  'request-refuse-exclusion': '不同意不计入评价',
  'request-show-phone': '查看居民电话',
  'request-erase-phones': '清除居民电话',
  'request-keep': '诉求例行处理',
  'request-publish': '公开诉求',
  'request-withhold': '不公开诉求',
  'request-set-limit': '设办理时限',
  'request-set-category': '改诉求类别',
  'request-set-formula': '设评价公式',
};

export const requestFields: Record<string, string> = {
  state: '状态',
  holder: '承办',
  category: '类别',
  source: '来源',
  outcome: '回访结果',
  erased: '清除号码',
  escalateOverdue: '逾期升级',
  endUnrated: '无人评价办结',
  setUnknownDeadlines: '补定时限',
};
