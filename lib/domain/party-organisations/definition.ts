import { defineLedger } from '@/lib/ledger/define';
import { area, choice, code, count, date, phone, reference, text } from '@/lib/ledger/fields';
import { addDays } from '@/lib/platform/clock';
import type { PartyOrganisationModel } from '@/prisma/client/models/PartyOrganisation';

/** Up to how many members a kind is meant for; over it the rules ask for another kind, with exceptions: warn, never block. */
const memberLimits: Record<string, number> = { branch: 50, joint_branch: 50, general_branch: 100 };

export const partyOrganisations = defineLedger<PartyOrganisationModel>()({
  name: 'party-organisations',
  table: 'party_organisations',
  label: '党组织',
  measureWord: '个',
  description: '街道、社区、小区和各领域的党组织，自成隶属关系，并落在辖区上。只记组织和人数，不记党员个人。',
  fields: {
    code: code({
      label: '党组织编码',
      required: true,
      pattern: /^[0-9E]{9,16}P\d{3}$/,
      example: '510104023001P001',
      help: '所在辖区的代码，加字母 P 和 3 位顺序号。',
    }),
    name: text({ label: '党组织名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['street', 'community', 'estate'] }),
    kind: choice({
      label: '组织类别',
      required: true,
      options: {
        work_committee: '党工委',
        committee: '党委',
        general_branch: '党总支',
        branch: '党支部',
        joint_branch: '联合党支部',
        functional_branch: '功能型党支部',
        temporary_branch: '临时党支部',
        party_group: '党小组',
      },
    }),
    setting: choice({
      label: '设置领域',
      required: true,
      options: {
        street: '街道（镇）',
        community: '社区（村）',
        estate: '小区',
        grid: '网格',
        owners_committee: '业委会',
        property_firm: '物业机构',
        new_sector: '两新组织',
        resident_unit: '驻区单位',
      },
    }),
    superiorId: reference({
      label: '上级党组织',
      ledger: 'party-organisations',
      table: 'party_organisations',
      help: '填上级党组织的编码。党工委没有上级时留空。',
    }),
    memberCount: count({ label: '党员人数', unit: '名', max: 5_000 }),
    termStartedOn: date({ label: '本届开始日期', notInFuture: true }),
    termEndsOn: date({ label: '届满日期', help: '村（社区）每届 5 年，其他一般 3 年；届满前 6 个月提醒。' }),
    contactName: text({ label: '联系人', max: 20, isContact: true }),
    contactPhone: phone({ label: '工作电话', isContact: true }),
    startedOn: date({ label: '成立日期', notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'setting', 'superiorId', 'memberCount', 'termEndsOn'],
    filters: ['kind', 'setting', 'memberCount', 'termEndsOn'],
    sort: 'code',
  },
  sections: [
    {
      label: '基本情况',
      fields: ['code', 'name', 'areaId', 'kind', 'setting', 'superiorId', 'memberCount', 'startedOn'],
    },
    { label: '任期', fields: ['termStartedOn', 'termEndsOn'] },
    { label: '联系人', fields: ['contactName', 'contactPhone'] },
  ],
  checks: [
    ({ code }, area) =>
      area && typeof code === 'string' && code.split('P')[0] !== area.code
        ? { field: 'code', message: `字母 P 之前应是所在辖区的代码 ${area.code}（${area.name}）。` }
        : null,
    ({ termStartedOn, termEndsOn }) =>
      typeof termStartedOn === 'string' && typeof termEndsOn === 'string' && termEndsOn <= termStartedOn
        ? { field: 'termEndsOn', message: '届满日期应晚于本届开始日期。' }
        : null,
  ],
  warnings: [
    ({ kind, memberCount }) => {
      const limit = memberLimits[String(kind)];
      return limit !== undefined && typeof memberCount === 'number' && memberCount > limit
        ? `党员超过 ${limit} 名，一般应设${limit === 50 ? '党总支' : '党委'}，请核对。`
        : null;
    },
    ({ kind, memberCount }) =>
      kind === 'branch' && typeof memberCount === 'number' && memberCount < 3
        ? '正式党员一般不少于 3 名，请核对。'
        : null,
    ({ termEndsOn }, today) => {
      if (typeof termEndsOn !== 'string') return null;
      if (termEndsOn < today) return '已届满，请按期换届。';
      return termEndsOn <= addDays(today, 183) ? '6 个月内届满，请准备换届。' : null;
    },
  ],
});
