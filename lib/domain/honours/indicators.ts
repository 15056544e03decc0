import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { HonourModel } from '@/prisma/client/models/Honour';
import { honours } from './definition';

export const honourIndicators = defineIndicators<HonourModel>()(honours, {
  'honours.count': {
    code: 'BZ01',
    name: '表彰与肯定',
    unit: '项',
    paper: ['S94'],
    definition: '截至统计日获得的表彰与肯定。',
  },
  'honours.gainedInPeriod': {
    code: 'BZ02',
    name: '本期获得表彰',
    unit: '项',
    during: 'startedOn',
    paper: ['S94'],
    definition: '获得日期在报告期内的表彰与肯定。',
  },
  ...reviewFigures('honours', 'BZ', '表彰', '项'),
});
