import { notBefore } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, creditCode, date, flag, phone, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { ResidentUnitModel } from '@/prisma/client/models/ResidentUnit';

export const residentUnits = defineLedger<ResidentUnitModel>()({
  name: 'resident-units',
  table: 'resident_units',
  label: '驻区单位',
  measureWord: '个',
  description: '辖区内的机关、国企、事业单位和两新组织，及其共建协议。',
  fields: {
    code: placeCode({
      label: '驻区单位编码',
      letters: 'ZQ',
      levels: ['street', 'community'],
      example: '510104022006ZQ001',
    }),
    name: text({ label: '单位名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['street', 'community'] }),
    kind: choice({
      label: '性质',
      required: true,
      options: {
        agency: '机关',
        state_owned: '国有企业',
        institution: '事业单位',
        new_economic: '非公企业',
        new_social: '社会组织',
      },
    }),
    creditCode: creditCode({ label: '统一社会信用代码' }),
    hasPartyOrganisation: flag({ label: '有党组织' }),
    means: choice({
      label: '共建方式',
      options: { organisation: '组织联建', interest: '利益联结', resource: '资源共享' },
    }),
    signedOn: date({ label: '协议签订日期', notInFuture: true }),
    expiresOn: date({ label: '协议到期日期' }),
    startedOn: date({ label: '登记日期', notInFuture: true }),
    contactName: text({ label: '联系人', max: 20, isContact: true }),
    contactPhone: phone({ label: '工作电话', isContact: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'hasPartyOrganisation', 'means', 'signedOn', 'expiresOn'],
    filters: ['kind', 'hasPartyOrganisation', 'means', 'signedOn', 'expiresOn'],
    sort: 'code',
  },
  sections: [
    {
      label: '基本情况',
      fields: ['code', 'name', 'areaId', 'kind', 'creditCode', 'hasPartyOrganisation', 'startedOn'],
    },
    { label: '共建协议', fields: ['means', 'signedOn', 'expiresOn'] },
    { label: '联系人', fields: ['contactName', 'contactPhone'] },
  ],
  checks: [standsWithItsArea, notBefore('signedOn', 'expiresOn', '协议到期日期不能早于签订日期。')],
});
