import pg from 'pg';
import { ledgers } from '@/lib/domain/registry';
import type { Actor } from '@/lib/platform/actor';
import { hashPassword } from '@/lib/platform/passwords';
import type { AreaLevel } from '@/prisma/client/enums';
import { type Divisions, seedAreas } from '@/prisma/seed/areas';
import { insertRows } from '@/prisma/seed/bulk';
import { addPeople, type Person } from './people';
import { completed, estates, grids, partyOrganisations, selfOrganisations, serviceProjects } from './records';
import { samplesOf } from './samples';

/** A small city with real names: two districts, three streets, five communities. */
const divisions: Divisions = {
  source: 'tests',
  edition: '2023',
  districts: [
    ['510104', '锦江区'],
    ['510107', '武侯区'],
  ],
  streets: [
    ['510104017', '锦官驿街道'],
    ['510104022', '春熙路街道'],
    ['510107001', '浆洗街街道'],
  ],
  communities: [
    ['510104017001', '水井坊社区居委会'],
    ['510104022006', '总府路社区居委会'],
    ['510104022009', '督院街社区居委会'],
    ['510107001001', '太平社区居委会'],
    ['510107001002', '蜀汉街社区居委会'],
  ],
};

const areaCodes = {
  city: '5101',
  jinjiang: '510104',
  wuhou: '510107',
  jinguanyi: '510104017',
  chunxilu: '510104022',
  jiangxijie: '510107001',
  shuijingfang: '510104017001',
  zongfulu: '510104022006',
  duyuanjie: '510104022009',
  taiping: '510107001001',
  shuhanjie: '510107001002',
  /** The estates, each an area of its own. */
  jinxiu: '510104022006E001',
  courtyard: '510104022009E001',
  wangjiang: '510107001001E001',
} as const;

export type AreaKey = keyof typeof areaCodes;
export type WorldArea = { id: number; code: string; name: string; level: AreaLevel; lo: number; hi: number };
export type World = {
  areas: Record<AreaKey, WorldArea>;
  actors: Record<Person, Actor>;
  /** Of every account; the username is the actor's key in small letters. */
  password: string;
};

/** Ledgers whose records the stories name; of the others each area that can have one has one. */
const named = new Set(['estates', 'grids', 'party-organisations', 'self-organisations', 'service-projects']);

const password = 'Chunxi-Road-2018';
let passwordHash: Promise<string> | undefined;

/** Fills an empty, migrated database. The records are those of `records.ts`; those of 锦江区 were entered by its clerk. */
export async function buildWorld(ownerUrl: string): Promise<World> {
  passwordHash ??= hashPassword(password);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await seedAreas(client, divisions);
    await addRecords(client, 'estates', estates);
    const areas = await readAreas(client);
    const actors = await addPeople(client, areas, await passwordHash);
    await addRecords(client, 'grids', grids);
    await addPartyOrganisations(client);
    await addRecords(client, 'self_organisations', selfOrganisations);
    await addRecords(client, 'service_projects', serviceProjects);
    const others = ledgers.filter(({ name }) => !named.has(name));
    for (const ledger of others) await addRecords(client, ledger.table, samplesOf(ledger));
    for (const { table } of ledgers)
      await client.query(`UPDATE ${table} SET entered_by_id = $1 WHERE code LIKE '510104%'`, [
        actors.districtClerk.userId,
      ]);
    await client.query('COMMIT');
    return { areas, actors, password };
  } finally {
    await client.end();
  }
}

async function areaIds(client: pg.ClientBase): Promise<Map<string, number>> {
  const { rows } = await client.query<{ id: number; code: string }>('SELECT id, code FROM areas');
  return new Map(rows.map(({ id, code }) => [code, id]));
}

async function addRecords(
  client: pg.ClientBase,
  table: string,
  rows: readonly { code: string; name: string }[],
): Promise<void> {
  const ids = await areaIds(client);
  await insertRows(
    client,
    table,
    rows.map((row) => completed(row, ids)),
  );
}

async function addPartyOrganisations(client: pg.ClientBase): Promise<void> {
  await addRecords(
    client,
    'party_organisations',
    partyOrganisations.map(({ superior, ...row }) => row),
  );
  const below = partyOrganisations.filter(({ superior }) => superior);
  await client.query(
    `UPDATE party_organisations o SET superior_id = s.id FROM unnest($1::text[], $2::text[]) AS r (code, superior)
     JOIN party_organisations s ON s.code = r.superior WHERE o.code = r.code`,
    [below.map(({ code }) => code), below.map(({ superior }) => superior)],
  );
}

async function readAreas(client: pg.ClientBase): Promise<World['areas']> {
  const { rows } = await client.query<WorldArea>('SELECT id, code, name, level, lo, hi FROM areas');
  const byCode = new Map(rows.map((area) => [area.code, area]));
  const named = Object.entries(areaCodes).map(([key, code]) => [key, byCode.get(code)]);
  return Object.fromEntries(named) as World['areas'];
}
