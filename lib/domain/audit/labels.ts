import { keyLabels } from '@/lib/domain/api-keys/labels';
import { kindLabels } from '@/lib/domain/area-changes/plan';
import { grantLabels } from '@/lib/domain/grants/labels';
import { jurisdictionLabels } from '@/lib/domain/jurisdictions/labels';
import { counted, findCounted } from '@/lib/domain/registry';
import { requestActions, requestFields } from '@/lib/domain/requests/audit-labels';
import { stepLabels } from '@/lib/domain/supervision/labels';
import { userLabels } from '@/lib/domain/users/labels';
import { fieldOf, type Value } from '@/lib/ledger/define';
import { reviewLabels } from '@/lib/ledger/filter';
import { actionLabels as recordActions } from '@/lib/ledger/history';
import { display, type Labels } from '@/lib/ledger/values';
import type { Json } from '@/lib/platform/audit';
import { roleLabels } from '@/lib/platform/permissions';

/** Every verb that stands in the trail. */
export const actionLabels: Record<string, string> = {
  ...recordActions,
  'upload-import': '上传导入文件',
  'confirm-import': '确认导入',
  'retry-import': '重试导入',
  'cancel-import': '取消导入',
  'ask-undo-import': '申请撤销导入',
  'apply-import': '导入整批',
  'refuse-undo-import': '没有撤销导入',
  seed: '载入演示数据',
  freeze: '定稿',
  export: '导出',
  download: '下载',
  'sign-in': '登录',
  'sign-out': '退出',
  refuse: '拒绝登录',
  lock: '锁定账号',
  unlock: '解锁',
  disable: '停用用户',
  enable: '启用用户',
  'reset-password': '重置密码',
  'change-password': '修改密码',
  'set-mailing': '改邮件提醒',
  'confirm-email': '验证邮箱',
  'end-sign-ins': '强制退出',
  'issue-key': '签发接口密钥',
  'revoke-key': '停用接口密钥',
  grant: '授权',
  'end-grant': '结束授权',
  'end-jurisdiction': '终止管理区',
  'add-member': '列入成员',
  'end-member': '移出成员',
  'withdraw-member': '撤回成员',
  propose: '导入区划变更',
  settle: '确定去向',
  confirm: '确认区划变更',
  withdraw: '撤回区划变更',
  reopen: '退回修改区划变更',
  reverse: '准备撤销变更',
  'take-effect': '区划变更生效',
  carry: '随区划转移',
  'lock-period': '锁定期间',
  'reopen-period': '解除期间锁定',
  'keep-period': '留存期间数',
  'set-target': '设目标值',
  'clear-target': '取消目标值',
  'record-visit': '登记走访',
  'revise-visit': '修改走访',
  'remove-visit': '删除走访',
  'record-problem': '登记问题',
  'work-on-problem': '办理问题',
  'solve-problem': '解决问题',
  'remove-problem': '删除问题',
  'enter-year': '录入放假安排',
  ...Object.fromEntries(
    Object.entries(stepLabels).map(([step, label]) => [`supervise-${step}`, `督办${label}`]),
  ),
  ...kindLabels,
  ...requestActions,
};

export const subjectLabels: Record<string, string> = {
  ...Object.fromEntries(counted.map(({ name, label }) => [name, label])),
  departments: '承办部门',
  'reply-templates': '答复模板',
  areas: '辖区',
  'area-changes': '区划变更',
  imports: '导入批次',
  exports: '导出文件',
  'frozen-reports': '定稿报告',
  periods: '期间',
  targets: '目标值',
  'calendar-years': '工作日历',
  users: '用户',
  'api-keys': '接口密钥',
  grants: '授权',
  jurisdictions: '管理区',
  'sign-ins': '登录',
};

/** Names under which the trail has what no person did. */
const processes: Record<string, string> = {
  'sign-in': '登录程序',
  housekeeping: '定时清理',
  'set-up': '系统启用',
  'area-change': '区划变更程序',
  'period-keeping': '期间留存程序',
  'supervision-reminders': '督办提醒程序',
  mail: '邮件程序',
  'resident-desk': '居民服务台',
  'request-keeping': '诉求例行程序',
};

export const actorText = ({ userId, actor }: { userId: number | null; actor: string }) =>
  userId === null ? (processes[actor] ?? actor) : actor;

const fieldLabels: Record<string, Record<string, string>> = {
  areas: { code: '代码', name: '名称', parentCode: '上级代码', successors: '去向（代码：份额）' },
  'area-changes': {
    source: '来源',
    effectiveOn: '生效日期',
    document: '依据',
    area: '辖区',
    decision: '去向',
    count: '采纳的建议',
    reason: '撤回原因',
    draft: '新的变更（编号）',
    codes: '换发的编码',
    users: '转移的账号',
    grants: '转移的授权',
    imports: '取消的导入',
    // What was moved of each ledger when it took effect.
    ...Object.fromEntries(counted.map(({ name, label }) => [name, `转移的${label}`])),
  },
  users: userLabels,
  grants: grantLabels,
  'api-keys': { ...keyLabels, area: '辖区' },
  jurisdictions: jurisdictionLabels,
  periods: { period: '期间', areas: '辖区数' },
  targets: { value: '目标值' },
  requests: requestFields,
  departments: { name: '名称', field: '职能领域', userId: '成员（账号编号）' },
  'reply-templates': { title: '标题', text: '内容' },
  supervision: { targets: '交办辖区' },
  linkage: { responsible: '责任辖区' },
  'calendar-years': { document: '文号', days: '放假安排' },
};

const commonLabels: Record<string, string> = {
  reviewState: '审核状态',
  retiredOn: '停用日期',
  retireReason: '停用原因',
  ledger: '台账',
  fileName: '文件',
  fileSize: '文件大小（字节）',
  fileHash: '文件摘要',
  kind: '类别',
  format: '格式',
  request: '范围',
  period: '报告期',
  tree: '区划口径',
  asOf: '截至',
  rows: '行数',
  added: '新增',
  changed: '修改',
  unchanged: '不变',
  refused: '不合格',
  total: '合计',
};

export const fieldLabel = (subject: string, name: string): string =>
  findCounted(subject)?.fields[name]?.label ?? fieldLabels[subject]?.[name] ?? commonLabels[name] ?? name;

/** A value of `before` or `after` as the auditor reads it; the empty string for none. */
export function valueText(subject: string, name: string, value: Json | undefined, labels: Labels): string {
  if (value === null || value === undefined || value === '') return '';
  const ledger = findCounted(subject);
  if (ledger?.fields[name]) {
    const field = fieldOf(ledger, name);
    // Another record is business data, of which the auditor sees no more than the trail has.
    return field.kind === 'reference' ? `编号 ${value}` : display(field, value as Value, labels);
  }
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (name === 'role') return roleLabels[value as keyof typeof roleLabels] ?? String(value);
  if (name === 'reviewState') return reviewLabels[value as keyof typeof reviewLabels] ?? String(value);
  if (name === 'ledger') return findCounted(String(value))?.label ?? String(value);
  return String(value);
}

const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** To the second: the order of what happened within a minute matters here. */
export const exactTime = (moment: Date): string => wall.format(moment);
