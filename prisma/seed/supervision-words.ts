import type { SupervisionSource } from '../client/enums.ts';

/** What is supervised: of a figure with what is to be reached. */
export type Matter = {
  title: string;
  requirement: string;
  source: SupervisionSource;
  origin?: string;
  figure?: string;
  threshold?: number;
};

export const matters: readonly Matter[] = [
  {
    title: '小区党组织覆盖不足',
    requirement: '逐个小区摸底，符合条件的应建尽建；覆盖率达到要求，新建组织有活动。',
    source: 'indicator',
    figure: 'estates.partyCoverage',
    threshold: 30,
  },
  {
    title: '业委会成立率偏低',
    requirement: '列出具备成立条件的小区，逐个明确筹备组和时间。',
    source: 'indicator',
    figure: 'estates.ownersCommitteeRate',
    threshold: 40,
  },
  {
    title: '网格党支部覆盖不到位',
    requirement: '网格党支部与网格一一对应，空白网格逐个补齐。',
    source: 'indicator',
    figure: 'grids.branchCoverage',
    threshold: 60,
  },
  {
    title: '社区保障激励资金执行偏慢',
    requirement: '按序时进度执行，公示到位；合同尾款单列。',
    source: 'indicator',
    figure: 'funds.spentRate',
    threshold: 75,
  },
  {
    title: '联席会议议定事项办结不及时',
    requirement: '逐项对照议定事项清单，明确责任和时限，办结一项销一项。',
    source: 'indicator',
    figure: 'conferences.settledRate',
    threshold: 80,
  },
  {
    title: '老旧院落改造进度滞后',
    requirement: '倒排工期，每周报进度；居民意见较大的院落先议后改。',
    source: 'inspection',
    origin: '季度督促检查',
  },
  {
    title: '党群服务中心亲民化改造未达标',
    requirement: '对照“办公空间趋零化、服务空间最大化”要求整改，开放时间公示。',
    source: 'inspection',
    origin: '阵地专项检查',
  },
  {
    title: '小区停车难集中反映',
    requirement: '一区一策，挖潜错时共享车位，方案经议事会讨论。',
    source: 'request_cluster',
    origin: '诉求归类月度分析',
  },
  {
    title: '电动车充电安全隐患整改',
    requirement: '飞线充电清零，充电设施布点到位，有照片和清单。',
    source: 'request_cluster',
    origin: '诉求归类月度分析',
  },
  {
    title: '物业矛盾突出小区包联化解',
    requirement: '明确包联岗位，一月一调度，化解情况报上级。',
    source: 'leader_instruction',
    origin: '调度会',
  },
  {
    title: '社区工作者持证提升',
    requirement: '摸清未持证岗位，组织培训报名，年底前见效。',
    source: 'leader_instruction',
    origin: '专题会',
  },
  {
    title: '下沉力量未并网',
    requirement: '部门在网格的力量全部并入，名册按岗位登记，调度响应可查。',
    source: 'leader_instruction',
    origin: '现场办公会',
  },
  {
    title: '驻区单位共建协议到期未续',
    requirement: '逐个对接，续签或终止都要有记录，项目清单同步更新。',
    source: 'inspection',
    origin: '台账抽查',
  },
  {
    title: '背街小巷环境反弹',
    requirement: '反弹点位清单化整改，落实常态管护。',
    source: 'inspection',
    origin: '随机抽查',
  },
  {
    title: '台账数据逾期未核实',
    requirement: '被退回的记录限期改正，户数与实有一致。',
    source: 'other',
  },
];

export const words = {
  worked: [
    '已成立工作小组，摸底完成。',
    '召开调度会，明确分工和时间表。',
    '已到现场核实，正在整改。',
    '完成一半，其余按计划推进。',
  ],
  reported: [
    '已全部完成，清单附后。',
    '整改到位，经居民议事会确认。',
    '达到要求，相关台账已更新。',
    '问题已解决，建立了管护办法。',
  ],
  returned: [
    '清单与台账对不上，请核对后再报。',
    '还有两处没有整改，继续办理。',
    '没有说明居民意见，请补充。',
  ],
  verified: ['现场核验，情况属实。', '抽查台账和点位，符合要求。', '电话回访居民，反映良好。'],
  suspended: ['涉及上级资金安排，待下达后再办。', '产权归属有争议，等待裁定。'],
  withdrawn: ['与另一事项重复，并入办理。', '区划调整，另行交办。'],
  extended: ['雨季施工受影响，申请顺延。', '议事程序需要公示期，申请延期。'],
  effect: ['效果保持，没有反弹。', '指标继续提高，居民评价较好。', '总体稳定，个别点位有反复，已提醒。'],
} as const;
