import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { grids } from '@/lib/domain/grids/definition';
import { moveImport, startImport } from '@/lib/ledger/import';
import { applyImport, undoImport } from '@/lib/ledger/import-apply';
import { checkImport, markedPath } from '@/lib/ledger/import-check';
import { loadList } from '@/lib/ledger/list';
import { sheetColumns } from '@/lib/ledger/sheet';
import { reviseRecord } from '@/lib/ledger/write';
import type { Actor } from '@/lib/platform/actor';
import { placeFor, storedFile } from '@/lib/platform/files';
import { openSpreadsheet } from '@/lib/platform/spreadsheets/read';
import { cellText } from '@/lib/platform/spreadsheets/sheet-row';
import { writeWorkbook } from '@/lib/platform/spreadsheets/write';
import { readOwn } from '@/lib/platform/transact';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';
import { gridForm } from '../world/grid-form';

let world: World;
let ownerUrl: string;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongzhi-import-'));
  process.env.DATA_DIR = folder;
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  ({ world, ownerUrl } = await testDatabase());
});

type Row = Partial<Record<keyof typeof grids.fields, string>>;

const columns = sheetColumns(grids);
const names = grids.sections.flatMap(({ fields }) => [...fields]);
const community = '锦江区/春熙路街道/总府路社区居委会';
const row = (serial: number, changes: Row = {}): Row => ({
  code: `510104022006${String(serial).padStart(3, '0')}`,
  name: `总府路第${serial}网格`,
  areaId: community,
  kind: '一般网格',
  households: '300',
  ...changes,
});

async function upload(actor: Actor, rows: Row[]): Promise<number> {
  const path = join(folder, `${randomUUID()}.xlsx`);
  await writeWorkbook(path, {
    watermark: '',
    sheets: [
      { name: grids.label, columns, rows: rows.map((each) => names.map((name) => each[name] ?? null)) },
    ],
  });
  return uploadFile(actor, path, '网格.xlsx');
}

async function uploadFile(actor: Actor, path: string, fileName: string): Promise<number> {
  const storedPath = `imports/${randomUUID()}`;
  await copyFile(path, await placeFor(storedPath));
  return startImport(actor, grids, {
    fileName,
    fileSize: 1,
    fileHash: '',
    storedPath,
    submitKey: randomUUID(),
  });
}

const batchOf = (actor: Actor, id: number) =>
  readOwn(actor, (tx) =>
    tx.import.findUniqueOrThrow({ where: { id }, include: { rows: { orderBy: { number: 'asc' } } } }),
  );

async function checked(actor: Actor, rows: Row[]) {
  const id = await upload(actor, rows);
  await checkImport(actor, grids, id);
  return batchOf(actor, id);
}

async function imported(actor: Actor, rows: Row[]) {
  const { id } = await checked(actor, rows);
  await moveImport(actor, id, 'confirm');
  await applyImport(actor, grids, id);
  return batchOf(actor, id);
}

const countOf = async (actor: Actor, query: Record<string, string> = {}) =>
  (await loadList(actor, grids, query)).total;

describe('the check', () => {
  test('says what each row would do, and stores nothing', async () => {
    const { districtClerk } = world.actors;
    await imported(districtClerk, [row(801), row(802)]);
    const before = await countOf(districtClerk);
    const batch = await checked(districtClerk, [
      row(801),
      row(802, { households: '310' }),
      row(803),
      row(804, { households: '不详' }),
    ]);
    expect(batch).toMatchObject({ state: 'checked', added: 1, changed: 1, unchanged: 1, refused: 1 });
    expect(batch.rows.map(({ number, verdict }) => [number, verdict])).toEqual([
      [2, 'unchanged'],
      [3, 'changed'],
      [4, 'added'],
      [5, 'refused'],
    ]);
    expect(await countOf(districtClerk)).toBe(before);
  });

  test('names the cell and the reason of everything that is wrong', async () => {
    const { districtClerk } = world.actors;
    const batch = await checked(districtClerk, [
      row(811, { kind: '大网格' }),
      row(812, { areaId: '没有这个社区' }),
      row(813, { areaId: '武侯区/浆洗街街道/太平社区居委会' }),
      row(814, { name: '' }),
      row(815, { code: '510104022009815' }),
      row(816),
      row(816),
      row(817, { startedOn: '2018-13-45' }),
      row(818, { scopeNote: '11010519491231002X' }),
    ]);
    const problems = batch.rows.map(({ problems }) =>
      (problems as { column: number; message: string }[]).map(({ column }) => names[column]),
    );
    expect(problems).toEqual([
      ['kind'],
      ['areaId'],
      ['areaId'],
      ['name'],
      ['code'],
      [],
      ['code'],
      ['startedOn'],
      ['scopeNote'],
    ]);
    expect(JSON.stringify(batch.rows)).not.toContain('11010519491231002X');
    await expect(stat(storedFile(batch.storedPath))).rejects.toThrow();
  });

  test('writes the same rows back with the wrong cells marked, and that workbook can be mended and sent again', async () => {
    const { districtClerk } = world.actors;
    const { id } = await checked(districtClerk, [row(821), row(822, { households: '不详' })]);
    const marked = await openSpreadsheet(storedFile(markedPath(id)), '检查结果.xlsx');
    const rows: string[][] = [];
    for await (const each of marked.rows) rows.push(each.cells.map(cellText));
    expect(rows[0]?.at(-1)).toBe('错误原因');
    expect(rows[2]?.[names.indexOf('households')]).toBe('不详');
    expect(rows[2]?.at(-1)).not.toBe('');
    const again = await uploadFile(districtClerk, storedFile(markedPath(id)), '检查结果.xlsx');
    await checkImport(districtClerk, grids, again);
    expect(await batchOf(districtClerk, again)).toMatchObject({
      state: 'checked',
      added: 1,
      refused: 1,
      message: null,
    });
  });

  test.each([
    ['no header of ours', '一,二,三\n1,2,3\n', /模板的表头/],
    [
      'a required column missing',
      '网格编码,网格名称\n510104022006801,甲\n',
      /缺少必填的列：所属社区、网格类型/,
    ],
    ['nothing but a header', '网格编码,网格名称,所属社区,网格类型\n', /没有数据行/],
    ['an empty file', '', /空/],
  ])('refuses a file with %s, in words', async (_, content, words) => {
    const path = join(folder, `${randomUUID()}.csv`);
    await writeFile(path, content);
    const id = await uploadFile(world.actors.districtClerk, path, '网格.csv');
    await checkImport(world.actors.districtClerk, grids, id);
    const batch = await batchOf(world.actors.districtClerk, id);
    expect(batch.state).toBe('failed');
    expect(batch.message).toMatch(words);
  });

  test('run again once it has ended, as after a kill, keeps what it found', async () => {
    const { districtClerk } = world.actors;
    const batch = await checked(districtClerk, [row(801), row(802, { households: '不详' })]);
    await checkImport(districtClerk, grids, batch.id);
    expect(await batchOf(districtClerk, batch.id)).toEqual(batch);
  });

  test('can be stopped while it runs', async () => {
    const { districtClerk } = world.actors;
    const id = await upload(districtClerk, [row(801)]);
    await moveImport(districtClerk, id, 'cancel');
    await checkImport(districtClerk, grids, id);
    expect(await batchOf(districtClerk, id)).toMatchObject({ state: 'cancelled', rows: [] });
  });
});

describe('confirming', () => {
  test('writes the good rows with an entry each, and confirming again is refused', async () => {
    const { districtClerk } = world.actors;
    const before = await countOf(districtClerk);
    const batch = await imported(districtClerk, [row(801), row(802), row(803, { kind: '?' })]);
    expect(batch).toMatchObject({ state: 'applied', added: 2, refused: 1 });
    expect(await countOf(districtClerk)).toBe(before + 2);
    expect(await countOf(districtClerk, { import: String(batch.id) })).toBe(2);
    const entries = await trail(batch.id);
    expect(entries.filter(({ action }) => action === 'import')).toHaveLength(2);
    expect(entries.at(-1)).toMatchObject({ action: 'apply-import', role: 'clerk' });
    await expect(moveImport(districtClerk, batch.id, 'confirm')).rejects.toThrow('待确认');
  });

  test('run twice, as after a kill, changes nothing more', async () => {
    const { districtClerk } = world.actors;
    const batch = await imported(districtClerk, [row(801)]);
    const before = await countOf(districtClerk);
    await applyImport(districtClerk, grids, batch.id);
    expect(await countOf(districtClerk)).toBe(before);
  });

  test('leaves out a record that somebody has changed since the check, and says so', async () => {
    const { districtClerk, communityClerk } = world.actors;
    await imported(districtClerk, [row(801), row(802)]);
    const { id } = await checked(districtClerk, [
      row(801, { households: '1' }),
      row(802, { households: '2' }),
    ]);
    const stands = (await loadList(communityClerk, grids, { q: '801' })).rows[0];
    if (!stands) throw new Error('801 has been imported');
    const form = gridForm(world.areas.zongfulu, { code: String(stands.values.code), name: '改过的名称' });
    await reviseRecord(communityClerk, grids, { ...form, id: stands.id, version: stands.version });
    await moveImport(districtClerk, id, 'confirm');
    await applyImport(districtClerk, grids, id);
    const batch = await batchOf(districtClerk, id);
    expect(batch).toMatchObject({ state: 'applied', changed: 1, refused: 1 });
    expect(batch.message).toContain('1 行');
  });
});

describe('undoing', () => {
  test('removes what was added and restores what was changed', async () => {
    const { districtClerk } = world.actors;
    await imported(districtClerk, [row(801)]);
    const before = await countOf(districtClerk);
    const batch = await imported(districtClerk, [row(801, { households: '999' }), row(802)]);
    await moveImport(districtClerk, batch.id, 'undo');
    await undoImport(districtClerk, grids, batch.id);
    expect((await batchOf(districtClerk, batch.id)).state).toBe('undone');
    expect(await countOf(districtClerk)).toBe(before);
    expect((await loadList(districtClerk, grids, { q: '801' })).rows[0]?.values.households).toBe(300);
    const entries = await trail(batch.id);
    expect(entries.filter(({ action }) => action === 'undo-import')).toHaveLength(3);
  });

  test('is refused as a whole when one record has been changed since, and names it', async () => {
    const { districtClerk, communityClerk } = world.actors;
    const batch = await imported(districtClerk, [row(801), row(802)]);
    const stands = (await loadList(communityClerk, grids, { q: '801' })).rows[0];
    if (!stands) throw new Error('801 has been imported');
    await reviseRecord(communityClerk, grids, {
      ...gridForm(world.areas.zongfulu, { code: String(stands.values.code), name: '改过的名称' }),
      id: stands.id,
      version: stands.version,
    });
    await moveImport(districtClerk, batch.id, 'undo');
    await undoImport(districtClerk, grids, batch.id);
    const after = await batchOf(districtClerk, batch.id);
    expect(after.state).toBe('applied');
    expect(after.message).toContain('总府路第801网格');
    expect(await countOf(districtClerk, { q: '802' })).toBe(1);
  });
});

test("somebody else's batch can be neither seen nor moved", async () => {
  const { id } = await checked(world.actors.districtClerk, [row(801)]);
  await expect(moveImport(world.actors.otherClerk, id, 'confirm')).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(batchOf(world.actors.otherClerk, id)).rejects.toThrow();
});

async function trail(importId: number): Promise<{ action: string; role: string }[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query(
    'SELECT action, role FROM audit_entries WHERE import_id = $1 ORDER BY id',
    [importId],
  );
  await client.end();
  return rows;
}
