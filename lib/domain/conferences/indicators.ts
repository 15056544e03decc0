import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import { addDays } from '@/lib/platform/clock';
import type { ConferenceModel } from '@/prisma/client/models/Conference';
import { conferences } from './definition';

export const conferenceIndicators = defineIndicators<ConferenceModel>()(conferences, {
  'conferences.regional': {
    code: 'LH01',
    name: '区域化党建联席会议',
    unit: '个',
    where: { fields: { kind: { in: ['regional'] } } },
    paper: ['S5'],
    definition: '街道和社区建立的区域化党建联席会议。',
  },
  'conferences.estate': {
    code: 'LH02',
    name: '小区多方联席会议',
    unit: '个',
    where: { fields: { kind: { in: ['estate'] } } },
    paper: ['S64'],
    definition: '小区党组织、业委会、物业、居民和社区等多方参加的联席会议。',
  },
  'conferences.met': {
    code: 'LH03',
    name: '近一年召开过的联席会议',
    unit: '个',
    where: ({ day }) => ({ fields: { lastMetOn: { from: addDays(day, -364), to: day } } }),
    isPresentOnly: true,
    paper: ['S5'],
    definition: '最近召开日期在统计日前一年以内的联席会议。',
  },
  'conferences.count': {
    code: 'LH04',
    name: '联席会议',
    unit: '个',
    definition: '在用的联席会议，两类合计。',
  },
  'conferences.resolutions': {
    code: 'LH05',
    name: '联席会议议定事项',
    unit: '件',
    measure: { sum: 'resolutions' },
    isPresentOnly: true,
    paper: ['S64'],
    definition: '联席会议议定的事项之和。',
  },
  'conferences.resolutionsDone': {
    code: 'LH06',
    name: '联席会议办结事项',
    unit: '件',
    measure: { sum: 'resolutionsDone' },
    isPresentOnly: true,
    paper: ['S64'],
    definition: '联席会议议定事项中已办结的。',
  },
  ...reviewFigures('conferences', 'LH', '联席会议', '个'),
});
