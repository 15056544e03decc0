import { notBefore } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, code, count, creditCode, date, flag, phone, text } from '@/lib/ledger/fields';
import type { SelfOrganisationModel } from '@/prisma/client/models/SelfOrganisation';

export const selfOrganisations = defineLedger<SelfOrganisationModel>()({
  name: 'self-organisations',
  table: 'self_organisations',
  label: '自组织',
  measureWord: '个',
  description: '居民自己组织起来的队伍和小组。只记组织和人数，不记成员名单。',
  fields: {
    code: code({
      label: '自组织编码',
      required: true,
      pattern: /^\d{12}Z\d{3}$/,
      example: '510104023001Z001',
      help: '所在社区的 12 位代码，加字母 Z 和 3 位顺序号。',
    }),
    name: text({ label: '自组织名称', required: true, max: 60 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['community', 'estate'] }),
    kind: choice({
      label: '类型',
      required: true,
      options: {
        deliberation: '议事协商',
        culture: '文体活动',
        mutual_aid: '志愿互助',
        environment: '环境治理',
        mediation: '邻里调解',
        elder_care: '养老助残',
        youth: '儿童青少年',
      },
    }),
    isPartyLed: flag({ label: '党员领办' }),
    isRegistered: flag({ label: '已备案' }),
    creditCode: creditCode({ label: '统一社会信用代码', help: '已登记为社会组织的填写，未登记的留空。' }),
    memberCount: count({ label: '成员人数', unit: '人', max: 10_000 }),
    lastActiveOn: date({ label: '最近活动日期', notInFuture: true }),
    purpose: text({ label: '主要活动', max: 300, multiline: true }),
    contactName: text({ label: '联系人', max: 20, isContact: true }),
    contactPhone: phone({ label: '工作电话', isContact: true }),
    startedOn: date({ label: '成立日期', notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'isPartyLed', 'isRegistered', 'memberCount', 'lastActiveOn'],
    filters: ['kind', 'isPartyLed', 'isRegistered', 'memberCount', 'lastActiveOn'],
    sort: 'code',
  },
  sections: [
    {
      label: '基本情况',
      fields: ['code', 'name', 'areaId', 'kind', 'isPartyLed', 'isRegistered', 'creditCode', 'startedOn'],
    },
    { label: '规模与活动', fields: ['memberCount', 'lastActiveOn', 'purpose'] },
    { label: '联系人', fields: ['contactName', 'contactPhone'] },
  ],
  checks: [
    ({ code }, area) =>
      area && typeof code === 'string' && !area.code.startsWith(code.slice(0, 12))
        ? { field: 'code', message: `编码前 12 位应是所在社区的代码 ${area.code.slice(0, 12)}。` }
        : null,
    notBefore('startedOn', 'lastActiveOn', '最近活动日期不能早于成立日期。'),
  ],
});
