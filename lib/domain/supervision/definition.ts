import { defineLedger } from '@/lib/ledger/define';
import { area, choice, code, count, date, flag, text } from '@/lib/ledger/fields';
import type { SupervisionTaskModel } from '@/prisma/client/models/SupervisionTask';
import { sourceLabels, stateLabels } from './labels';

/** What is counted and listed of supervision: the tasks, each in its area. Their path is told elsewhere. */
export const supervision = defineLedger<SupervisionTaskModel>()({
  name: 'supervision',
  table: 'supervision_tasks',
  label: '督办',
  measureWord: '项',
  description: '上级交办、下级办理的督办任务，从立项到销号。',
  isCountedOnly: true,
  fields: {
    code: code({ label: '编号', pattern: /^DB-\d{4}-\d{4,}-\d+/, example: 'DB-2026-0001-1' }),
    name: text({ label: '事项', max: 80 }),
    areaId: area({ label: '承办辖区', levels: ['district', 'street', 'community', 'estate'] }),
    source: choice({ label: '来源', options: sourceLabels }),
    state: choice({ label: '状态', options: stateLabels }),
    startedOn: date({ label: '交办日期' }),
    dueOn: date({ label: '办结期限' }),
    nearDueOn: date({ label: '临期日期' }),
    lagsOn: date({ label: '滞后日期' }),
    extensionAskedTo: date({ label: '申请延期至' }),
    resumeOn: date({ label: '挂账复查日期' }),
    returns: count({ label: '退回次数', unit: '次' }),
    lastReturnedOn: date({ label: '最近退回日期' }),
    reportedOn: date({ label: '反馈日期' }),
    struckOffOn: date({ label: '销号日期' }),
    isInTime: flag({ label: '按期', yes: '按期', no: '超期' }),
    effectReviewOn: date({ label: '问效日期' }),
    effectReviewedOn: date({ label: '问效完成日期' }),
  },
  list: {
    columns: ['code', 'name', 'areaId', 'state', 'startedOn', 'dueOn'],
    filters: ['state', 'source', 'dueOn'],
    sort: '-startedOn',
  },
  sections: [
    {
      label: '督办',
      fields: [
        ...([
          'code',
          'name',
          'areaId',
          'source',
          'state',
          'startedOn',
          'dueOn',
          'nearDueOn',
          'lagsOn',
        ] as const),
        ...([
          'extensionAskedTo',
          'resumeOn',
          'returns',
          'lastReturnedOn',
          'reportedOn',
          'struckOffOn',
        ] as const),
        ...(['isInTime', 'effectReviewOn', 'effectReviewedOn'] as const),
      ],
    },
  ],
});
