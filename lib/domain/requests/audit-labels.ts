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
  signHours: '签收（工作小时）',
  contactHours: '联系（工作小时）',
  amount: '办理时限',
  unit: '时限单位',
  validFrom: '起用日期',
  field: '职能领域',
  keywords: '关键词',
  basically: '基本满意权重',
  response: '响应权重',
  solved: '解决权重',
  satisfied: '满意权重',
  erased: '清除号码',
  escalateOverdue: '逾期升级',
  endUnrated: '无人评价办结',
  setUnknownDeadlines: '补定时限',
};
