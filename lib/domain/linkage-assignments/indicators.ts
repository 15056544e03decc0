import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { LinkageAssignmentModel } from '@/prisma/client/models/LinkageAssignment';
import { linkageAssignments } from './definition';

export const linkageAssignmentIndicators = defineIndicators<LinkageAssignmentModel>()(linkageAssignments, {
  'linkage-assignments.cityDistrict': {
    code: 'LX01',
    name: '市联区联系点',
    unit: '个',
    where: { fields: { kind: { in: ['city_district'] } } },
    paper: ['S18'],
    definition: '市级领导岗位联系的区(市)县。',
  },
  'linkage-assignments.districtStreet': {
    code: 'LX02',
    name: '区联街联系点',
    unit: '个',
    where: { fields: { kind: { in: ['district_street'] } } },
    paper: ['S18'],
    definition: '区级领导岗位联系的街道、镇。',
  },
  'linkage-assignments.streetCommunity': {
    code: 'LX03',
    name: '街联社联系点',
    unit: '个',
    where: { fields: { kind: { in: ['street_community'] } } },
    paper: ['S18'],
    definition: '街道领导岗位联系的社区、村。',
  },
  'linkage-assignments.communityEstate': {
    code: 'LX04',
    name: '社联小区联系点',
    unit: '个',
    where: { fields: { kind: { in: ['community_estate'] } } },
    paper: ['S18'],
    definition: '社区“两委”岗位联系小区的联系点。',
  },
  'linkage-assignments.estatesLinked': {
    code: 'LX05',
    name: '有人联系的小区',
    unit: '个',
    measure: { sum: 'estatesLinked' },
    where: { fields: { kind: { in: ['community_estate'] } } },
    paper: ['S18'],
    definition: '社联小区联系点所联系的小区之和。',
  },
  'linkage-assignments.neverVisited': {
    code: 'LX09',
    name: '未走访的联系点',
    unit: '个',
    where: { fields: { visits: { to: 0 } } },
    isPresentOnly: true,
    paper: ['S18'],
    definition: '还没有一次走访记录的联系点。',
  },
  ...reviewFigures('linkage-assignments', 'LX', '联系点', '个'),
});
