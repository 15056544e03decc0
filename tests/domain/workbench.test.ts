import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { indicatorIds, indicators } from '@/lib/domain/indicators/catalogue';
import { findLedger, ledgers } from '@/lib/domain/registry';
import { searchEverything } from '@/lib/domain/search/search';
import { listToDos } from '@/lib/domain/workbench/to-do';
import { loadList } from '@/lib/ledger/list';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';

let world: World;
beforeAll(async () => {
  const database = await testDatabase();
  world = database.world;
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (const { table } of ledgers)
    await owner.query(
      `UPDATE ${table} SET review_state = (CASE id % 2 WHEN 0 THEN 'pending' ELSE 'returned' END)::"ReviewState"`,
    );
  await owner.end();
});

describe('the workbench', () => {
  test.each(['districtReviewer', 'districtClerk', 'twoCommunities'] as const)(
    'of %s says of every ledger what its list shows',
    async (person) => {
      const actor = world.actors[person];
      const todos = await listToDos(actor);
      expect(todos.length).toBeGreaterThan(0);
      for (const { href, count } of todos) {
        const { pathname, searchParams } = new URL(href, 'http://localhost');
        const ledger = findLedger(pathname.slice(1));
        const list = ledger && (await loadList(actor, ledger, Object.fromEntries(searchParams)));
        expect([href, list?.total]).toEqual([href, count]);
      }
    },
  );

  test('asks a reviewer for what is pending in each ledger, and nobody for what is none of his', async () => {
    const pending = indicatorIds.filter((id) => id.endsWith('.pending'));
    expect(pending.map((id) => indicators[id].ledger)).toHaveLength(ledgers.length);
    const titles = (await listToDos(world.actors.districtReviewer)).map(({ title }) => title);
    expect(titles).toContain('网格待审核');
    expect(titles.some((title) => title.includes('被退回'))).toBe(false);
    expect(await listToDos(world.actors.systemAdmin)).toEqual([]);
  });
});

describe('the search', () => {
  test('finds in every ledger, some of each, the shortest names first', async () => {
    const hits = await searchEverything(world.actors.cityViewer, '第', 2);
    const named = (wanted: string) => hits.filter(({ kind }) => kind === wanted).map(({ label }) => label);
    for (const { label } of ledgers) expect(named(label).length).toBeLessThanOrEqual(2);
    expect(named('矛盾纠纷')).toEqual(['矛盾纠纷第1', '矛盾纠纷第2']);
    const ofWuhou = await searchEverything(world.actors.otherClerk, '矛盾纠纷', 5);
    expect(ofWuhou.map(({ hint }) => hint)).toEqual([expect.stringContaining('武侯区')]);
  });
});
