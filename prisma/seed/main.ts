import pg from 'pg';
import { type DemoUsers, seedAccounts } from './accounts.ts';
import { chengdu, chengduDivisions, seedAreas } from './areas.ts';
import { Dice } from './dice.ts';
import { changeTo, laterEditions } from './editions.ts';
import { seedEstates } from './estates.ts';
import { seedGrids } from './grids.ts';
import { byCommunity, type Hosts, readHosts } from './hosts.ts';
import { seedJurisdictions } from './jurisdictions.ts';
import { followChange, seedPartyOrganisations } from './party-organisations.ts';
import { type Community, readCommunities } from './places.ts';
import { type Plan, planOf, REFERENCE_DAY, type Size } from './plan.ts';
import { seedSelfOrganisations } from './self-organisations.ts';
import { seedServiceProjects } from './service-projects.ts';
import { lastSerials, type Part } from './stock.ts';

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
 * Loads the demo city into an empty, migrated database: the areas of 2018 with accounts and five ledgers, brought
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
  const users = await seedAccounts(client, demoPassword);

  const then = await readCommunities(client, dice, plan.districts);
  onProgress('小区 Estates');
  const estates = await seedEstates(client, dice, then, plan, users, { part: 'stock' });
  onProgress('网格 Grids');
  const grids = await seedGrids(client, dice, then, plan, users, { part: 'stock' });
  onProgress('党组织 Party organisations');
  await seedPartyOrganisations(client, dice, then, plan, users, estates, grids);
  await seedOthers(client, dice, then, plan, users, byCommunity(estates), { part: 'stock' }, onProgress);
  return { dice, users };
}

async function loadSince(
  client: pg.ClientBase,
  onProgress: (line: string) => void,
  plan: Plan,
  { dice, users }: Made,
): Promise<void> {
  // Without statistics the planner would take every table for an empty one.
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

  await seedJurisdictions(client, chengdu.since);
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
