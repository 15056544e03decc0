import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { FusionCheckModel } from '@/prisma/client/models/FusionCheck';
import { fusionChecks } from './definition';

export const fusionCheckIndicators = defineIndicators<FusionCheckModel>()(fusionChecks, {
  'fusion-checks.count': {
    code: 'RH01',
    name: '核对五大融合的社区',
    unit: '个',
    paper: ['S32'],
    definition: '有五大融合清单的社区。',
  },
  'fusion-checks.members': {
    code: 'RH02',
    name: '党员队伍已融合',
    unit: '个',
    where: { fields: { areMembersFused: { is: true } } },
    isPresentOnly: true,
    paper: ['S32'],
    definition: '党员队伍已融合的社区。',
  },
  'fusion-checks.grids': {
    code: 'RH03',
    name: '基础网格已融合',
    unit: '个',
    where: { fields: { areGridsFused: { is: true } } },
    isPresentOnly: true,
    paper: ['S32'],
    definition: '基础网格已融合的社区。',
  },
  'fusion-checks.duties': {
    code: 'RH04',
    name: '工作职责已融合',
    unit: '个',
    where: { fields: { areDutiesFused: { is: true } } },
    isPresentOnly: true,
    paper: ['S32'],
    definition: '工作职责已融合的社区。',
  },
  'fusion-checks.processes': {
    code: 'RH05',
    name: '工作流程已融合',
    unit: '个',
    where: { fields: { areProcessesFused: { is: true } } },
    isPresentOnly: true,
    paper: ['S32'],
    definition: '工作流程已融合的社区。',
  },
  'fusion-checks.platforms': {
    code: 'RH06',
    name: '信息平台已融合',
    unit: '个',
    where: { fields: { arePlatformsFused: { is: true } } },
    isPresentOnly: true,
    paper: ['S32'],
    definition: '信息平台已融合的社区。',
  },
  'fusion-checks.all': {
    code: 'RH07',
    name: '五项都已融合',
    unit: '个',
    where: {
      fields: {
        areMembersFused: { is: true },
        areGridsFused: { is: true },
        areDutiesFused: { is: true },
        areProcessesFused: { is: true },
        arePlatformsFused: { is: true },
      },
    },
    isPresentOnly: true,
    paper: ['S32'],
    definition: '五项都已融合的社区。',
  },
  ...reviewFigures('fusion-checks', 'RH', '五大融合', '份'),
});
