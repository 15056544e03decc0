import { datedWhen } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, date, flag, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { WorkerModel } from '@/prisma/client/models/Worker';

export const workers = defineLedger<WorkerModel>()({
  name: 'workers',
  table: 'workers',
  label: '社区工作者',
  measureWord: '名',
  description: '社区专职工作者的岗位和职业资格。按岗位记，不记姓名、证件号码和薪酬。',
  fields: {
    code: placeCode({
      label: '社区工作者编码',
      letters: 'GZ',
      levels: ['community'],
      example: '510104022006GZ001',
    }),
    name: text({ label: '岗位名称', required: true, max: 80, help: '写岗位，不写姓名。' }),
    areaId: area({ label: '所在辖区', required: true, levels: ['community'] }),
    grade: choice({
      label: '岗位等级',
      required: true,
      options: { head: '正职', deputy: '副职', staff: '工作人员' },
    }),
    isPartyMember: flag({ label: '中共党员岗位', help: '岗位由党员担任的选“是”。' }),
    certificate: choice({
      label: '职业资格',
      required: true,
      options: {
        none: '无',
        assistant: '助理社会工作师',
        social_worker: '社会工作师',
        senior: '高级社会工作师',
      },
    }),
    certifiedOn: date({ label: '取得日期', notInFuture: true }),
    startedOn: date({ label: '到岗日期', notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'grade', 'isPartyMember', 'certificate', 'certifiedOn'],
    filters: ['grade', 'isPartyMember', 'certificate', 'certifiedOn', 'startedOn'],
    sort: 'code',
  },
  sections: [
    { label: '岗位', fields: ['code', 'name', 'areaId', 'grade', 'isPartyMember', 'startedOn'] },
    { label: '职业资格', fields: ['certificate', 'certifiedOn'] },
  ],
  checks: [
    standsWithItsArea,
    datedWhen(
      'certificate',
      (state) => state !== 'none',
      'certifiedOn',
      '有职业资格的，请填取得日期。',
      '没有职业资格的，不填取得日期。',
    ),
  ],
});
