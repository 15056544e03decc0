import pg from 'pg';
import { beforeEach, expect, test } from 'vitest';
import { submitRequest } from '@/lib/domain/requests/desk';
import { listPublished, type PublishedFilter } from '@/lib/domain/requests/published';
import { newQueryCode } from '@/lib/domain/requests/query-code';
import { addDays, today } from '@/lib/platform/clock';
import type { AreaKey, World } from '../world/city';
import { testDatabase } from '../world/database';

let world: World;
let owner: string;
beforeEach(async () => {
  ({ world, ownerUrl: owner } = await testDatabase());
});

async function query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

const categoryId = async (code: string) =>
  (await query<{ id: number }>('SELECT id FROM request_categories WHERE code = $1', [code]))[0]?.id ?? 0;

/** Asked in `place` so many days ago, and set to what the columns say. */
async function asked(place: AreaKey, category: string, daysAgo: number, columns: string) {
  const { id } = await submitRequest({
    areaId: world.areas[place].id,
    categoryId: await categoryId(category),
    text: '三栋一单元王阿姨家门口的灯坏了。',
    phone: '13800005678',
    source: 'web',
    queryCode: newQueryCode(),
  });
  await query(`UPDATE requests SET received_on = $2, ${columns} WHERE id = $1`, [
    id,
    addDays(today(), -daysAgo),
  ]);
  return id;
}

const shown = `public_state = 'published', public_text = '院内一处灯坏了。', public_result = '已换灯。'`;
const ended = `state = 'closed', closed_at = now()`;
const found = async (filter: Partial<PublishedFilter>) =>
  listPublished({ areaId: null, categoryId: null, outcome: null, period: null, page: 1, ...filter });
const ids = async (filter: Partial<PublishedFilter>) => (await found(filter)).rows.map(({ id }) => id);

test('all may read what was published, by district, street, kind, outcome and time, and nothing else of it', async () => {
  const solved = await asked('jinxiu', 'DL', 10, `${shown}, ${ended}, is_solved = true`);
  const unsolved = await asked('duyuanjie', 'HJ', 100, `${shown}, ${ended}, is_solved = false`);
  const again = await asked('taiping', 'DL', 300, `${shown}, state = 'signed'`);
  await asked('jinxiu', 'DL', 10, `public_state = 'wanted', ${ended}, is_solved = true`);
  await asked('jinxiu', 'DL', 10, `public_state = 'refused', public_text = NULL, ${ended}, is_solved = true`);
  const { jinjiang, wuhou, chunxilu, jinguanyi, zongfulu, jinxiu } = world.areas;

  expect(await ids({})).toEqual([again, unsolved, solved]);
  expect(await ids({ areaId: jinjiang.id })).toEqual([unsolved, solved]);
  expect(await ids({ areaId: wuhou.id })).toEqual([again]);
  expect(await ids({ areaId: chunxilu.id })).toEqual([unsolved, solved]);
  expect(await ids({ areaId: jinguanyi.id })).toEqual([]);
  expect(await ids({ categoryId: await categoryId('DL') })).toEqual([again, solved]);
  expect(await ids({ outcome: 'solved' })).toEqual([solved]);
  expect(await ids({ outcome: 'unsolved' })).toEqual([unsolved]);
  expect(await ids({ outcome: 'open' })).toEqual([again]);
  expect(await ids({ period: 'month' })).toEqual([solved]);
  expect(await ids({ period: 'half', areaId: jinjiang.id })).toEqual([unsolved, solved]);
  // Nobody asks for the list of one house, or of one community.
  for (const { id } of [zongfulu, jinxiu]) expect(await ids({ areaId: id })).toEqual([]);

  const { rows, total } = await found({ outcome: 'solved' });
  expect([rows, total]).toEqual([
    [
      {
        ...{ id: solved, category: '道路和照明', state: 'closed', outcome: 'solved' },
        place: '锦江区 春熙路街道 总府路社区居委会',
        receivedOn: addDays(today(), -10),
        text: '院内一处灯坏了。',
        result: '已换灯。',
      },
    ],
    1,
  ]);
});
