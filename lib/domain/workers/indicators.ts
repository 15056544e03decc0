import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import { wan } from '@/lib/domain/indicators/rounding';
import { addDays } from '@/lib/platform/clock';
import type { WorkerModel } from '@/prisma/client/models/Worker';
import { workers } from './definition';

export const workerIndicators = defineIndicators<WorkerModel>()(workers, {
  'workers.count': {
    code: 'GZ01',
    name: '社区专职工作者',
    unit: '名',
    paper: ['S14'],
    rounded: wan(1),
    definition: '在岗的社区专职工作者，按岗位计。',
  },
  'workers.certified': {
    code: 'GZ02',
    name: '持证的社区工作者',
    unit: '名',
    where: ({ day }) => ({ fields: { certifiedOn: { to: day } } }),
    paper: ['S13'],
    definition: '截至统计日取得社会工作职业资格的社区专职工作者。',
  },
  'workers.midGrade': {
    code: 'GZ03',
    name: '中级以上专业社工',
    unit: '名',
    where: ({ day }) => ({
      fields: { certificate: { in: ['social_worker', 'senior'] }, certifiedOn: { to: day } },
    }),
    paper: ['S15'],
    definition: '截至统计日取得社会工作师、高级社会工作师资格的社区专职工作者。',
  },
  'workers.midGradeRecent': {
    code: 'GZ04',
    name: '近两年新增中级以上专业社工',
    unit: '名',
    where: ({ day }) => ({
      fields: {
        certificate: { in: ['social_worker', 'senior'] },
        certifiedOn: { from: addDays(day, -729), to: day },
      },
    }),
    paper: ['S15'],
    definition: '统计日前两年内取得社会工作师、高级社会工作师资格的社区专职工作者。',
  },
  'workers.heads': {
    code: 'GZ05',
    name: '正职岗位',
    unit: '名',
    where: { fields: { grade: { in: ['head'] } } },
    isPresentOnly: true,
    paper: ['S13'],
    definition: '社区正职岗位。',
  },
  ...reviewFigures('workers', 'GZ', '社区工作者', '名'),
});
