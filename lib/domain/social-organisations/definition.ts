import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, creditCode, date, flag, money, phone, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { SocialOrganisationModel } from '@/prisma/client/models/SocialOrganisation';

export const socialOrganisations = defineLedger<SocialOrganisationModel>()({
  name: 'social-organisations',
  table: 'social_organisations',
  label: '社会组织',
  measureWord: '个',
  description: '社区党组织领办的社会企业和承接社区服务项目的社会组织。',
  fields: {
    code: placeCode({
      label: '社会组织编码',
      letters: 'SH',
      levels: ['community'],
      example: '510104022006SH001',
    }),
    name: text({ label: '社会组织名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['community'] }),
    kind: choice({
      label: '类型',
      required: true,
      options: { enterprise: '社会企业', organisation: '社会组织' },
    }),
    isPartyLed: flag({ label: '社区党组织领办' }),
    creditCode: creditCode({ label: '统一社会信用代码' }),
    staff: count({ label: '专职人员', max: 10000, unit: '人' }),
    projectsUndertaken: count({ label: '承接项目', max: 1000, unit: '个' }),
    givenBack: money({ label: '公益反哺额' }),
    startedOn: date({ label: '登记日期', notInFuture: true }),
    contactName: text({ label: '联系人', max: 20, isContact: true }),
    contactPhone: phone({ label: '工作电话', isContact: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'isPartyLed', 'staff', 'projectsUndertaken', 'givenBack'],
    filters: ['kind', 'isPartyLed', 'projectsUndertaken', 'givenBack'],
    sort: 'code',
  },
  sections: [
    {
      label: '基本情况',
      fields: ['code', 'name', 'areaId', 'kind', 'isPartyLed', 'creditCode', 'staff', 'startedOn'],
    },
    { label: '服务与反哺', fields: ['projectsUndertaken', 'givenBack'] },
    { label: '联系人', fields: ['contactName', 'contactPhone'] },
  ],
  checks: [standsWithItsArea],
});
