import pg from 'pg';
import type { ActiveGrant, Actor } from '@/lib/platform/actor';
import { hashPassword } from '@/lib/platform/passwords';
import type { AreaLevel, Role } from '@/prisma/client/enums';
import { type Divisions, seedAreas } from '@/prisma/seed/areas';
import { insertRows, reserveIds } from '@/prisma/seed/bulk';
import { completed, estates, grids, partyOrganisations, selfOrganisations, serviceProjects } from './records';

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

const people = {
  cityViewer: ['市级查看员', { city: ['viewer', 'scheme_manager'] }],
  districtClerk: ['锦江区填报员', { jinjiang: ['clerk'] }],
  districtReviewer: ['锦江区审核员', { jinjiang: ['reviewer'] }],
  streetReviewer: ['春熙路街道审核员', { chunxilu: ['reviewer', 'coordinator'] }],
  communityClerk: ['总府路社区填报员', { zongfulu: ['clerk'] }],
  estateViewer: ['锦绣花园查看员', { jinxiu: ['viewer'] }],
  /** The neighbour, from whose district nothing of 锦江区 may be seen. */
  otherClerk: ['武侯区填报员', { wuhou: ['clerk'] }],
  /** Two grants apart from each other, a third one between them left out. */
  twoCommunities: ['水井坊、太平查看员', { shuijingfang: ['viewer'], taiping: ['clerk'] }],
  nobody: ['没有授权的人', {}],
  systemAdmin: ['系统管理员', { city: ['system_admin'] }],
  securityAdmin: ['安全管理员', { city: ['security_admin'] }],
  auditAdmin: ['审计管理员', { city: ['audit_admin'] }],
} as const satisfies Record<string, readonly [string, { [A in keyof typeof areaCodes]?: readonly Role[] }]>;

export type WorldArea = { id: number; code: string; name: string; level: AreaLevel; lo: number; hi: number };
export type World = {
  areas: Record<keyof typeof areaCodes, WorldArea>;
  actors: Record<keyof typeof people, Actor>;
  /** Of every account; the username is the actor's key in small letters. */
  password: string;
};

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
    for (const table of ['estates', 'grids', 'party_organisations', 'self_organisations', 'service_projects'])
      await client.query(`UPDATE ${table} SET entered_by_id = $1 WHERE code LIKE '510104%'`, [
        actors.districtClerk.userId,
      ]);
    await client.query('COMMIT');
    await client.query('ANALYZE');
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
  return mapValues(areaCodes, (code) => byCode.get(code) as WorldArea);
}

async function addPeople(
  client: pg.ClientBase,
  areas: World['areas'],
  passwordHash: string,
): Promise<World['actors']> {
  const keys = Object.keys(people) as (keyof typeof people)[];
  const ids = await reserveIds(client, 'users', keys.length);
  const home = (key: keyof typeof people) =>
    (Object.keys(people[key][1])[0] ?? 'city') as keyof typeof areaCodes;
  await insertRows(
    client,
    'users',
    keys.map((key, i) => ({
      id: ids[i],
      username: key.toLowerCase(),
      displayName: people[key][0],
      areaId: areas[home(key)].id,
      passwordHash,
      mustChangePassword: false,
    })),
  );
  const wanted = keys.flatMap((key, i) =>
    Object.entries(people[key][1]).flatMap(([area, roles]) =>
      roles.map((role) => ({ userId: ids[i] as number, role, area: areas[area as keyof typeof areaCodes] })),
    ),
  );
  const grantIds = await reserveIds(client, 'grants', wanted.length);
  await insertRows(
    client,
    'grants',
    wanted.map(({ userId, role, area }, i) => ({
      id: grantIds[i],
      userId,
      role,
      areaId: area.id,
      validFrom: '2018-01-01',
    })),
  );
  const grants = wanted.map(({ userId, role, area }, i) => ({
    userId,
    grant: {
      id: grantIds[i] as number,
      role,
      areaId: area.id,
      areaName: area.name,
      level: area.level,
      lo: area.lo,
      hi: area.hi,
    } satisfies ActiveGrant,
  }));
  return mapValues(people, ([name], key) => {
    const userId = ids[keys.indexOf(key)] as number;
    return {
      userId,
      username: key.toLowerCase(),
      name,
      ip: '127.0.0.1',
      signInId: '00000000-0000-4000-8000-000000000000',
      mustChangePassword: false,
      isDemo: false,
      grants: grants.filter((each) => each.userId === userId).map(({ grant }) => grant),
    };
  });
}

function mapValues<T extends object, V>(
  object: T,
  make: (value: T[keyof T], key: keyof T & string) => V,
): Record<keyof T, V> {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, make(value, key as keyof T & string)]),
  ) as Record<keyof T, V>;
}
