import pg from 'pg';
import { type DemoUsers, seedAccounts } from './accounts.ts';
import { seedActionProjects, seedFunds, seedIndustrialZones } from './actions.ts';
import { chengdu, chengduDivisions, seedAreas } from './areas.ts';
import { seedCoBuilding } from './co-building.ts';
import { Dice } from './dice.ts';
import { changeTo, laterEditions } from './editions.ts';
import { seedEstates } from './estates.ts';
import { seedFacilities, seedOnlineServices, seedServiceOutlets } from './facilities.ts';
import { seedActivities, seedServiceItems, seedSocialOrganisations, seedTallies } from './five-lines.ts';
import { seedDisputes } from './five-steps.ts';
import { seedFusionChecks, seedGridForces } from './grid-fusion.ts';
import { seedGrids } from './grids.ts';
import { byCommunity, type Hosts, readHosts } from './hosts.ts';
import { seedJurisdictions } from './jurisdictions.ts';
import { seedLinkageVisits } from './linkage-visits.ts';
import { Loading } from './loading.ts';
import { sitesOf } from './lots.ts';
import {
  seedConferences,
  seedLeadershipActions,
  seedLeadingBodies,
  seedLinkage,
  seedPartTimePosts,
} from './organisation.ts';
import { followChange, seedPartyOrganisations } from './party-organisations.ts';
import { type Community, type Place, readCommunities } from './places.ts';
import { type Plan, planOf, REFERENCE_DAY, type Size } from './plan.ts';
import { seedRequests } from './requests.ts';
import { seedDemands, seedPolicies, seedStreetFunctions, seedSurveys } from './rules.ts';
import { seedSelfOrganisations } from './self-organisations.ts';
import { seedServiceProjects } from './service-projects.ts';
import { seedDemonstrationUnits, seedHonours, seedWorkers } from './staff.ts';
import { lastSerials, type Part } from './stock.ts';
import { seedSupervision } from './supervision.ts';

type Options = {
  /** Of every demo account. */
  demoPassword: string;
  /** Called with a line of text as each part begins. */
  onProgress?: (line: string) => void;
  size?: Size;
  /** Leaves the city as it was in 2018: without the changes of areas, and what came after them. */
  isOf2018?: boolean;
};

const SEED = 20_181_231;

/**
 * Loads the demo city into an empty, migrated database: the areas of 2018 with accounts and all ledgers, brought
 * to today by the changes of 2020 and 2023. The same every time but for the passwords' salts. One transaction: a
 * killed load leaves the database empty.
 */
export async function seedDemo(
  ownerUrl: string,
  { demoPassword, onProgress = () => {}, size = 'full', isOf2018 = false }: Options,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    const plan = planOf(size);
    const made = await loadThen(client, demoPassword, onProgress, plan);
    if (!isOf2018) await loadSince(client, onProgress, plan, made);
    onProgress('走访、督办 Linkage visits, supervision');
    await seedLinkageVisits(client, SEED);
    await seedSupervision(client, SEED, plan.scale);
    await client.query(
      `INSERT INTO audit_entries (actor, action, subject, subject_label, after, note)
       VALUES ('set-up', 'seed', 'areas', '成都市', $1, $2)`,
      [plan, `演示数据，截至 ${REFERENCE_DAY}`],
    );
    await client.query('COMMIT');
    onProgress('整理统计信息 Analysing');
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

const ofThePaper: readonly [string, (load: Loading) => Promise<void>][] = [
  ['领导机构 Leading bodies', seedLeadingBodies],
  ['联席会议 Conferences', seedConferences],
  ['兼职委员 Part-time posts', seedPartTimePosts],
  ['联系点 Linkage', seedLinkage],
  ['高位推动 Leadership actions', seedLeadershipActions],
  ['下沉力量 Grid forces', seedGridForces],
  ['五大融合 Fusion checks', seedFusionChecks],
  ['社会组织 Social organisations', seedSocialOrganisations],
  ['活动 Activities', (load) => seedActivities(load, 'stock')],
  ['服务清单 Service items', seedServiceItems],
  ['人员统计 Tallies', seedTallies],
  ['矛盾纠纷 Disputes', (load) => seedDisputes(load, 'stock')],
  ['驻区单位、共建项目 Resident units, co-building', seedCoBuilding],
  ['党群阵地 Facilities', seedFacilities],
  ['服务网点 Service outlets', seedServiceOutlets],
  ['线上服务 Online services', seedOnlineServices],
  ['行动项目 Action projects', seedActionProjects],
  ['产业功能区 Industrial zones', seedIndustrialZones],
  ['保障激励资金 Funds', seedFunds],
  ['社区工作者 Workers', seedWorkers],
  ['示范单位 Demonstration units', seedDemonstrationUnits],
  ['表彰 Honours', seedHonours],
  ['制度文件 Policies', seedPolicies],
  ['街道职能 Street functions', seedStreetFunctions],
  ['群众问卷 Surveys', seedSurveys],
  ['居民需求 Demands', seedDemands],
];

async function readCity(client: pg.ClientBase): Promise<Place> {
  const { rows } = await client.query<Place>(`SELECT id, code, name FROM areas WHERE level = 'city'`);
  if (!rows[0]) throw new Error('no city');
  return rows[0];
}

type Made = { dice: Dice; users: DemoUsers };

async function loadThen(
  client: pg.ClientBase,
  demoPassword: string,
  onProgress: (line: string) => void,
  plan: Plan,
): Promise<Made> {
  const dice = new Dice(SEED);
  onProgress('区划 Areas');
  await seedAreas(client, chengduDivisions('2019'));
  // Every estate asks for its neighbours' places.
  await client.query('ANALYZE areas, area_versions');
  const users = await seedAccounts(client, demoPassword);

  const then = await readCommunities(client, dice, plan.districts);
  onProgress('小区 Estates');
  const estates = await seedEstates(client, dice, then, plan, users, { part: 'stock' });
  onProgress('网格 Grids');
  const grids = await seedGrids(client, dice, then, plan, users, { part: 'stock' });
  onProgress('党组织 Party organisations');
  await seedPartyOrganisations(client, dice, then, plan, users, estates, grids);
  const hosts = byCommunity(estates);
  await seedOthers(client, dice, then, plan, users, hosts, { part: 'stock' }, onProgress);
  const load = new Loading(client, users, sitesOf(await readCity(client), then), hosts, plan.scale, SEED);
  // The records of a ledger are made up while those of the one before it are stored.
  let stored: Promise<void> = Promise.resolve();
  for (const [label, seed] of ofThePaper) {
    onProgress(label);
    const storing = seed(load);
    await stored;
    stored = storing;
  }
  await stored;
  return { dice, users };
}

async function loadSince(
  client: pg.ClientBase,
  onProgress: (line: string) => void,
  plan: Plan,
  { dice, users }: Made,
): Promise<void> {
  // Without statistics the planner would take every table for an empty one; rough ones will do.
  await client.query('SET LOCAL default_statistics_target = 10');
  await client.query('ANALYZE');
  for (const edition of laterEditions) {
    onProgress(`区划变更 Change of areas ${edition.on}`);
    await changeTo(client, edition);
    await followChange(client, dice, plan, users, edition.on);
  }

  onProgress('2020 年以后的记录 Records since');
  const now = await readCommunities(client, dice, plan.districts);
  await seedEstates(client, dice, now, plan, users, await joined(client, 'estates'));
  await seedGrids(client, dice, now, plan, users, await joined(client, 'grids'));
  const hosts = byCommunity(await readHosts(client, now));
  await seedOthers(client, dice, now, plan, users, hosts, null, () => {});
  const load = new Loading(client, users, sitesOf(await readCity(client), now), hosts, plan.scale, SEED);
  await seedActivities(load, 'joined');
  await seedDisputes(load, 'joined');

  await seedJurisdictions(client, chengdu.since);
  onProgress('居民诉求 Requests');
  await seedRequests(load);
}

const joined = async (client: pg.ClientBase, table: string): Promise<Part> => ({
  part: 'joined',
  last: await lastSerials(client, table),
});

async function seedOthers(
  client: pg.ClientBase,
  dice: Dice,
  communities: readonly Community[],
  plan: Plan,
  users: DemoUsers,
  hosts: Hosts,
  part: Part | null,
  onProgress: (line: string) => void,
): Promise<void> {
  onProgress('自组织 Self-organisations');
  const ofSelf = part ?? (await joined(client, 'self_organisations'));
  await seedSelfOrganisations(client, dice, communities, plan, users, hosts, ofSelf);
  onProgress('服务项目 Service projects');
  const ofProjects = part ?? (await joined(client, 'service_projects'));
  await seedServiceProjects(client, dice, communities, plan, users, hosts, ofProjects);
}
