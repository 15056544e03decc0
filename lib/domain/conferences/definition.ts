import { atMost, notBefore } from '@/lib/ledger/checks';
import { defineLedger } from '@/lib/ledger/define';
import { area, choice, count, date, text } from '@/lib/ledger/fields';
import { placeCode, standsWithItsArea } from '@/lib/ledger/place-code';
import type { ConferenceModel } from '@/prisma/client/models/Conference';

export const conferences = defineLedger<ConferenceModel>()({
  name: 'conferences',
  table: 'conferences',
  label: '联席会议',
  measureWord: '个',
  description: '区域化党建联席会议和小区多方联席会议，及其召开和议定事项。',
  fields: {
    code: placeCode({
      label: '联席会议编码',
      letters: 'LH',
      levels: ['street', 'community', 'estate'],
      example: '510104022006LH001',
    }),
    name: text({ label: '联席会议名称', required: true, max: 80 }),
    areaId: area({ label: '所在辖区', required: true, levels: ['street', 'community', 'estate'] }),
    kind: choice({
      label: '类型',
      required: true,
      options: { regional: '区域化党建联席会议', estate: '小区多方联席会议' },
    }),
    convener: text({ label: '召集单位', max: 60 }),
    memberUnits: count({ label: '成员单位', max: 500, unit: '个' }),
    lastMetOn: date({ label: '最近召开日期', notInFuture: true }),
    meetingsHeld: count({ label: '本年召开', max: 500, unit: '次' }),
    resolutions: count({ label: '议定事项', max: 10000, unit: '件' }),
    resolutionsDone: count({ label: '办结事项', max: 10000, unit: '件' }),
    startedOn: date({ label: '建立日期', notInFuture: true }),
  },
  list: {
    columns: [
      'code',
      'name',
      'areaId',
      'kind',
      'memberUnits',
      'lastMetOn',
      'meetingsHeld',
      'resolutions',
      'resolutionsDone',
    ],
    filters: ['kind', 'memberUnits', 'lastMetOn'],
    sort: 'code',
  },
  sections: [
    { label: '基本情况', fields: ['code', 'name', 'areaId', 'kind', 'convener', 'memberUnits', 'startedOn'] },
    { label: '召开情况', fields: ['lastMetOn', 'meetingsHeld', 'resolutions', 'resolutionsDone'] },
  ],
  checks: [
    standsWithItsArea,
    notBefore('startedOn', 'lastMetOn', '最近召开日期不能早于建立日期。'),
    atMost('resolutionsDone', 'resolutions', '办结事项不能多于议定事项。'),
  ],
});
