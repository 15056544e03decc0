import { datedWhen, notBefore } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, date, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { DisputeModel } from '@/prisma/client/models/Dispute';

export const disputes = defineLedger<DisputeModel>()({
  name: 'disputes',
  table: 'disputes',
  label: '矛盾纠纷',
  measureWord: '起',
  description: '小区和社区受理的矛盾纠纷。只记事由和结果，不记当事人。',
  fields: {
    code: placeCode({
      label: '矛盾纠纷编码',
      letters: 'JF',
      levels: ['community', 'estate'],
      example: '510104022006JF001',
    }),
    name: text({ label: '事由', required: true, max: 80, help: '写事由，不写当事人姓名和门牌。' }),
    areaId: area({ label: '所在辖区', required: true, levels: ['community', 'estate'] }),
    kind: choice({
      label: '类型',
      required: true,
      options: {
        neighbour: '邻里关系',
        property: '物业服务',
        parking: '停车',
        noise: '噪音扰民',
        renewal: '改造施工',
        pets: '养犬',
        other: '其他',
      },
    }),
    mediator: choice({
      label: '调处方',
      required: true,
      options: {
        community: '社区',
        estate_branch: '小区党组织',
        people_mediation: '人民调解',
        joint: '多方联席会议',
      },
    }),
    state: choice({
      label: '状态',
      required: true,
      options: { open: '调处中', resolved: '已化解', referred: '已转送' },
    }),
    resolvedOn: date({ label: '化解日期', notInFuture: true }),
    startedOn: date({ label: '受理日期', required: true, notInFuture: true }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'kind', 'mediator', 'startedOn', 'state', 'resolvedOn'],
    filters: ['kind', 'mediator', 'state', 'startedOn', 'resolvedOn'],
    sort: 'code',
  },
  sections: [
    { label: '基本情况', fields: ['code', 'name', 'areaId', 'kind', 'mediator', 'startedOn'] },
    { label: '结果', fields: ['state', 'resolvedOn'] },
  ],
  checks: [
    standsWithItsArea,
    notBefore('startedOn', 'resolvedOn', '化解日期不能早于受理日期。'),
    datedWhen(
      'state',
      (state) => state === 'resolved',
      'resolvedOn',
      '状态是“已化解”的，请填化解日期。',
      '有化解日期的，状态应是“已化解”。',
    ),
  ],
});
