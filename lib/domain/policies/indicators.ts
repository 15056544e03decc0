import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import type { PolicyModel } from '@/prisma/client/models/Policy';
import { policies } from './definition';

export const policyIndicators = defineIndicators<PolicyModel>()(policies, {
  'policies.clauses': {
    code: 'ZD01',
    name: '城乡社区发展治理“30 条”',
    unit: '条',
    where: { fields: { kind: { in: ['clause'] } } },
    paper: ['S20'],
    definition: '城乡社区发展治理意见的条目。',
  },
  'policies.supporting': {
    code: 'ZD02',
    name: '配套文件',
    unit: '个',
    where: { fields: { kind: { in: ['supporting'] } } },
    paper: ['S20'],
    definition: '“30 条”的配套文件。',
  },
  'policies.opinions': {
    code: 'ZD03',
    name: '实施意见',
    unit: '个',
    where: { fields: { kind: { in: ['opinion'] } } },
    paper: ['S37'],
    definition: '实施意见，含转变街道职能的实施意见。',
  },
  'policies.dutyLists': {
    code: 'ZD04',
    name: '责任清单',
    unit: '份',
    where: { fields: { kind: { in: ['duty_list'] } } },
    paper: ['S3', 'S41'],
    definition: '组织部、社治委和街道的责任清单。',
  },
  'policies.evaluations': {
    code: 'ZD05',
    name: '考核评价办法',
    unit: '个',
    where: { fields: { kind: { in: ['evaluation'] } } },
    paper: ['S19'],
    definition: '党建责任考核评价办法。',
  },
  'policies.institutional': {
    code: 'ZD06',
    name: '落实地位、内涵、途径的制度',
    unit: '件',
    where: { fields: { theme: { in: ['legal_status', 'content', 'channel'] } } },
    paper: ['S96'],
    definition: '主题为地位法定化、内涵具体化、途径制度化的制度。',
  },
  'policies.count': {
    code: 'ZD07',
    name: '制度文件',
    unit: '件',
    definition: '在用的制度文件和条目。',
  },
  'policies.done': {
    code: 'ZD08',
    name: '已落实的制度文件',
    unit: '件',
    where: { fields: { progress: { in: ['done'] } } },
    isPresentOnly: true,
    paper: ['S20'],
    definition: '落实情况为“已落实”的制度文件和条目。',
  },
  'policies.multiHeaded': {
    code: 'ZD09',
    name: '多头事项',
    unit: '件',
    where: { fields: { leadUnits: { from: 2 } } },
    isPresentOnly: true,
    paper: ['S8'],
    definition: '牵头单位超过一个的事项。',
  },
  ...reviewFigures('policies', 'ZD', '制度文件', '件'),
});
