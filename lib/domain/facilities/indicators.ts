import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { FacilityModel } from '@/prisma/client/models/Facility';
import { facilities } from './definition';

/** “3+X”: neither activity stations nor cultural scenes are of it. */
const serviceKinds = [
  'street_complex',
  'community_centre',
  'estate_station',
  'new_sector_point',
  'business_station',
  'park_station',
] as const;

export const facilityIndicators = defineIndicators<FacilityModel>()(facilities, {
  'facilities.complexes': {
    code: 'ZY01',
    name: '街道党群服务综合体',
    unit: '个',
    where: { fields: { kind: { in: ['street_complex'] } } },
    paper: ['S79'],
    definition: '建成的街道党群服务综合体（天府之家）。',
  },
  'facilities.centres': {
    code: 'ZY02',
    name: '社区党群服务中心',
    unit: '个',
    where: { fields: { kind: { in: ['community_centre'] } } },
    paper: ['S78'],
    definition: '在用的社区党群服务中心。',
  },
  'facilities.renovated': {
    code: 'ZY03',
    name: '亲民化改造的党群服务中心',
    unit: '个',
    where: ({ day }) => ({ fields: { kind: { in: ['community_centre'] }, renovatedOn: { to: day } } }),
    paper: ['S80'],
    definition: '截至统计日完成亲民化改造的社区党群服务中心。',
  },
  'facilities.stations': {
    code: 'ZY04',
    name: '小区院落党群服务站',
    unit: '个',
    where: { fields: { kind: { in: ['estate_station'] } } },
    paper: ['S81'],
    definition: '居民小区院落党群服务站。与小区党群活动站口径不同，不能相加。',
  },
  'facilities.points': {
    code: 'ZY05',
    name: '“两新”党群服务点',
    unit: '个',
    where: { fields: { kind: { in: ['new_sector_point'] } } },
    paper: ['S82'],
    definition: '“两新”党群服务点。',
  },
  'facilities.businessAndPark': {
    code: 'ZY06',
    name: '商圈楼宇和园区市场党群服务站',
    unit: '个',
    where: { fields: { kind: { in: ['business_station', 'park_station'] } } },
    paper: ['S78'],
    definition: '“3+X”中的 X：商圈楼宇、园区市场党群服务站。',
  },
  'facilities.activityStations': {
    code: 'ZY07',
    name: '小区党群活动站',
    unit: '个',
    where: { fields: { kind: { in: ['activity_station'] } } },
    paper: ['S66'],
    definition: '小区党群活动站。与小区院落党群服务站口径不同，不能相加。',
  },
  'facilities.scenes': {
    code: 'ZY08',
    name: '小区公共文化场景',
    unit: '个',
    where: { fields: { kind: { in: ['cultural_scene'] } } },
    paper: ['S69'],
    definition: '小区公共文化场景。',
  },
  'facilities.serviceFacilities': {
    code: 'ZY09',
    name: '党群服务阵地',
    unit: '个',
    where: {
      fields: {
        kind: { in: serviceKinds },
      },
    },
    paper: ['S78'],
    definition: '“3+X”党群服务体系的阵地，不含小区党群活动站和文化场景。',
  },
  'facilities.accepted': {
    code: 'ZY10',
    name: '达标的党群服务阵地',
    unit: '个',
    where: {
      fields: {
        kind: { in: serviceKinds },
        isAccessible: { is: true },
        isParticipatory: { is: true },
        isShareable: { is: true },
      },
    },
    isPresentOnly: true,
    paper: ['S83'],
    definition: '易进入、可参与、能共享三项都达标的党群服务阵地。',
  },
  ...reviewFigures('facilities', 'ZY', '党群阵地', '个'),
});
