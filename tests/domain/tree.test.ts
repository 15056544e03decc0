import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { grids } from '@/lib/domain/grids/definition';
import { forgetFigures } from '@/lib/domain/indicators/figures';
import { makeLedgerFile, queueLedgerExport } from '@/lib/domain/transfers/ledger-exports';
import { loadList } from '@/lib/ledger/list';
import { clock } from '@/lib/platform/clock';
import { readOwn } from '@/lib/platform/transact';
import { testDatabase } from '../world/database';
import { addPast, changedOn, type Past } from '../world/past';
import type { Person } from '../world/people';

const at = <T>(work: () => T): T => clock.at(new Date('2026-11-02T02:00:00Z'), work);

let past: Past;
let folder: string;
beforeAll(async () => {
  const { ownerUrl, world } = await testDatabase();
  past = await addPast(ownerUrl, world);
  folder = await mkdtemp(join(tmpdir(), 'gongzhi-tree-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(forgetFigures);

describe('a list', () => {
  const list = (area: number, params: Record<string, string>, actor: Person = 'cityViewer') =>
    at(() => loadList(past.actors[actor], grids, { area: String(area), ...params }));
  const codes = async (...of: Parameters<typeof list>) =>
    (await list(...of)).rows.map(({ values }) => values.code);

  test('as then has the records that stood there, under the names of that day', async () => {
    const { rows, labels, area } = await list(past.merged, { on: '2024-12-31', tree: 'then' });
    expect(rows.map(({ values }) => values.code)).toEqual(['510104022010001', '510104022010002']);
    expect(labels.areas.get(past.merged)).toBe('锦江区/锦官驿街道/大慈寺社区居委会');
    expect(area?.name).toBe('锦江区/锦官驿街道/大慈寺社区居委会');
    expect(await codes(past.areas.jinguanyi.id, { on: '2024-12-31', tree: 'then' })).toEqual([
      '510104017001001',
      '510104022010001',
      '510104022010002',
    ]);
  });

  test('as today has what stands there now', async () => {
    expect(await codes(past.areas.jinguanyi.id, { on: '2024-12-31' })).toEqual(['510104017001001']);
    expect(await codes(past.renewed, { on: '2024-12-31' })).toEqual(['510104022010001', '510104022010002']);
    expect(await codes(past.renewed, { on: '2024-12-31', tree: 'then' })).toEqual([]);
  });

  test('from the day of the change on is the same either way', async () => {
    const street = past.areas.chunxilu.id;
    expect(await codes(street, { on: changedOn, tree: 'then' })).toEqual(
      await codes(street, { on: changedOn }),
    );
  });

  test('shows nobody what is not in his areas today', async () => {
    const then = { on: '2024-12-31', tree: 'then' };
    const parted = ['510104022011001', '510104022011002', '510104022011003'];
    expect(await codes(past.areas.chunxilu.id, then)).toEqual(expect.arrayContaining(parted));
    expect(await codes(past.areas.chunxilu.id, then, 'streetReviewer')).not.toEqual(
      expect.arrayContaining(parted),
    );
  });

  test('masks contacts by where a record stands today', async () => {
    const contact = async (actor: Person) =>
      (await list(past.areas.jinjiang.id, { on: '2024-12-31', tree: 'then' }, actor)).rows[0]?.values
        .contactName;
    expect(await contact('districtReviewer')).toBe('张晓燕');
    expect(await contact('cityViewer')).toBe('张*');
  });

  test('of a day before any that is known is that of the first', async () => {
    expect((await list(past.merged, { on: '2018-12-31', tree: 'then' })).query.filter).toMatchObject({
      on: '2018-12-31',
      tree: '2023-06-30',
    });
  });

  test('is exported as shown, and the notes say by which areas', async () => {
    const notes = async (query: string) => {
      const { cityViewer } = past.actors;
      const id = await queueLedgerExport(cityViewer, grids, { query, format: 'xlsx', submitKey: query });
      const order = await readOwn(cityViewer, (tx) => tx.export.findUniqueOrThrow({ where: { id } }));
      const path = join(folder, `${id}.xlsx`);
      const { rows } = await at(() => makeLedgerFile(cityViewer, order, path, async () => {}));
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(path);
      const said = workbook.getWorksheet('说明')?.getSheetValues() as (unknown[] | undefined)[];
      const places = workbook.worksheets[0]?.getColumn(3).values.slice(2);
      return { rows, places, tree: said.find((row) => row?.[1] === '区划')?.[2] };
    };
    expect(await notes(`area=${past.merged}&on=2024-12-31&tree=then`)).toEqual({
      rows: 2,
      places: Array(2).fill('锦江区/锦官驿街道/大慈寺社区居委会'),
      tree: '按当时区划（2024-12-31）',
    });
    expect((await notes(`area=${past.renewed}&on=2024-12-31`)).tree).toBe('按现区划');
  });
});
