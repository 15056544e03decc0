import { defineLedger } from '@/lib/ledger/define';
import { area, date, flag, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { FusionCheckModel } from '@/prisma/client/models/FusionCheck';

export const fusionChecks = defineLedger<FusionCheckModel>()({
  name: 'fusion-checks',
  table: 'fusion_checks',
  label: '五大融合',
  measureWord: '份',
  description: '每个社区一份：党员队伍、基础网格、工作职责、工作流程、信息平台五大融合的核对清单。',
  fields: {
    code: placeCode({
      label: '五大融合编码',
      letters: 'RH',
      levels: ['community'],
      example: '510104022006RH001',
    }),
    name: text({ label: '清单名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['community'] }),
    areMembersFused: flag({ label: '党员队伍融合' }),
    areGridsFused: flag({ label: '基础网格融合' }),
    areDutiesFused: flag({ label: '工作职责融合' }),
    areProcessesFused: flag({ label: '工作流程融合' }),
    arePlatformsFused: flag({ label: '信息平台融合' }),
    note: text({ label: '未完成的原因', max: 200, multiline: true }),
    startedOn: date({ label: '核对日期', notInFuture: true }),
  },
  list: {
    columns: [
      'code',
      'name',
      'areaId',
      'areMembersFused',
      'areGridsFused',
      'areDutiesFused',
      'areProcessesFused',
      'arePlatformsFused',
    ],
    filters: ['areMembersFused', 'areGridsFused', 'areDutiesFused', 'areProcessesFused', 'arePlatformsFused'],
    sort: 'code',
  },
  sections: [
    {
      label: '五大融合',
      fields: [
        'code',
        'name',
        'areaId',
        'areMembersFused',
        'areGridsFused',
        'areDutiesFused',
        'areProcessesFused',
        'arePlatformsFused',
        'note',
        'startedOn',
      ],
    },
  ],
  checks: [standsWithItsArea],
});
