import { linkageAssignments } from '@/lib/domain/linkage-assignments/definition';
import { defineLedger, fieldOf } from '@/lib/ledger/define';
import { area, choice, code, date, flag, text } from '@/lib/ledger/fields';
import type { LinkageProblemModel } from '@/prisma/client/models/LinkageProblem';
import type { LinkageVisitModel } from '@/prisma/client/models/LinkageVisit';

export const categoryLabels = {
  facilities: '设施',
  environment: '环境',
  parking: '停车',
  safety: '安全',
  property: '物业',
  services: '服务',
  organisation: '组织',
  neighbours: '邻里',
  other: '其他',
} as const;

export const problemStateLabels = {
  open: '未办',
  solving: '办理中',
  solved: '已解决',
  escalated: '已转督办',
} as const;

export const firstOfLabels = {
  year: '本年首次',
  quarter: '本季首次',
  month: '本月首次',
  later: '再次',
} as const;

const kinds = fieldOf(linkageAssignments, 'kind');
export const linkageKindLabels = (kinds.kind === 'choice' ? kinds.options : {}) as Record<
  LinkageVisitModel['kind'],
  string
>;

const levels = ['district', 'street', 'community', 'estate'] as const;

/** Visits of linked posts to their areas. */
export const linkageVisits = defineLedger<LinkageVisitModel>()({
  name: 'linkage-visits',
  table: 'linkage_visits',
  label: '联系点走访',
  measureWord: '次',
  description: '联系领导岗位到联系点的走访。',
  isCountedOnly: true,
  follows: 'linkage-assignments',
  fields: {
    code: code({ label: '编号', pattern: /^ZF\d+$/, example: 'ZF000001' }),
    name: text({ label: '走访岗位' }),
    areaId: area({ label: '辖区', levels }),
    kind: choice({ label: '联动层级', options: linkageKindLabels }),
    visitedOn: date({ label: '走访日期' }),
    firstOf: choice({ label: '次序', options: firstOfLabels }),
    note: text({ label: '情况' }),
  },
  list: { columns: ['visitedOn', 'areaId', 'name'], filters: ['kind', 'visitedOn'], sort: '-visitedOn' },
  sections: [{ label: '走访', fields: ['code', 'name', 'areaId', 'kind', 'visitedOn', 'firstOf', 'note'] }],
});

/** What visits found, and what became of it. Its page is /linkage. */
export const linkageProblems = defineLedger<LinkageProblemModel>()({
  name: 'linkage',
  table: 'linkage_problems',
  label: '联系点问题',
  measureWord: '个',
  description: '走访发现的问题：谁来解决，解决了没有。',
  isCountedOnly: true,
  follows: 'linkage-assignments',
  fields: {
    code: code({ label: '编号', pattern: /^WT\d+$/, example: 'WT000001' }),
    name: text({ label: '问题' }),
    areaId: area({ label: '辖区', levels }),
    kind: choice({ label: '联动层级', options: linkageKindLabels }),
    category: choice({ label: '类别', options: categoryLabels }),
    state: choice({ label: '状态', options: problemStateLabels }),
    foundOn: date({ label: '发现日期' }),
    dueOn: date({ label: '解决期限' }),
    solvedOn: date({ label: '解决日期' }),
    solution: text({ label: '解决情况' }),
  },
  list: {
    columns: ['name', 'areaId', 'category', 'state', 'foundOn', 'dueOn'],
    filters: ['state', 'category', 'kind', 'foundOn'],
    sort: '-foundOn',
  },
  sections: [
    {
      label: '问题',
      fields: [
        ...(['code', 'name', 'areaId', 'kind', 'category', 'state'] as const),
        ...(['foundOn', 'dueOn', 'solvedOn', 'solution'] as const),
      ],
    },
  ],
});

type LinkedArea = {
  code: string;
  name: string;
  areaId: number;
  level: 'district' | 'street' | 'community';
  isLinked: boolean;
};

/** The areas themselves, and whether a post of the level above is linked to each. Its page is /linkage-areas. */
export const linkageAreas = defineLedger<LinkedArea>()({
  name: 'linkage-areas',
  table: 'linkage_areas',
  label: '联系覆盖',
  measureWord: '个',
  description: '各级辖区是否有上一级领导岗位联系。点辖区看它的联系点。',
  isCountedOnly: true,
  follows: 'linkage-assignments',
  fields: {
    code: code({ label: '代码', pattern: /^\d+$/, example: '510104' }),
    name: text({ label: '名称' }),
    areaId: area({ label: '辖区', levels: ['district', 'street', 'community'] }),
    level: choice({
      label: '级别',
      options: { district: '区(市)县', street: '街道、镇', community: '社区、村' },
    }),
    isLinked: flag({ label: '联系', yes: '有领导岗位联系', no: '没有领导岗位联系' }),
  },
  list: { columns: ['name', 'level', 'isLinked'], filters: ['level', 'isLinked'], sort: 'code' },
  sections: [{ label: '辖区', fields: ['code', 'name', 'areaId', 'level', 'isLinked'] }],
});
export type LinkedAreaRow = LinkedArea;
