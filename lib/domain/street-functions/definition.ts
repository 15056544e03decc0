import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, flag, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { StreetFunctionModel } from '@/prisma/client/models/StreetFunction';

export const streetFunctions = defineLedger<StreetFunctionModel>()({
  name: 'street-functions',
  table: 'street_functions',
  label: '街道职能',
  measureWord: '项',
  description: '街道“5+X”内设机构、下放的审批和执法事项、由街道统筹的派驻人员。',
  fields: {
    code: placeCode({ label: '街道职能编码', letters: 'JN', levels: ['street'], example: '510104022JN001' }),
    name: text({ label: '职能名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['street'] }),
    kind: choice({
      label: '类型',
      required: true,
      options: {
        office: '内设机构',
        approval: '下放审批事项',
        enforcement: '下沉执法力量',
        secondment: '派驻人员',
      },
    }),
    isExtra: flag({ label: '属于“X”', help: '内设机构中五个基本机构以外的选“是”。' }),
    sourceUnit: text({ label: '来源部门', max: 40 }),
    people: count({ label: '人数', max: 1000, unit: '人' }),
    isCoordinated: flag({ label: '由街道统筹' }),
    startedOn: date({ label: '实施日期', notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'isExtra', 'sourceUnit', 'people', 'isCoordinated'],
    filters: ['kind', 'isExtra', 'isCoordinated', 'people'],
    sort: 'code',
  },
  sections: [
    {
      label: '基本情况',
      fields: [
        'code',
        'name',
        'areaId',
        'kind',
        'isExtra',
        'sourceUnit',
        'people',
        'isCoordinated',
        'startedOn',
      ],
    },
  ],
  checks: [standsWithItsArea],
});
