import { datedWhen, notBefore } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, code, count, creditCode, date, money, phone, text } from '@/lib/ledger/fields';
import type { ServiceProjectModel } from '@/prisma/client/models/ServiceProject';

/** States in which a project is still owed: past its planned end it is late. */
export const openStates = ['approved', 'running', 'accepting'] as const;

export const serviceProjects = defineLedger<ServiceProjectModel>()({
  name: 'service-projects',
  table: 'service_projects',
  label: '服务项目',
  measureWord: '个',
  description: '社区实施的微细公共服务项目，从储备到完成，资金以元计。',
  fields: {
    code: code({
      label: '项目编码',
      required: true,
      pattern: /^\d{12}F\d{3}$/,
      example: '510104023001F001',
      help: '所在社区的 12 位代码，加字母 F 和 3 位顺序号。',
    }),
    name: text({ label: '项目名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['community', 'estate'] }),
    line: choice({
      label: '所属线',
      required: true,
      options: {
        party: '党员线',
        autonomy: '自治线',
        association: '社团线',
        volunteer: '志愿线',
        service: '服务线',
      },
    }),
    state: choice({
      label: '项目状态',
      required: true,
      options: {
        reserve: '储备',
        approved: '立项',
        running: '实施',
        accepting: '验收',
        completed: '完成',
        terminated: '终止',
      },
    }),
    provider: text({ label: '承接单位', max: 80 }),
    providerCreditCode: creditCode({ label: '承接单位信用代码' }),
    plannedMoney: money({ label: '计划资金' }),
    spentMoney: money({ label: '已用资金' }),
    beneficiaries: count({ label: '受益人次', unit: '人次', max: 10_000_000 }),
    startedOn: date({ label: '开始日期', notInFuture: true }),
    plannedEndOn: date({ label: '计划完成日期' }),
    completedOn: date({ label: '实际完成日期', notInFuture: true }),
    contactName: text({ label: '联系人', max: 20, isContact: true }),
    contactPhone: phone({ label: '工作电话', isContact: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'line', 'state', 'plannedMoney', 'spentMoney', 'plannedEndOn'],
    filters: ['line', 'state', 'plannedMoney', 'startedOn', 'plannedEndOn', 'completedOn'],
    sort: 'code',
  },
  sections: [
    {
      label: '基本情况',
      fields: ['code', 'name', 'areaId', 'line', 'state', 'provider', 'providerCreditCode'],
    },
    { label: '进度', fields: ['startedOn', 'plannedEndOn', 'completedOn', 'beneficiaries'] },
    { label: '资金', fields: ['plannedMoney', 'spentMoney'] },
    { label: '联系人', fields: ['contactName', 'contactPhone'] },
  ],
  checks: [
    ({ code }, area) =>
      area && typeof code === 'string' && !area.code.startsWith(code.slice(0, 12))
        ? { field: 'code', message: `编码前 12 位应是所在社区的代码 ${area.code.slice(0, 12)}。` }
        : null,
    notBefore('startedOn', 'plannedEndOn', '计划完成日期不能早于开始日期。'),
    datedWhen(
      'state',
      (state) => state === 'completed',
      'completedOn',
      '状态是“完成”的，请填实际完成日期。',
      '有实际完成日期的，状态应是“完成”。',
    ),
  ],
  warnings: [
    ({ plannedMoney, spentMoney }) =>
      plannedMoney != null && spentMoney != null && Number(spentMoney) > Number(plannedMoney)
        ? '已用资金超过计划资金，请核对。'
        : null,
    ({ state, plannedEndOn }, today) =>
      typeof plannedEndOn === 'string' && plannedEndOn < today && openStates.some((open) => open === state)
        ? '已过计划完成日期，尚未完成。'
        : null,
  ],
});
