import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { IndustrialZoneModel } from '@/prisma/client/models/IndustrialZone';
import { industrialZones } from './definition';

export const industrialZoneIndicators = defineIndicators<IndustrialZoneModel>()(industrialZones, {
  'industrial-zones.count': {
    code: 'GN01',
    name: '产业功能区',
    unit: '个',
    paper: ['S39'],
    definition: '在用的产业功能区。',
  },
  'industrial-zones.takenOver': {
    code: 'GN02',
    name: '已承接招商职能的产业功能区',
    unit: '个',
    where: { fields: { hasTakenOver: { is: true } } },
    isPresentOnly: true,
    paper: ['S38'],
    definition: '已承接街道招商引资职能的产业功能区。',
  },
  ...reviewFigures('industrial-zones', 'GN', '产业功能区', '个'),
});
