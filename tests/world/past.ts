import pg from 'pg';
import { insertRows } from '@/prisma/seed/bulk';
import type { World, WorldArea } from './city';

/** The day from which the areas of 锦江区 are as they are now. */
export const changedOn = '2025-07-01';

type Node = Pick<WorldArea, 'id' | 'code' | 'level'> & { parent: number | null };
type Places = Map<number, { lo: number; hi: number }>;
export type Past = World & {
  /** 大慈寺社区 of 锦官驿街道, which became `renewed`. */
  merged: number;
  /** 青石桥社区 of 春熙路街道, set up on the day of the change. */
  renewed: number;
  /** 盐市口社区 of 春熙路街道, 60 % of which went to 水井坊社区, 40 % to 督院街社区; its records are not assigned. */
  parted: number;
};

/**
 * Gives the small city a past in which one community was merged and one parted between two streets. Positions move,
 * as in any change: the areas and actors to go on with are those of the answer.
 */
export async function addPast(ownerUrl: string, world: World): Promise<Past> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { jinjiang, jinguanyi, chunxilu, shuijingfang, duyuanjie } = world.areas;
    const add = async (code: string, name: string, parent: WorldArea, from?: string) => {
      const { rows } = await client.query<{ id: number }>(
        `INSERT INTO areas (level, parent_id, code, name, lo, hi, since, valid_from)
         SELECT 'community', $1, $2, $3, 0, 0, day, day FROM (SELECT coalesce($4, valid_from) AS day FROM areas WHERE id = $1) AS begun RETURNING id`,
        [parent.id, code, name, from],
      );
      return rows[0]?.id as number;
    };
    const merged = await add('510104017002', '大慈寺社区居委会', jinguanyi);
    const parted = await add('510104022011', '盐市口社区居委会', chunxilu);
    const renewed = await add('510104022010', '青石桥社区居委会', chunxilu, changedOn);
    const { rows: nodes } = await client.query<Node>(
      'SELECT id, code, level::text, parent_id AS parent FROM areas ORDER BY code',
    );
    const then = numbered(nodes.filter(({ id }) => id !== renewed));
    then.set(renewed, point(then, merged));
    const now = numbered(
      nodes
        .filter(({ id }) => id !== merged)
        .map((node) => (node.id === parted ? { ...node, code: '', parent: jinjiang.id } : node)),
    );
    now.set(merged, point(now, renewed));
    await client.query(
      `INSERT INTO area_places SELECT id, lo, hi, '-infinity', $2 FROM jsonb_to_recordset($1) AS p (id int, lo int, hi int)`,
      [json(then), changedOn],
    );
    await client.query(
      `UPDATE areas a SET lo = p.lo, hi = p.hi FROM jsonb_to_recordset($1) AS p (id int, lo int, hi int) WHERE p.id = a.id`,
      [json(now)],
    );
    await client.query(
      `INSERT INTO area_lineage (from_id, to_id, kind, share, on_day, document) VALUES ($1, $2, 'merged', 1, $6, '批复一号'),
         ($3, $4, 'split', 0.6, $6, '批复二号'), ($3, $5, 'split', 0.4, $6, '批复二号')`,
      [merged, renewed, parted, shuijingfang.id, duyuanjie.id, changedOn],
    );
    await addRecords(client, { merged, renewed, parted });
    await client.query(
      `UPDATE areas SET valid_to = $1, host_id = CASE WHEN id = $3 THEN $4::int END WHERE id IN ($2, $3)`,
      [changedOn, merged, parted, jinjiang.id],
    );
    const moved = <A extends { lo: number; hi: number }>(area: A, id: number): A => ({
      ...area,
      ...now.get(id),
    });
    return {
      ...{ ...world, merged, renewed, parted },
      areas: mapped(world.areas, (area) => moved(area, area.id)),
      actors: mapped(world.actors, (actor) => ({
        ...actor,
        grants: actor.grants.map((grant) => moved(grant, grant.areaId)),
      })),
    };
  } finally {
    await client.end();
  }
}

const mapped = <K extends string, V>(record: Record<K, V>, change: (value: V) => V) =>
  Object.fromEntries(Object.entries<V>(record).map(([key, value]) => [key, change(value)])) as Record<K, V>;
const json = (places: Places) => JSON.stringify([...places].map(([id, place]) => ({ id, ...place })));
const point = (places: Places, id: number) => {
  const { lo } = places.get(id) ?? { lo: 0 };
  return { lo, hi: lo };
};

/** Depth first, as the areas are numbered everywhere; a community keeps room for its estates. */
function numbered(nodes: readonly Node[]): Places {
  const places: Places = new Map();
  const visit = (node: Node, lo: number): number => {
    let next = lo + 1;
    for (const child of nodes
      .filter(({ parent }) => parent === node.id)
      .sort((a, b) => (a.code < b.code ? -1 : 1)))
      next = visit(child, next);
    if (node.level === 'community') next = lo + 4_096;
    places.set(node.id, { lo, hi: next - 1 });
    return next;
  };
  for (const top of nodes.filter(({ parent }) => parent === null)) visit(top, 1);
  return places;
}

/** What moved along with the merger, and what still stands in the community that was parted. */
async function addRecords(client: pg.ClientBase, { merged, renewed, parted }: Omit<Past, keyof World>) {
  const common = { startedOn: '2018-06-01', reviewState: 'approved', contactName: '张晓燕', searchText: '' };
  const add = (table: string, rows: readonly Record<string, unknown>[]) =>
    insertRows(
      client,
      table,
      rows.map((row) => ({ ...common, ...row })),
    );
  const grid = (code: string, areaId: number, households: number | null) => ({
    ...{ code, name: code, areaId, households, population: 10, kind: 'general' },
  });
  const project = (code: string, areaId: number, plannedMoney: number) => ({
    ...{
      code,
      name: code,
      areaId,
      plannedMoney,
      line: 'service',
      state: 'completed',
      completedOn: '2024-05-01',
    },
  });
  await add('estates', [
    {
      code: '510104022011E001',
      name: '盐市口小区',
      areaId: parted,
      kind: 'commercial',
      households: 31,
      propertyManagement: 'company',
      hasOwnersCommittee: true,
    },
  ]);
  const { rows } = await client.query<{ id: number }>(`SELECT id FROM areas WHERE code = '510104022011E001'`);
  await add('party_organisations', [
    {
      code: '510104022011E001P001',
      name: '盐市口小区党支部',
      areaId: rows[0]?.id,
      kind: 'branch',
      setting: 'estate',
      memberCount: 7,
    },
  ]);
  await add('grids', [
    grid('510104022010001', renewed, 101),
    { ...grid('510104022010002', renewed, 55), startedOn: '2024-03-01' },
    { ...grid('510104022010003', renewed, 60), startedOn: '2026-01-01' },
    grid('510104022011001', parted, 100),
    grid('510104022011002', parted, 51),
    grid('510104022011003', parted, null),
  ]);
  await add('service_projects', [
    project('510104022010F001', renewed, 10_000.01),
    project('510104022011F001', parted, 33_333.33),
  ]);
  for (const table of ['grids', 'service_projects'])
    await client.query(
      `INSERT INTO record_places (ledger, record_id, area_id, since, until)
       SELECT $1, id, $2, '-infinity', $4 FROM ${table} WHERE area_id = $3 AND started_on < $4`,
      [table.replace('_', '-'), merged, renewed, changedOn],
    );
}
