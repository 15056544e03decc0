import pg from 'pg';
import { seedAccounts } from './accounts.ts';
import { chengduDivisions, seedAreas } from './areas.ts';
import { Dice } from './dice.ts';
import { seedEstates } from './estates.ts';
import { seedGrids } from './grids.ts';
import { byCommunity } from './hosts.ts';
import { seedPartyOrganisations } from './party-organisations.ts';
import { readCommunities } from './places.ts';
import { planOf, REFERENCE_DAY, type Size, SMALL_DISTRICTS } from './plan.ts';
import { seedSelfOrganisations } from './self-organisations.ts';
import { seedServiceProjects } from './service-projects.ts';

type Options = {
  /** Of every demo account. */
  demoPassword: string;
  /** Called with a line of text as each part begins. */
  onProgress?: (line: string) => void;
  size?: Size;
};

const SEED = 20_181_231;

/**
 * Loads the demo city into an empty, migrated database: areas, accounts, five ledgers. The same every time but
 * for the passwords' salts. One transaction: a killed load leaves the database empty.
 */
export async function seedDemo(
  ownerUrl: string,
  { demoPassword, onProgress = () => {}, size = 'full' }: Options,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await load(client, demoPassword, onProgress, size);
    await client.query('COMMIT');
    onProgress('整理统计信息 Analysing');
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

async function load(
  client: pg.ClientBase,
  demoPassword: string,
  onProgress: (line: string) => void,
  size: Size,
): Promise<void> {
  const dice = new Dice(SEED);
  onProgress('区划 Areas');
  await seedAreas(client, chengduDivisions());
  const users = await seedAccounts(client, demoPassword);
  const communities = await readCommunities(client, dice, size === 'small' ? SMALL_DISTRICTS : null);
  const plan = planOf(size, {
    communities: communities.length,
    streets: new Set(communities.map(({ street }) => street.id)).size,
  });

  onProgress('小区 Estates');
  const estates = await seedEstates(client, dice, communities, plan, users);
  const hosts = byCommunity(estates);
  onProgress('网格 Grids');
  const grids = await seedGrids(client, dice, communities, plan, users);
  onProgress('党组织 Party organisations');
  await seedPartyOrganisations(client, dice, communities, plan, users, estates, grids);
  onProgress('自组织 Self-organisations');
  await seedSelfOrganisations(client, dice, communities, plan, users, hosts);
  onProgress('服务项目 Service projects');
  await seedServiceProjects(client, dice, communities, plan, users, hosts);

  await client.query(
    `INSERT INTO audit_entries (actor, action, subject, subject_label, after, note)
     VALUES ('set-up', 'seed', 'areas', '成都市', $1, $2)`,
    [plan, `演示数据，截至 ${REFERENCE_DAY}`],
  );
}
