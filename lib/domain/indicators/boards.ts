import type { AreaLevel } from '@/prisma/client/enums';
import { appliesAt, type FigureId } from './catalogue';

/** A part of a dashboard: what it answers, and the figures that answer it. */
export type BoardSection = {
  title: string;
  answers?: string;
  /** Each stands as a tile: counts first, then rates with what they are made of. */
  figures: readonly FigureId[];
  /** The page that has more of it. */
  method?: Method;
};

/** Columns of the areas below, side by side: as many as fit a screen of 1366 px. */
export type Comparison = { key: string; title: string; columns: readonly FigureId[] };

export type Board = { sections: readonly BoardSection[]; comparisons: readonly Comparison[] };

export type Method = 'fiveLines' | 'fiveSteps';

const fiveLines: readonly BoardSection[] = [
  {
    title: '党员线',
    answers: '党员下沉社区，亮身份、作表率。',
    figures: ['tallies.membersDown', 'activities.membersIn', 'activities.vanguard'],
    method: 'fiveLines',
  },
  {
    title: '自治线',
    answers: '党员领办自组织，居民的事居民办。',
    figures: [
      'self-organisations.count',
      'self-organisations.partyLed',
      'self-organisations.members',
      'self-organisations.founded',
      'self-organisations.partyLedRate',
      'self-organisations.activeRate',
    ],
    method: 'fiveLines',
  },
  {
    title: '社团线',
    answers: '社会企业和社会组织承接社区服务。',
    figures: [
      'social-organisations.organisations',
      'social-organisations.enterprises',
      'social-organisations.projects',
      'social-organisations.givenBack',
    ],
    method: 'fiveLines',
  },
  {
    title: '志愿线',
    answers: '志愿者和“社区志愿服务日”。志愿者与下沉党员、党员骨干口径不同，不相加。',
    figures: ['tallies.volunteers', 'tallies.volunteerHours', 'activities.volunteerDay'],
    method: 'fiveLines',
  },
  {
    title: '服务线',
    answers: '清单事项落实了多少，服务项目办成了多少。',
    figures: [
      'service-items.basic',
      'service-items.community',
      'service-projects.count',
      'service-projects.begunInPeriod',
      'service-projects.completedInPeriod',
      'service-projects.beneficiaries',
      'service-items.doneRate',
      'service-projects.completionRate',
      'service-projects.executionRate',
    ],
    method: 'fiveLines',
  },
];

const fiveSteps: readonly BoardSection[] = [
  {
    title: '找党员抓骨干',
    answers: '把党员找出来，推选为小区骨干。',
    figures: ['tallies.backbone', 'party-organisations.members'],
    method: 'fiveSteps',
  },
  {
    title: '建组织抓覆盖',
    answers: '党组织建到小区、业委会和物业机构。',
    figures: [
      'party-organisations.ofEstates',
      'party-organisations.ofOwnersCommittees',
      'party-organisations.ofPropertyFirms',
      'party-organisations.founded',
      'estates.partyCoverage',
      'estates.committeePartyCoverage',
      'estates.firmPartyCoverage',
    ],
    method: 'fiveSteps',
  },
  {
    title: '优机制抓统筹',
    answers: '多方联席会议定事，矛盾纠纷化解在小区。',
    figures: [
      'conferences.estate',
      'conferences.resolutions',
      'disputes.resolved',
      'disputes.receivedInPeriod',
      'disputes.resolvedInPeriod',
      'disputes.open',
      'conferences.metRate',
      'conferences.settledRate',
      'disputes.resolvedRate',
    ],
    method: 'fiveSteps',
  },
  {
    title: '抓服务聚合力',
    answers: '居民、社会组织和商家都来服务。',
    figures: [
      'facilities.activityStations',
      'tallies.residentsServing',
      'tallies.merchants',
      'facilities.activityCoverage',
    ],
    method: 'fiveSteps',
  },
  {
    title: '植文化强精神',
    answers: '“天府文化润城”进小区。',
    figures: ['facilities.scenes', 'activities.culture'],
    method: 'fiveSteps',
  },
];

const ofLines: Comparison = {
  key: 'lines',
  title: '五线',
  columns: [
    'tallies.membersDown',
    'activities.membersIn',
    'self-organisations.count',
    'self-organisations.partyLedRate',
    'social-organisations.organisations',
    'social-organisations.enterprises',
    'tallies.volunteers',
    'service-projects.count',
    'service-projects.completionRate',
  ],
};

const ofSteps: Comparison = {
  key: 'steps',
  title: '五步',
  columns: [
    'tallies.backbone',
    'estates.partyCoverage',
    'estates.committeePartyCoverage',
    'estates.firmPartyCoverage',
    'conferences.estate',
    'disputes.resolvedRate',
    'facilities.activityStations',
    'tallies.residentsServing',
    'facilities.scenes',
  ],
};

/** One after the other, each with all that it has. */
const eachOf = (sections: readonly BoardSection[], name: string): Comparison[] =>
  sections.map(({ title, figures }, i) => ({
    key: `${name}-${i + 1}`,
    title,
    columns: figures,
  }));

export const methods: Record<Method, Board & { title: string; description: string }> = {
  fiveLines: {
    title: '五线工作法',
    description: '党员线、自治线、社团线、志愿线、服务线',
    sections: fiveLines,
    comparisons: [ofLines, ...eachOf(fiveLines, 'line')],
  },
  fiveSteps: {
    title: '五步工作法',
    description: '找党员抓骨干、建组织抓覆盖、优机制抓统筹、抓服务聚合力、植文化强精神',
    sections: fiveSteps,
    comparisons: [ofSteps, ...eachOf(fiveSteps, 'step')],
  },
};

const ofOrganisations: Comparison = {
  key: 'organisations',
  title: '组织覆盖',
  columns: [
    'estates.count',
    'estates.partyCoverage',
    'estates.ownersCommitteeRate',
    'party-organisations.count',
    'party-organisations.members',
    'grids.count',
    'grids.households',
    'grids.branchCoverage',
    'workers.count',
  ],
};

const ofActions: Comparison = {
  key: 'actions',
  title: '行动项目',
  columns: [
    'action-projects.funds',
    'action-projects.urbanVillages',
    'action-projects.backAlleys',
    'action-projects.featuredStreets',
    'action-projects.greenSpace',
    'action-projects.greenways',
    'action-projects.areaPlans',
    'action-projects.completionRate',
  ],
};

const ofFacilities: Comparison = {
  key: 'facilities',
  title: '阵地',
  columns: [
    'facilities.serviceFacilities',
    'facilities.complexes',
    'facilities.renovated',
    'facilities.stations',
    'facilities.points',
    'facilities.activityStations',
    'facilities.scenes',
    'facilities.acceptedRate',
  ],
};

const ofFunds: Comparison = {
  key: 'funds',
  title: '资金',
  columns: [
    'funds.quota',
    'funds.allocated',
    'funds.spent',
    'funds.allocatedRate',
    'funds.spentRate',
    'service-projects.planned',
    'service-projects.spent',
    'service-projects.executionRate',
  ],
};

const ofServices: Comparison = {
  key: 'services',
  title: '民生服务',
  columns: [
    'service-projects.count',
    'service-projects.completionRate',
    'co-building-projects.count',
    'service-outlets.elderCare',
    'service-outlets.childCare',
    'service-outlets.canteens',
    'service-outlets.spaces',
    'disputes.resolved',
    'disputes.resolvedRate',
  ],
};

const asked: BoardSection = {
  title: '居民呼叫响应',
  answers: '居民提出的，收到多少、办结多少，有没有人应、解决没有、满不满意。',
  figures: [
    'requests.received',
    'requests.events',
    'requests.closed',
    'requests.reopened',
    'requests.excluded',
    'requests.responseRate',
    'requests.solvedRate',
    'requests.satisfiedRate',
    'requests.inTimeRate',
  ],
};

const ofRequests: Comparison = {
  key: 'requests',
  title: '诉求',
  columns: [
    'requests.received',
    'requests.closed',
    'requests.valid',
    'requests.responseRate',
    'requests.solvedRate',
    'requests.satisfiedRate',
    'requests.inTimeRate',
  ],
};

const supervised: BoardSection = {
  title: '督办',
  answers: '调度、督促、问效：交办了什么，销号了多少，哪些逾期。',
  figures: [
    'supervision.assigned',
    'supervision.struckOff',
    'supervision.open',
    'supervision.overdue',
    'supervision.returned',
    'supervision.effectReviewed',
    'supervision.struckOffRate',
    'supervision.inTimeRate',
  ],
};

const ofSupervision: Comparison = {
  key: 'supervision',
  title: '督办',
  columns: [
    'supervision.assigned',
    'supervision.struckOff',
    'supervision.inTime',
    'supervision.overdue',
    'supervision.returned',
    'supervision.struckOffRate',
    'supervision.inTimeRate',
  ],
};

const city: Board = {
  sections: [
    {
      title: '城市有变化',
      answers: '五大行动办成了什么，阵地建了多少，钱从哪里来。',
      figures: [
        'action-projects.funds',
        'action-projects.socialFunds',
        'action-projects.urbanVillages',
        'action-projects.backAlleys',
        'action-projects.featuredStreets',
        'action-projects.greenSpace',
        'action-projects.greenways',
        'action-projects.count',
        'action-projects.areaPlans',
        'facilities.complexes',
        'facilities.renovated',
        'facilities.stations',
        'facilities.points',
        'facilities.activityStations',
        'facilities.scenes',
        'funds.quota',
        'funds.spent',
        'industrial-zones.count',
        'action-projects.socialShare',
        'action-projects.completionRate',
        'facilities.acceptedRate',
        'funds.allocatedRate',
        'funds.spentRate',
      ],
    },
    {
      title: '市民有感受',
      answers: '服务到了家门口没有，难事办了多少。',
      figures: [
        'service-items.basic',
        'service-items.community',
        'service-projects.count',
        'service-projects.completedInPeriod',
        'co-building-projects.count',
        'service-outlets.elderCare',
        'service-outlets.childCare',
        'service-outlets.canteens',
        'service-outlets.spaces',
        'service-outlets.served',
        'disputes.resolved',
        'disputes.open',
        'demands.six',
        'demands.threeHard',
        'online-services.citizenCloud',
        'online-services.departments',
        'online-services.platforms',
        'online-services.handled',
        'activities.culture',
        'service-items.doneRate',
        'service-projects.completionRate',
        'co-building-projects.completionRate',
        'service-outlets.operatingRate',
        'disputes.resolvedRate',
        'demands.answeredRate',
      ],
    },
    {
      title: '社会有认同',
      answers: '群众认不认可，社会参不参与。各类人数、家数口径不同，不相加。',
      figures: [
        'surveys.recognition',
        'surveys.environment',
        'honours.count',
        'honours.gainedInPeriod',
        'demonstration-units.count',
        'demonstration-units.streets',
        'demonstration-units.communities',
        'demonstration-units.estates',
        'tallies.volunteers',
        'tallies.membersDown',
        'tallies.backbone',
        'tallies.residentsServing',
        'tallies.merchants',
        'social-organisations.organisations',
        'social-organisations.enterprises',
        'self-organisations.count',
        'resident-units.signed',
        'resident-units.signedRate',
        'self-organisations.partyLedRate',
        'self-organisations.activeRate',
        'demonstration-units.passedRate',
      ],
    },
    {
      title: '领导与联动',
      answers: '书记是否高位推动，四级是否联到底，制度是否落地。',
      figures: [
        'leading-bodies.commissions',
        'leading-bodies.groups',
        'leadership-actions.studies',
        'leadership-actions.plenaries',
        'leadership-actions.onSite',
        'leadership-actions.matters',
        'leadership-actions.mattersDone',
        'conferences.regional',
        'part-time-posts.count',
        'linkage-assignments.cityDistrict',
        'linkage-assignments.districtStreet',
        'linkage-assignments.streetCommunity',
        'linkage-assignments.communityEstate',
        'linkage-visits.count',
        'linkage-assignments.neverVisited',
        'policies.clauses',
        'policies.supporting',
        'policies.opinions',
        'policies.dutyLists',
        'policies.evaluations',
        'policies.institutional',
        'policies.multiHeaded',
        'street-functions.delegated',
        'street-functions.secondments',
        'leading-bodies.concurrentRate',
        'leading-bodies.settledRate',
        'conferences.metRate',
        'conferences.settledRate',
        'linkage-assignments.solvedRate',
        'policies.doneRate',
        'industrial-zones.takenOverRate',
        'street-functions.coordinatedRate',
        'linkage-areas.districtsRate',
        'linkage-visits.cityDistrictRate',
        'linkage.cityDistrictSolvedRate',
      ],
    },
    {
      title: '组织覆盖',
      answers: '组织建到哪里，网格和队伍有多少。',
      figures: [
        'party-organisations.count',
        'party-organisations.members',
        'party-organisations.ofEstates',
        'party-organisations.ofOwnersCommittees',
        'party-organisations.ofPropertyFirms',
        'party-organisations.gridBranches',
        'estates.count',
        'estates.households',
        'grids.count',
        'grids.households',
        'grids.microGrids',
        'grids.workers',
        'grid-forces.departments',
        'grid-forces.people',
        'workers.count',
        'workers.midGradeRecent',
        'estates.partyCoverage',
        'estates.committeePartyCoverage',
        'estates.firmPartyCoverage',
        'grids.branchCoverage',
        'estates.ownersCommitteeRate',
        'estates.propertyCoverage',
        'linkage-assignments.estateCoverage',
        'facilities.activityCoverage',
        'fusion-checks.fusedRate',
        'grid-forces.answeredRate',
        'workers.certifiedRate',
        'workers.midGradeRate',
      ],
    },
    asked,
    supervised,
  ],
  comparisons: [
    { ...ofActions, title: '城市有变化' },
    { ...ofServices, title: '市民有感受' },
    {
      key: 'recognition',
      title: '社会有认同',
      columns: [
        'surveys.recognition',
        'surveys.recognitionAsked',
        'surveys.environment',
        'surveys.environmentAsked',
        'honours.count',
        'demonstration-units.count',
        'tallies.volunteers',
        'social-organisations.organisations',
        'self-organisations.count',
        'resident-units.signed',
      ],
    },
    {
      key: 'leadership',
      title: '领导与联动',
      columns: [
        'leading-bodies.commissions',
        'leading-bodies.settledRate',
        'conferences.regional',
        'conferences.metRate',
        'linkage-assignments.districtStreet',
        'linkage-assignments.streetCommunity',
        'linkage-visits.count',
        'linkage-assignments.solvedRate',
        'policies.doneRate',
      ],
    },
    ofOrganisations,
    ofFacilities,
    ofFunds,
    ofLines,
    ofSteps,
    ofRequests,
    ofSupervision,
  ],
};

const district: Board = {
  sections: [
    {
      title: '资金执行',
      answers: '额度拨没拨到街道和社区，用了多少。',
      figures: [
        'funds.quota',
        'funds.allocated',
        'funds.spent',
        'service-projects.planned',
        'service-projects.spent',
        'funds.allocatedRate',
        'funds.spentRate',
        'service-projects.executionRate',
      ],
    },
    {
      title: '五大行动',
      answers: '区委统揽、街道为主体，片区推到哪一步。',
      figures: [
        'action-projects.count',
        'action-projects.completed',
        'action-projects.areaPlans',
        'action-projects.funds',
        'action-projects.socialFunds',
        'action-projects.urbanVillages',
        'action-projects.backAlleys',
        'action-projects.featuredStreets',
        'action-projects.greenSpace',
        'action-projects.greenways',
        'action-projects.completionRate',
        'action-projects.socialShare',
      ],
    },
    {
      title: '示范创建',
      answers: '三级示范建了多少，带动了多少。',
      figures: [
        'demonstration-units.count',
        'demonstration-units.streets',
        'demonstration-units.communities',
        'demonstration-units.estates',
        'demonstration-units.followers',
        'honours.count',
        'demonstration-units.passedRate',
      ],
    },
    {
      title: '领导与联动',
      answers: '区联街：领导联系到点没有，问题解决没有。',
      figures: [
        'leading-bodies.commissions',
        'leading-bodies.groups',
        'leadership-actions.matters',
        'leadership-actions.mattersDone',
        'conferences.regional',
        'linkage-assignments.districtStreet',
        'linkage-assignments.streetCommunity',
        'linkage-assignments.communityEstate',
        'linkage-visits.count',
        'linkage.found',
        'linkage.solved',
        'linkage-assignments.neverVisited',
        'leading-bodies.settledRate',
        'conferences.metRate',
        'linkage-assignments.solvedRate',
        'linkage-assignments.estateCoverage',
        'policies.doneRate',
        'linkage-areas.streetsRate',
        'linkage-visits.districtStreetRate',
        'linkage.districtStreetSolvedRate',
      ],
    },
    {
      title: '街道职能',
      answers: '招商职能剥离、职权和力量下沉。',
      figures: [
        'industrial-zones.count',
        'industrial-zones.takenOver',
        'street-functions.offices',
        'street-functions.delegated',
        'street-functions.secondments',
        'grid-forces.departments',
        'grid-forces.people',
        'industrial-zones.takenOverRate',
        'street-functions.coordinatedRate',
        'grid-forces.answeredRate',
      ],
    },
    {
      title: '组织与网格',
      answers: '组织、网格和队伍的家底。',
      figures: [
        'estates.count',
        'estates.households',
        'grids.count',
        'grids.workers',
        'party-organisations.count',
        'party-organisations.members',
        'party-organisations.ofEstates',
        'workers.count',
        'workers.midGradeRecent',
        'estates.partyCoverage',
        'estates.committeePartyCoverage',
        'estates.firmPartyCoverage',
        'grids.branchCoverage',
        'fusion-checks.fusedRate',
        'workers.certifiedRate',
      ],
    },
    {
      title: '阵地与服务',
      answers: '群众身边的阵地、项目和评价。',
      figures: [
        'facilities.serviceFacilities',
        'facilities.renovated',
        'facilities.activityStations',
        'service-projects.count',
        'co-building-projects.count',
        'service-outlets.count',
        'disputes.resolved',
        'demands.threeHard',
        'surveys.recognition',
        'surveys.environment',
        'facilities.acceptedRate',
        'service-projects.completionRate',
        'service-outlets.operatingRate',
        'disputes.resolvedRate',
        'demands.answeredRate',
      ],
    },
    asked,
    supervised,
  ],
  comparisons: [
    ofFunds,
    ofActions,
    {
      key: 'linkage',
      title: '示范与联动',
      columns: [
        'demonstration-units.count',
        'demonstration-units.followers',
        'demonstration-units.passedRate',
        'conferences.regional',
        'linkage-assignments.streetCommunity',
        'linkage-assignments.communityEstate',
        'linkage-visits.count',
        'linkage-assignments.neverVisited',
        'linkage-assignments.solvedRate',
      ],
    },
    ofOrganisations,
    ofFacilities,
    ofServices,
    ofLines,
    ofSteps,
    ofRequests,
    ofSupervision,
  ],
};

const street: Board = {
  sections: [
    {
      title: '社区和网格',
      answers: '小区、网格和人手的家底，五大融合到了哪一步。',
      figures: [
        'estates.count',
        'estates.households',
        'grids.count',
        'grids.microGrids',
        'grids.households',
        'grids.workers',
        'grid-forces.people',
        'grid-forces.unmerged',
        'workers.count',
        'grids.branchCoverage',
        'fusion-checks.fusedRate',
        'grid-forces.answeredRate',
        'workers.certifiedRate',
      ],
    },
    {
      title: '组织覆盖',
      answers: '哪些小区、业委会、物业机构还没有党组织。',
      figures: [
        'party-organisations.count',
        'party-organisations.members',
        'party-organisations.ofEstates',
        'party-organisations.ofOwnersCommittees',
        'party-organisations.ofPropertyFirms',
        'party-organisations.gridBranches',
        'estates.partyCoverage',
        'estates.committeePartyCoverage',
        'estates.firmPartyCoverage',
        'estates.ownersCommitteeRate',
        'estates.propertyCoverage',
      ],
    },
    {
      title: '阵地',
      answers: '“3+X”党群服务体系建成多少、达标多少。',
      figures: [
        'facilities.complexes',
        'facilities.centres',
        'facilities.renovated',
        'facilities.stations',
        'facilities.points',
        'facilities.businessAndPark',
        'facilities.activityStations',
        'facilities.scenes',
        'facilities.acceptedRate',
        'facilities.activityCoverage',
      ],
    },
    {
      title: '联动与共建',
      answers: '街联社：联系点走访、联席会议、驻区单位。',
      figures: [
        'linkage-assignments.streetCommunity',
        'linkage-assignments.communityEstate',
        'linkage-visits.count',
        'linkage-assignments.neverVisited',
        'conferences.regional',
        'part-time-posts.count',
        'resident-units.signed',
        'resident-units.expired',
        'co-building-projects.count',
        'linkage-assignments.estateCoverage',
        'linkage-assignments.solvedRate',
        'conferences.metRate',
        'resident-units.signedRate',
        'co-building-projects.completionRate',
        'linkage-areas.communitiesRate',
        'linkage-visits.streetCommunityRate',
        'linkage.streetCommunitySolvedRate',
      ],
    },
    {
      title: '服务与化解',
      answers: '项目、网点、纠纷和需求。',
      figures: [
        'service-projects.count',
        'service-projects.completedInPeriod',
        'service-projects.late',
        'service-outlets.count',
        'disputes.receivedInPeriod',
        'disputes.resolvedInPeriod',
        'disputes.open',
        'demands.voices',
        'service-projects.completionRate',
        'service-outlets.operatingRate',
        'disputes.resolvedRate',
        'demands.answeredRate',
      ],
    },
    {
      title: '街道职能和资金',
      answers: '机构怎样设、力量怎样统筹、钱怎样用。',
      figures: [
        'street-functions.offices',
        'street-functions.delegated',
        'street-functions.secondments',
        'funds.quota',
        'funds.allocated',
        'funds.spent',
        'action-projects.count',
        'action-projects.completed',
        'street-functions.coordinatedRate',
        'funds.allocatedRate',
        'funds.spentRate',
        'action-projects.completionRate',
      ],
    },
    asked,
    supervised,
  ],
  comparisons: [
    ofOrganisations,
    {
      key: 'grids',
      title: '网格',
      columns: [
        'grids.count',
        'grids.microGrids',
        'grids.households',
        'grids.workers',
        'grids.branchCoverage',
        'grid-forces.people',
        'grid-forces.unmerged',
        'grid-forces.answeredRate',
        'workers.count',
      ],
    },
    {
      key: 'facilities',
      title: '阵地',
      columns: [
        'facilities.centres',
        'facilities.renovated',
        'facilities.stations',
        'facilities.points',
        'facilities.activityStations',
        'facilities.scenes',
        'facilities.acceptedRate',
        'facilities.activityCoverage',
      ],
    },
    {
      key: 'services',
      title: '服务与化解',
      columns: [
        'service-projects.count',
        'service-projects.late',
        'service-projects.completionRate',
        'service-outlets.count',
        'resident-units.signed',
        'co-building-projects.count',
        'disputes.open',
        'disputes.resolvedRate',
        'demands.answeredRate',
      ],
    },
    {
      key: 'review',
      title: '待审核',
      columns: [
        'estates.pending',
        'grids.pending',
        'party-organisations.pending',
        'self-organisations.pending',
        'service-projects.pending',
        'facilities.pending',
        'disputes.pending',
        'activities.pending',
        'tallies.pending',
      ],
    },
    ofLines,
    ofSteps,
    ofRequests,
    ofSupervision,
  ],
};

const community: Board = {
  sections: [
    {
      title: '小区和网格',
      answers: '社联小区：家底和人手。',
      figures: [
        'estates.count',
        'estates.households',
        'grids.count',
        'grids.microGrids',
        'grids.workers',
        'workers.count',
        'linkage-assignments.communityEstate',
        'linkage-assignments.neverVisited',
        'funds.quota',
        'funds.spent',
        'grids.branchCoverage',
        'estates.ownersCommitteeRate',
        'estates.propertyCoverage',
        'linkage-assignments.estateCoverage',
        'funds.spentRate',
        'linkage-visits.communityEstateRate',
        'linkage.communityEstateSolvedRate',
      ],
    },
    ...atLevel(methods.fiveLines, 'community').sections,
    ...atLevel(methods.fiveSteps, 'community').sections,
    {
      title: '活动和服务',
      answers: '办了什么活动，有哪些网点，居民还要什么。',
      figures: [
        'activities.heldInPeriod',
        'activities.participantsInPeriod',
        'service-outlets.count',
        'service-outlets.spaces',
        'resident-units.signed',
        'co-building-projects.count',
        'demands.voices',
        'service-projects.late',
        'service-outlets.operatingRate',
        'resident-units.signedRate',
        'demands.answeredRate',
      ],
    },
    asked,
    supervised,
  ],
  comparisons: [
    {
      key: 'organisations',
      title: '组织和自治',
      // Of one estate a rate says nothing: it has an organisation or two.
      columns: [
        'party-organisations.members',
        'party-organisations.ofEstates',
        'party-organisations.ofOwnersCommittees',
        'party-organisations.ofPropertyFirms',
        'self-organisations.count',
        'self-organisations.partyLed',
        'conferences.estate',
        'linkage-assignments.communityEstate',
      ],
    },
    {
      key: 'services',
      title: '活动和服务',
      columns: [
        'activities.heldInPeriod',
        'service-projects.count',
        'service-projects.completed',
        'service-outlets.count',
        'disputes.received',
        'disputes.resolved',
        'facilities.activityStations',
        'facilities.scenes',
      ],
    },
    ofRequests,
    ofSupervision,
  ],
};

const estate: Board = {
  sections: [
    {
      title: '组织',
      figures: [
        'party-organisations.count',
        'party-organisations.members',
        'party-organisations.ofEstates',
        'party-organisations.ofOwnersCommittees',
        'party-organisations.ofPropertyFirms',
        'linkage-assignments.communityEstate',
      ],
    },
    {
      title: '议事和自治',
      figures: [
        'conferences.estate',
        'self-organisations.count',
        'self-organisations.members',
        'disputes.received',
        'disputes.resolved',
        'disputes.open',
        'conferences.metRate',
        'self-organisations.partyLedRate',
        'disputes.resolvedRate',
      ],
    },
    {
      title: '阵地和服务',
      figures: [
        'facilities.stations',
        'facilities.activityStations',
        'facilities.scenes',
        'service-outlets.count',
        'service-outlets.spaces',
        'service-projects.count',
        'co-building-projects.count',
        'service-projects.completionRate',
        'service-outlets.operatingRate',
      ],
    },
    {
      title: '活动和示范',
      figures: [
        'activities.heldInPeriod',
        'activities.culture',
        'activities.participantsInPeriod',
        'demonstration-units.estates',
      ],
    },
  ],
  comparisons: [],
};

/** 四级联动: what the dashboard of each level is for. */
export const boards: Readonly<Record<AreaLevel, Board>> = { city, district, street, community, estate };

/** Of what several levels have in common, a level shows what it can have. */
export function atLevel<B extends Board>(board: B, level: AreaLevel): B {
  const sections = board.sections.map((section) => ({
    ...section,
    figures: section.figures.filter((id) => appliesAt(id, level)),
  }));
  return { ...board, sections: sections.filter(({ figures }) => figures.length > 0) };
}

/** The comparisons that areas of the level below can have, and their columns. */
export const comparisonsOf = ({ comparisons }: Board, below: AreaLevel): Comparison[] =>
  comparisons
    .map((each) => ({ ...each, columns: each.columns.filter((id) => appliesAt(id, below)) }))
    .filter(({ columns }) => columns.length > 0);

/** Whatever stands on some dashboard. */
export const boardFigures: ReadonlySet<FigureId> = new Set(
  [...Object.values(boards), ...Object.values(methods)].flatMap(({ sections }) =>
    sections.flatMap(({ figures }) => figures),
  ),
);
