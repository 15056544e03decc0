import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grids } from '@/lib/domain/grids/definition';
import type { Tree } from '@/lib/domain/indicators/tree';
import { drawnReport } from '@/lib/domain/reports/document';
import { freezeReport, frozenTitle, getFrozenReport, listFrozenReports } from '@/lib/domain/reports/frozen';
import { readReport } from '@/lib/domain/reports/make';
import { orderFrozenReport } from '@/lib/domain/reports/order';
import { listExports } from '@/lib/domain/transfers/exports';
import { work } from '@/lib/domain/transfers/work';
import { createRecord } from '@/lib/ledger/write';
import type { Actor } from '@/lib/platform/actor';
import { clock } from '@/lib/platform/clock';
import { storedFile } from '@/lib/platform/files';
import { transact } from '@/lib/platform/transact';
import { type OwnDatabase, ownDatabase } from '../platform/access/own-database';
import type { AreaKey } from '../world/city';
import { gridForm } from '../world/grid-form';
import { addPast } from '../world/past';

let database: OwnDatabase;
let manager: Actor;
let frozen: number;
let folder: string;
const period = '2026-11';

const at = <T>(work: () => T): T => clock.at(new Date('2026-11-02T02:00:00Z'), work);
const freeze = (area: AreaKey, submitKey: string, by = manager) =>
  at(() => freezeReport(by, { areaId: database.world.areas[area].id, period, note: '季度报送', submitKey }));
/** What the preview says now, without its links. */
const preview = (area: AreaKey) =>
  at(async () =>
    wordsOf(
      (
        await drawnReport(
          await readReport(manager, { areaId: database.world.areas[area].id, period }),
          manager,
        )
      ).blocks,
    ),
  );
const wordsOf = (blocks: readonly unknown[]): unknown =>
  JSON.parse(JSON.stringify(blocks, (key, value) => (key === 'href' || key === 'svg' ? undefined : value)));

beforeAll(async () => {
  database = await ownDatabase();
  manager = database.world.actors.cityViewer;
  folder = await mkdtemp(join(tmpdir(), 'gongzhi-frozen-'));
  process.env.DATA_DIR = folder;
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
  delete process.env.DATA_DIR;
});

describe('a frozen report', () => {
  let before: unknown;
  beforeAll(async () => {
    before = await preview('jinjiang');
    ({ id: frozen } = await freeze('jinjiang', 'freeze-1'));
  });

  test('reads as it did after its area was renamed and records were added', async () => {
    await createRecord(database.world.actors.districtClerk, grids, gridForm(database.world.areas.zongfulu));
    await database.owner.query(
      `UPDATE areas SET name = '新锦江区', since = '2026-11-20' WHERE code = '510104'`,
    );
    await database.owner.query(
      `UPDATE areas SET name = '春熙街道', since = '2026-11-20' WHERE code = '510104022'`,
    );
    const { content, title } = await getFrozenReport(manager, frozen);
    expect(wordsOf(content.blocks)).toEqual(before);
    expect(JSON.stringify(before)).toContain('春熙路街道');
    expect(await preview('jinjiang')).not.toEqual(before);
    expect(title).toBe('锦江区城乡社区发展治理情况报告');
    expect(content).toMatchObject({ issuer: '锦江区', asOf: '2026-11-02 10:00', preparedBy: manager.name });
  });

  test('opens no list, in words or in drawings: its rows would be others', async () => {
    const { content } = await getFrozenReport(manager, frozen);
    const drawings = content.blocks.filter(({ kind }) => kind === 'drawing');
    expect(drawings.length).toBeGreaterThan(0);
    expect(JSON.stringify(content)).not.toMatch(/href|<a |<\/a>/);
  });

  test('leaves one entry, and one report however often its form is sent', async () => {
    expect(await freeze('jinjiang', 'freeze-1')).toEqual({ id: frozen });
    const { rows } = await database.owner.query(
      `SELECT subject_id, subject_label, note, after FROM audit_entries WHERE action = 'freeze'`,
    );
    expect(rows).toEqual([
      {
        subject_id: String(frozen),
        subject_label: '锦江区城乡社区发展治理情况报告（2026年11月）',
        note: '季度报送',
        after: { period: '2026年11月', tree: '按现区划', asOf: '2026-11-02 10:00' },
      },
    ]);
  });

  test('is made into a file from what was stored, for whoever takes it', async () => {
    const clerk = database.world.actors.districtClerk;
    const order = { id: frozen, format: 'xlsx', submitKey: 'file-1' } as const;
    const exportId = await orderFrozenReport(clerk, order);
    await work['make-export']({ exportId, userId: clerk.userId }, true);
    const [made] = await listExports(clerk, 'frozen-report');
    expect(made).toMatchObject({
      state: 'ready',
      fileName: '锦江区城乡社区发展治理情况报告（2026年11月，定稿）.xlsx',
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(storedFile(made?.storedPath ?? ''));
    const cells = JSON.stringify(workbook.worksheets.map((sheet) => sheet.getSheetValues()));
    expect(cells).toContain('春熙路街道');
    expect(cells).not.toContain('新锦江区');
  });

  test.each(['docx', 'pdf'] as const)('and into %s', async (format) => {
    const exportId = await orderFrozenReport(manager, { id: frozen, format, submitKey: `file-${format}` });
    await work['make-export']({ exportId, userId: manager.userId }, true);
    expect((await listExports(manager, 'frozen-report'))[0]).toMatchObject({ state: 'ready', format });
  });
});

describe('who freezes and who reads', () => {
  const listed = async (actor: Actor) =>
    (await listFrozenReports(actor, { page: 1, size: 25 })).rows.map(({ id }) => id);

  test('whoever may export the area’s report reads it, nobody else does', async () => {
    const { districtClerk, otherClerk, streetReviewer, auditAdmin } = database.world.actors;
    expect(await listed(districtClerk)).toEqual([frozen]);
    expect(await listed(otherClerk)).toEqual([]);
    expect(await listed(streetReviewer)).toEqual([]);
    await expect(getFrozenReport(otherClerk, frozen)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      orderFrozenReport(otherClerk, { id: frozen, format: 'pdf', submitKey: 'x' }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(listed(auditAdmin)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('only 方案管理员 freezes, and only in his areas', async () => {
    const { districtClerk } = database.world.actors;
    await expect(freeze('jinjiang', 'freeze-2', districtClerk)).rejects.toMatchObject({ code: 'forbidden' });
    const { lo, hi, id: areaId } = database.world.areas.wuhou;
    const ofWuhou = {
      ...manager,
      grants: manager.grants.map((grant) =>
        grant.role === 'scheme_manager' ? { ...grant, areaId, lo, hi } : grant,
      ),
    };
    await expect(freeze('jinjiang', 'freeze-3', ofWuhou)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('nobody changes one', async () => {
    const attempt = (sql: string) =>
      transact(manager, 'report.freeze', async (tx, audit) =>
        audit.record([], await tx.$executeRawUnsafe(sql)),
      );
    await expect(attempt(`UPDATE frozen_reports SET title = 'x'`)).rejects.toThrow('permission denied');
    await expect(attempt('DELETE FROM frozen_reports')).rejects.toThrow('permission denied');
  });
});

test('says by which areas it counted, as the preview did', async () => {
  const { actors, areas } = await addPast(process.env.DATABASE_URL ?? '', database.world);
  const asked = { areaId: areas.jinguanyi.id, period: '2024', note: '' };
  const of = async (tree: Tree | undefined, submitKey: string) => {
    const { id } = await at(() => freezeReport(actors.cityViewer, { ...asked, tree, submitKey }));
    const report = await getFrozenReport(actors.cityViewer, id);
    return { title: frozenTitle(report), tree: report.tree, words: JSON.stringify(report.content.blocks) };
  };
  const then = await of(undefined, 'freeze-then');
  const now = await of('today', 'freeze-today');
  expect([then.tree, now.tree]).toEqual(['then', 'today']);
  expect(then.title).toBe('锦官驿街道城乡社区发展治理情况报告（2024年，按当时区划，定稿）');
  expect(then.words).toContain('大慈寺社区');
  expect(now.words).not.toContain('大慈寺社区');
});
