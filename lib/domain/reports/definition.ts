import { compared } from '@/lib/domain/indicators/board';
import { change, type ReportSection, say, tell } from './parts';

/** What the title is after the area's name. */
export const reportSubject = '城乡社区发展治理情况报告';

/**
 * The report of an area and a period, for every level alike, in the order of the paper. What an area of its level
 * cannot have, what is 0, and what a past period cannot know is left out, clause by clause.
 */
export const reportSections: readonly ReportSection[] = [
  {
    heading: '领导体制',
    parts: [
      tell(
        '',
        say`设立社区发展治理委员会${'leading-bodies.commissions'}`,
        say`由组织部长兼任主任的${'leading-bodies.concurrentHeads'}`,
        say`建立党建工作领导小组和社区发展治理领导小组${'leading-bodies.groups'}`,
        say`建立区域化党建联席会议${'conferences.regional'}`,
        say`联席会议召开率${'conferences.metRate'}`,
      ),
      tell(
        '',
        say`党委常委会研究${'leadership-actions.studies'}`,
        say`全会部署${'leadership-actions.plenaries'}`,
        say`书记现场办公${'leadership-actions.onSite'}`,
        say`交办事项${'leadership-actions.matters'}`,
      ),
      tell(
        '',
        say`出台城乡社区发展治理意见${'policies.clauses'}`,
        say`配套文件${'policies.supporting'}`,
        say`党建责任考核评价办法${'policies.evaluations'}`,
        say`责任清单${'policies.dutyLists'}`,
        say`落实地位、内涵、途径的制度${'policies.institutional'}`,
        say`制度落实率${'policies.doneRate'}`,
      ),
    ],
  },
  {
    heading: '激励与队伍',
    parts: [
      tell(
        '',
        say`下达社区保障激励资金${'funds.quota'}`,
        say`拨付率${'funds.allocatedRate'}`,
        say`执行率${'funds.spentRate'}`,
      ),
      tell(
        '',
        say`社区专职工作者${'workers.count'}`,
        say`持证的${'workers.certified'}，持证率${'workers.certifiedRate'}`,
        say`近两年新增中级以上专业社工${'workers.midGradeRecent'}`,
      ),
      tell(
        '',
        say`命名示范单位${'demonstration-units.count'}`,
        say`其中示范街道${'demonstration-units.streets'}`,
        say`示范社区${'demonstration-units.communities'}`,
        say`示范小区${'demonstration-units.estates'}`,
        say`复核通过率${'demonstration-units.passedRate'}`,
      ),
    ],
  },
  {
    heading: '四级联动',
    parts: [
      tell(
        '',
        say`市联区联系点${'linkage-assignments.cityDistrict'}`,
        say`区联街${'linkage-assignments.districtStreet'}`,
        say`街联社${'linkage-assignments.streetCommunity'}`,
        say`社联小区${'linkage-assignments.communityEstate'}`,
        say`有人联系的小区${'linkage-assignments.estatesLinked'}，覆盖率${'linkage-assignments.estateCoverage'}`,
      ),
      tell(
        '',
        say`各级联系点走访${'linkage-visits.count'}`,
        say`发现问题${'linkage.found'}，解决${'linkage.solved'}，解决率${'linkage-assignments.solvedRate'}`,
      ),
    ],
  },
  {
    heading: '条块协同',
    parts: [
      tell(
        '',
        say`与驻区单位签订共建协议${'resident-units.signed'}`,
        say`签约率${'resident-units.signedRate'}`,
        say`其中组织联建${'resident-units.organisationMeans'}`,
        say`利益联结${'resident-units.interestMeans'}`,
        say`资源共享${'resident-units.resourceMeans'}`,
      ),
      tell(
        '',
        say`实施共建共享项目${'co-building-projects.count'}`,
        say`已完成${'co-building-projects.completed'}，完成率${'co-building-projects.completionRate'}`,
        say`驻区单位负责人兼任委员的席位${'part-time-posts.count'}`,
      ),
    ],
  },
  {
    heading: '网格融合',
    parts: [
      tell(
        '',
        say`划分网格${'grids.count'}${change('grids.count')}`,
        say`覆盖${'grids.households'}`,
        say`网格员${'grids.workers'}`,
        say`网格党支部${'party-organisations.gridBranches'}，覆盖率${'grids.branchCoverage'}`,
      ),
      tell(
        '',
        say`力量下沉到社区的部门${'grid-forces.departments'}`,
        say`下沉人员${'grid-forces.people'}`,
        say`核对五大融合的社区${'fusion-checks.count'}`,
        say`五项都已融合的${'fusion-checks.all'}，完成率${'fusion-checks.fusedRate'}`,
      ),
    ],
  },
  {
    heading: '街道职能',
    parts: [
      tell(
        '',
        say`出台转变街道职能等实施意见${'policies.opinions'}`,
        say`设立产业功能区${'industrial-zones.count'}承接招商引资职能`,
        say`街道“5+X”内设机构${'street-functions.offices'}`,
        say`下放街道的审批事项和执法力量${'street-functions.delegated'}`,
        say`派驻街道的岗位${'street-functions.secondments'}`,
        say`由街道统筹的${'street-functions.coordinated'}`,
      ),
    ],
  },
  {
    heading: '五线工作法',
    parts: [
      tell(
        '党员线：',
        say`下沉社区服务党员${'tallies.membersDown'}`,
        say`本期开展“万名党员进社区”${'activities.membersIn'}`,
        say`“蓉城先锋”双示范行动${'activities.vanguard'}`,
      ),
      tell(
        '自治线：',
        say`居民自组织${'self-organisations.count'}${change('self-organisations.count')}`,
        say`党员领办率${'self-organisations.partyLedRate'}`,
      ),
      tell(
        '社团线：',
        say`社区党组织领办社会企业${'social-organisations.enterprises'}`,
        say`承接社区服务项目的社会组织${'social-organisations.organisations'}`,
      ),
      tell(
        '志愿线：',
        say`志愿者${'tallies.volunteers'}`,
        say`本期开展“社区志愿服务日”活动${'activities.volunteerDay'}`,
      ),
      tell(
        '服务线：',
        say`基本公共服务清单${'service-items.basic'}`,
        say`社区服务清单${'service-items.community'}`,
        say`微细公共服务项目${'service-projects.count'}`,
        say`已立项${'service-projects.undertaken'}，完成${'service-projects.completed'}`,
        say`计划资金${'service-projects.planned'}`,
      ),
    ],
  },
  {
    heading: '五步工作法',
    parts: [
      tell('找党员抓骨干：', say`推选党员骨干${'tallies.backbone'}`),
      tell(
        '建组织抓覆盖：',
        say`建立小区党组织${'party-organisations.ofEstates'}`,
        say`业委会党组织${'party-organisations.ofOwnersCommittees'}`,
        say`物业机构党组织${'party-organisations.ofPropertyFirms'}`,
        say`小区党组织覆盖率${'estates.partyCoverage'}${change('estates.partyCoverage')}`,
        say`业委会党组织覆盖率${'estates.committeePartyCoverage'}`,
        say`物业机构党组织覆盖率${'estates.firmPartyCoverage'}`,
      ),
      tell(
        '优机制抓统筹：',
        say`建立小区多方联席会议${'conferences.estate'}`,
        say`化解小区矛盾纠纷${'disputes.resolved'}，化解率${'disputes.resolvedRate'}`,
      ),
      tell(
        '抓服务聚合力：',
        say`建成小区党群活动站${'facilities.activityStations'}`,
        say`引领居民${'tallies.residentsServing'}参与服务`,
        say`引领社会组织和商家${'tallies.merchants'}开展服务`,
      ),
      tell(
        '植文化强精神：',
        say`本期开展“天府文化润城”进小区${'activities.culture'}`,
        say`打造小区公共文化场景${'facilities.scenes'}`,
      ),
      { kind: 'map', figure: 'estates.partyCoverage' },
      { kind: 'comparison', figure: 'estates.partyCoverage' },
    ],
  },
  {
    heading: '五大行动',
    parts: [
      tell(
        '',
        say`筹集政府资金和社会资本${'action-projects.funds'}`,
        say`社会资本占${'action-projects.socialShare'}`,
        say`行动项目${'action-projects.count'}，已完成${'action-projects.completed'}`,
      ),
      tell(
        '',
        say`完成城中村改造${'action-projects.urbanVillages'}`,
        say`整治背街小巷${'action-projects.backAlleys'}`,
        say`打造特色街区${'action-projects.featuredStreets'}`,
        say`新增透绿开敞空间${'action-projects.greenSpace'}`,
        say`建成社区绿道${'action-projects.greenways'}`,
        say`编制片区方案${'action-projects.areaPlans'}`,
      ),
    ],
  },
  {
    heading: '党群服务体系与平台',
    parts: [
      tell(
        '',
        say`建成街道党群服务综合体（天府之家）${'facilities.complexes'}`,
        say`完成社区党群服务中心亲民化改造${'facilities.renovated'}`,
        say`居民小区院落党群服务站${'facilities.stations'}`,
        say`“两新”党群服务点${'facilities.points'}`,
        say`商圈楼宇和园区市场党群服务站${'facilities.businessAndPark'}`,
        say`阵地达标率${'facilities.acceptedRate'}`,
      ),
      tell(
        '',
        say`“天府市民云”接入${'online-services.departments'}部门、${'online-services.citizenCloud'}服务`,
        say`互联互通平台${'online-services.platforms'}`,
      ),
    ],
  },
  {
    heading: '民生服务',
    parts: [
      tell(
        '',
        say`居家养老网点${'service-outlets.elderCare'}`,
        say`幼儿托管网点${'service-outlets.childCare'}`,
        say`纳入共享的车位${'service-outlets.spaces'}`,
        say`众筹食堂${'service-outlets.canteens'}`,
        say`网点运营率${'service-outlets.operatingRate'}`,
      ),
      tell(
        '',
        say`汇总安居、畅行、乐业、授教、医病、养老需求${'demands.six'}`,
        say`养老难、托管难、停车难${'demands.threeHard'}`,
      ),
    ],
  },
  {
    heading: '评价',
    parts: [
      tell(
        '',
        say`问卷认可高品质和谐宜居生活社区建设的占${'surveys.recognition'}（有效样本${'surveys.recognitionAsked'}）`,
        say`认为环境面貌发生可喜变化的占${'surveys.environment'}（有效样本${'surveys.environmentAsked'}）`,
        say`获得表彰与肯定${'honours.count'}`,
      ),
    ],
  },
  {
    heading: '各辖区对比',
    parts: [{ kind: 'areas', title: '主要指标', figures: compared }],
  },
  {
    heading: '需要关注的事项',
    isPresentOnly: true,
    parts: [{ kind: 'attention', title: '需要关注的事项' }],
  },
];
