import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ledgers } from '@/lib/domain/registry';
import type { Ledger } from '@/lib/ledger/define';
import { exportRecords } from '@/lib/ledger/export';
import { startImport } from '@/lib/ledger/import';
import { checkImport } from '@/lib/ledger/import-check';
import { loadList } from '@/lib/ledger/list';
import { parseListQuery, sortable } from '@/lib/ledger/query';
import { countRecords, getRecord, listRecords, pickRecords } from '@/lib/ledger/read';
import type { LedgerRecord } from '@/lib/ledger/record';
import { reviewRecords } from '@/lib/ledger/review';
import { createRecord, reinstateRecord, retireRecord, reviseRecord } from '@/lib/ledger/write';
import type { Actor } from '@/lib/platform/actor';
import { placeFor } from '@/lib/platform/files';
import { openSpreadsheet } from '@/lib/platform/spreadsheets/read';
import { cellText } from '@/lib/platform/spreadsheets/sheet-row';
import { read, transactAsSystem } from '@/lib/platform/transact';
import { formAfter } from '../world/any-form';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';

let world: World;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongzhi-contracts-'));
  process.env.DATA_DIR = folder;
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  ({ world } = await testDatabase());
});

const nothingUses = async () => [];

/** A record of 锦江区, and as whom it is written there. */
async function one(ledger: Ledger): Promise<{ record: LedgerRecord; clerk: Actor; stranger: Actor }> {
  const { districtClerk: clerk, otherClerk: stranger } = world.actors;
  const { rows } = await loadList(clerk, ledger, { sort: '-code' });
  const id = rows[0]?.id ?? 0;
  const record = await read(clerk, 'ledger.read', (tx) => getRecord(tx, clerk, ledger, id));
  return { record, clerk, stranger };
}

const entriesOf = (ledger: Ledger) =>
  transactAsSystem({ system: 'housekeeping' }, (tx) =>
    tx.auditEntry.count({ where: { subject: ledger.name } }),
  );

async function exported(actor: Actor, ledger: Ledger): Promise<string> {
  const path = join(folder, `${randomUUID()}.xlsx`);
  const sort = { name: 'code', descending: false };
  const order = { filter: {}, sort, conditions: [], format: 'xlsx' as const, onProgress: async () => {} };
  await read(actor, 'ledger.export', (tx) => exportRecords(tx, actor, ledger, path, order));
  return path;
}

describe.each(ledgers.map((ledger) => [ledger.label, ledger] as const))('%s', (_, ledger) => {
  test("list, count, picker, export and record refuse the neighbour's", async () => {
    const { record, stranger } = await one(ledger);
    const name = String(record.values.name);
    const seen = await read(stranger, 'ledger.read', async (tx) => ({
      rows: (await listRecords(tx, stranger, ledger, parseListQuery(ledger, { q: name }), undefined)).rows,
      count: await countRecords(tx, ledger, { search: name }),
      picked: await pickRecords(tx, ledger, name),
    }));
    expect(seen).toEqual({ rows: [], count: 0, picked: [] });
    await expect(
      read(stranger, 'ledger.read', (tx) => getRecord(tx, stranger, ledger, record.id)),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(loadList(stranger, ledger, { area: String(world.areas.jinjiang.id) })).rejects.toMatchObject(
      { code: 'not_found' },
    );
    const sheet = await openSpreadsheet(await exported(stranger, ledger), 'x.xlsx');
    for await (const row of sheet.rows)
      expect(row.cells.map(cellText)).not.toContain(String(record.values.code));
  });

  test("every write refuses the neighbour's", async () => {
    const { record, stranger } = await one(ledger);
    const form = formAfter(ledger, record, '951');
    const { id, version } = record;
    await expect(createRecord(stranger, ledger, form)).rejects.toThrow();
    await expect(reviseRecord(stranger, ledger, { ...form, id, version })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      retireRecord(stranger, ledger, { id, version, on: '2024-01-01', reason: 'x' }, nothingUses),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(reinstateRecord(stranger, ledger, { id, version })).rejects.toMatchObject({
      code: 'not_found',
    });
    const reviewer: Actor = {
      ...world.actors.districtReviewer,
      grants: world.actors.otherClerk.grants.map((grant) => ({ ...grant, role: 'reviewer' as const })),
    };
    expect(await reviewRecords(reviewer, ledger, { ids: [id], decision: 'approved', note: '' })).toEqual({
      reviewed: 0,
      skipped: 1,
    });
  });

  test('every write leaves one entry', async () => {
    const { record, clerk } = await one(ledger);
    const counts = [await entriesOf(ledger)];
    const id = await createRecord(clerk, ledger, formAfter(ledger, record, '961'));
    counts.push(await entriesOf(ledger));
    const again = formAfter(ledger, record, '961');
    await reviseRecord(clerk, ledger, {
      ...again,
      texts: { ...again.texts, name: '改过的名称' },
      id,
      version: 1,
    });
    counts.push(await entriesOf(ledger));
    await reviewRecords(world.actors.districtReviewer, ledger, { ids: [id], decision: 'approved', note: '' });
    counts.push(await entriesOf(ledger));
    await retireRecord(clerk, ledger, { id, version: 2, on: '2024-01-01', reason: '撤并' }, nothingUses);
    counts.push(await entriesOf(ledger));
    await reinstateRecord(clerk, ledger, { id, version: 3 });
    counts.push(await entriesOf(ledger));
    expect(counts.map((count) => count - (counts[0] ?? 0))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('an export imports again unchanged', async () => {
    const { clerk } = await one(ledger);
    const storedPath = `imports/${randomUUID()}`;
    await copyFile(await exported(clerk, ledger), await placeFor(storedPath));
    const id = await startImport(clerk, ledger, {
      fileName: '导出.xlsx',
      fileSize: 1,
      fileHash: '',
      storedPath,
      submitKey: randomUUID(),
    });
    await checkImport(clerk, ledger, id);
    const batch = await read(clerk, 'ledger.import', (tx) =>
      tx.import.findUniqueOrThrow({ where: { id }, include: { rows: true } }),
    );
    const judged = batch.rows
      .filter(({ verdict }) => verdict !== 'unchanged')
      .map(({ number, verdict, problems }) => ({ number, verdict, problems }));
    expect(judged).toEqual([]);
    expect(batch).toMatchObject({ state: 'checked', added: 0, changed: 0, refused: 0, message: null });
    expect(batch.unchanged).toBeGreaterThan(0);
  });

  test('sorts by what it lists and by nothing else', async () => {
    const { clerk } = await one(ledger);
    for (const name of sortable(ledger))
      expect((await loadList(clerk, ledger, { sort: `-${name}` })).query.sort).toEqual({
        name,
        descending: true,
      });
    for (const sort of ['passwordHash', 'id; DROP TABLE grids', 'version', '__proto__'])
      expect((await loadList(clerk, ledger, { sort })).query.sort.name).toBe('code');
  });

  test('takes no filter that it does not have, and no value that does not fit', async () => {
    const { clerk } = await one(ledger);
    const all = (await loadList(clerk, ledger, {})).total;
    const hostile = {
      enteredById: '1',
      'version.from': '5',
      kind: "x' OR 1=1",
      status: 'everything',
      review: 'none',
      on: '2018-99-99',
      area: 'abc',
      page: '-1',
      size: '100000',
    };
    expect(await loadList(clerk, ledger, hostile)).toMatchObject({
      total: all,
      query: { page: 1, size: 25 },
    });
  });
});
