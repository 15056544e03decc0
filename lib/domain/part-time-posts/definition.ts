import { atMost, notBefore } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { PartTimePostModel } from '@/prisma/client/models/PartTimePost';

export const partTimePosts = defineLedger<PartTimePostModel>()({
  name: 'part-time-posts',
  table: 'part_time_posts',
  label: '兼职委员',
  measureWord: '个',
  description: '驻区单位负责人在街道、社区党组织兼任的委员席位。只记席位和单位，不记个人。',
  fields: {
    code: placeCode({
      label: '兼职委员编码',
      letters: 'JW',
      levels: ['street', 'community'],
      example: '510104022006JW001',
    }),
    name: text({ label: '席位名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['street', 'community'] }),
    residentUnit: text({ label: '所在单位', required: true, max: 80 }),
    unitKind: choice({
      label: '单位性质',
      required: true,
      options: {
        agency: '机关',
        state_owned: '国有企业',
        institution: '事业单位',
        new_economic: '非公企业',
        new_social: '社会组织',
      },
    }),
    post: text({ label: '单位职务', max: 40, help: '填职务，不填姓名。' }),
    dutiesTaken: count({ label: '认领事项', max: 1000, unit: '件' }),
    dutiesDone: count({ label: '完成事项', max: 1000, unit: '件' }),
    termEndsOn: date({ label: '任期届满日期' }),
    startedOn: date({ label: '任职日期', notInFuture: true }),
  },
  list: {
    columns: [
      'code',
      'name',
      'areaId',
      'residentUnit',
      'unitKind',
      'dutiesTaken',
      'dutiesDone',
      'termEndsOn',
    ],
    filters: ['unitKind', 'dutiesTaken', 'termEndsOn'],
    sort: 'code',
  },
  sections: [
    {
      label: '基本情况',
      fields: ['code', 'name', 'areaId', 'residentUnit', 'unitKind', 'post', 'startedOn'],
    },
    { label: '履职', fields: ['dutiesTaken', 'dutiesDone', 'termEndsOn'] },
  ],
  checks: [
    standsWithItsArea,
    notBefore('startedOn', 'termEndsOn', '任期届满日期不能早于任职日期。'),
    atMost('dutiesDone', 'dutiesTaken', '完成事项不能多于认领事项。'),
  ],
});
