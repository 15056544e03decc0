import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { grids } from '@/lib/domain/grids/definition';
import { appliesAt, type IndicatorId, indicatorIds, indicators } from '@/lib/domain/indicators/catalogue';
import { forgetFigures, readStanding, type Standing } from '@/lib/domain/indicators/figures';
import { hrefOf } from '@/lib/domain/indicators/links';
import { partInteger } from '@/lib/domain/indicators/shares';
import type { Tree } from '@/lib/domain/indicators/tree';
import { drawnReport } from '@/lib/domain/reports/document';
import { makeReportFile, readReport } from '@/lib/domain/reports/make';
import type { LinkedTable } from '@/lib/domain/reports/tables';
import { makeLedgerFile, queueLedgerExport } from '@/lib/domain/transfers/ledger-exports';
import { loadList } from '@/lib/ledger/list';
import { getArea } from '@/lib/platform/areas/queries';
import { clock } from '@/lib/platform/clock';
import { type Period, parsePeriod } from '@/lib/platform/period';
import { read, readOwn } from '@/lib/platform/transact';
import { testDatabase } from '../world/database';
import { addPast, changedOn, type Past } from '../world/past';
import type { Person } from '../world/people';

const at = <T>(work: () => T): T => clock.at(new Date('2026-11-02T02:00:00Z'), work);

let past: Past;
let ownerUrl: string;
let folder: string;
beforeAll(async () => {
  const database = await testDatabase();
  const { world } = database;
  ownerUrl = database.ownerUrl;
  past = await addPast(ownerUrl, world);
  folder = await mkdtemp(join(tmpdir(), 'gongzhi-tree-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(forgetFigures);

const firstKnown = () =>
  read(
    past.actors.cityViewer,
    'ledger.read',
    async (tx) => (await getArea(tx, past.areas.city.id)).validFrom,
  );

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

  test('of an area that is no more has what is left there, or is that of the one it went into', async () => {
    const parted = ['510104022011001', '510104022011002', '510104022011003'];
    expect(await codes(past.parted, {})).toEqual(parted);
    expect(await codes(past.parted, { on: '2025-12-31', tree: 'then' })).toEqual(parted);
    expect(await codes(past.merged, { on: '2025-12-31', tree: 'then' })).toEqual([]);
    const led = await list(past.merged, {});
    expect(led.area).toEqual({ id: past.renewed, name: '锦江区/春熙路街道/青石桥社区居委会' });
    expect(led.total).toBe(3);
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
    const { filter } = (await list(past.merged, { on: '2010-12-31', tree: 'then' })).query;
    expect(filter).toMatchObject({ on: '2010-12-31', tree: await firstKnown() });
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

const period = (key: string): Period => at(() => parsePeriod(key)) as Period;
const standing = (area: number, key: string, tree?: Tree, actor: Person = 'cityViewer') =>
  at(() => readStanding(past.actors[actor], area, period(key), tree));
const additive = indicatorIds.filter((id) => indicators[id].isAdditive);

/** The rows below an area and its own make up its total, for every figure that can be added. */
function expectSums({ total, own, children }: Standing) {
  if (children.length === 0) return;
  for (const id of additive) {
    const parts = [...children.map(({ values }) => values[id]), own?.[id] ?? 0];
    expect(
      parts.reduce<number>((sum, part) => sum + (part ?? 0), 0),
      id,
    ).toBeCloseTo(total[id] ?? 0);
  }
}

const named = new Set(['estates', 'grids', 'party-organisations', 'self-organisations', 'service-projects']);

describe('figures of a past period', () => {
  test('are by the areas of then, until asked otherwise; those of a running one by today’s', async () => {
    const { city } = past.areas;
    expect(await standing(city.id, '2024')).toMatchObject({ treeDay: '2024-12-31', isChoice: true });
    expect(await standing(city.id, '2024', 'today')).toMatchObject({ treeDay: undefined, isChoice: true });
    expect(await standing(city.id, '2010')).toMatchObject({ treeDay: await firstKnown(), isChoice: true });
    for (const key of ['2025', '2026-11'])
      expect(await standing(city.id, key, 'then')).toMatchObject({ treeDay: undefined, isChoice: false });
  });

  test('are of the areas that were below then, under their names', async () => {
    const { jinguanyi } = past.areas;
    const { children } = await standing(jinguanyi.id, '2024');
    expect(
      children.map(({ area, values }) => [
        area.name,
        values['grids.count'],
        values['service-projects.planned'],
      ]),
    ).toEqual([
      ['水井坊社区居委会', 1, 0],
      ['大慈寺社区居委会', 2, 10_000.01],
    ]);
    const merged = await standing(past.merged, '2024');
    expect(merged.path.map(({ name }) => name)).toEqual([
      '成都市',
      '锦江区',
      '锦官驿街道',
      '大慈寺社区居委会',
    ]);
    expect(merged.total['grids.households']).toBe(156);
    expect((await standing(past.parted, '2024')).total['party-organisations.estatesCovered']).toBe(1);
  });

  test('make up the same whole either way', async () => {
    for (const area of [past.areas.city, past.areas.jinjiang])
      for (const key of ['2024', '2018', '2024-05']) {
        const [then, today] = [await standing(area.id, key), await standing(area.id, key, 'today')];
        expect(then.total).toEqual(today.total);
        expect(then.yearBefore).toEqual(today.yearBefore);
        expect(then.months).toEqual(today.months);
        for (const each of [then, today]) expectSums(each);
      }
  });

  test('equal the list that each opens', async () => {
    const { city, jinjiang, jinguanyi, chunxilu } = past.areas;
    for (const area of [city, jinjiang, jinguanyi, chunxilu, { id: past.merged }, { id: past.parted }]) {
      const { total, treeDay, area: place } = await standing(area.id, '2024');
      const asked = new Set<string>();
      for (const id of indicatorIds) {
        const { measure, ledger, isPresentOnly } = indicators[id];
        if (!appliesAt(id, place.level) || isPresentOnly || measure !== null) continue;
        // Workflows have lists of their own, and stories of their own that hold them to their numbers.
        if (ledger.isCountedOnly) continue;
        // All of the ledgers whose records the story names, one of every other.
        if (!named.has(ledger.name) && asked.has(ledger.name)) continue;
        asked.add(ledger.name);
        const { searchParams } = new URL(
          at(() => hrefOf(id, area, period('2024'), treeDay)),
          'http://localhost',
        );
        const list = await at(() =>
          loadList(past.actors.cityViewer, ledger, Object.fromEntries(searchParams)),
        );
        expect(list.total, `${place.name} ${id}`).toBe(total[id]);
      }
    }
  });

  test('are the same for every viewer', async () => {
    const { chunxilu } = past.areas;
    const own = await standing(chunxilu.id, '2024', 'then', 'streetReviewer');
    forgetFigures();
    const citys = await standing(chunxilu.id, '2024');
    expect(own.total).toEqual(citys.total);
    expect(own.months).toEqual(citys.months);
    expect(own.total['grids.count']).toBe(7);
  });

  test('still leave the records of others unseen', async () => {
    await expect(standing(past.parted, '2024', 'then', 'streetReviewer')).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(standing(past.areas.wuhou.id, '2024', 'then', 'districtClerk')).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('of an area that was not there are by today’s, and say what it came from', async () => {
    const { treeDay, isChoice, origin } = await standing(past.renewed, '2024');
    expect({ treeDay, isChoice }).toEqual({ treeDay: undefined, isChoice: false });
    expect(origin).toMatchObject({
      since: changedOn,
      day: '2024-12-31',
      from: [{ name: '大慈寺社区居委会' }],
    });
  });

  test('of an area that is no more lead on to its successors, unless as then', async () => {
    for (const [key, tree] of [
      ['2026-11', undefined],
      ['2024', 'today'],
      ['2025', 'then'],
    ] as const)
      await expect(standing(past.parted, key, tree)).rejects.toMatchObject({
        code: 'rule',
        message:
          '盐市口社区居委会已于 2025-07-01 撤销，现属水井坊社区居委会、督院街社区居委会。往期请按当时区划查看。',
        endedOn: changedOn,
        successors: [{ share: 0.6, document: '批复二号' }, { share: 0.4 }],
      });
  });
});

describe('what stands at an area that was parted', () => {
  const rows = ({ children, own }: Standing, id: IndicatorId) => ({
    ...Object.fromEntries(
      children.map(({ area, values, estimated }) => [area.name, [values[id], estimated[id] ?? 0]]),
    ),
    ...(own?.[id] ? { 本级: [own[id]] } : {}),
  });

  test('is reckoned by share below the area that has it exactly', async () => {
    const jinjiang = await standing(past.areas.jinjiang.id, '2026-11');
    expect(jinjiang.estimated.total).toEqual({});
    // Of 3 grids and 151 households 水井坊 in 锦官驿街道 gets 60 %, 督院街 in 春熙路街道 the rest.
    expect(rows(jinjiang, 'grids.count')).toEqual({ 锦官驿街道: [3, 2], 春熙路街道: [8, 1] });
    expect(rows(jinjiang, 'grids.households')).toMatchObject({ 锦官驿街道: [350 + 91, 91] });
    expect(rows(jinjiang, 'service-projects.planned')).toEqual({
      锦官驿街道: [20_000, 20_000],
      春熙路街道: [170_000 + 10_000.01 + 13_333.33, 13_333.33],
    });
    expectSums(jinjiang);
  });

  test('is in the whole of each heir too, and in whatever lies between', async () => {
    const { city, jinguanyi, chunxilu, shuijingfang, duyuanjie } = past.areas;
    for (const key of ['2026-11', '2024', '2018']) {
      const jinjiang = await standing(past.areas.jinjiang.id, key, 'today');
      const streets = [];
      for (const street of [jinguanyi, chunxilu]) {
        const below = await standing(street.id, key, 'today');
        const row = jinjiang.children.find(({ area }) => area.id === street.id);
        for (const id of additive) expect(below.total[id], id).toBe(row?.values[id]);
        expect(below.estimated.total).toEqual(row?.estimated);
        expectSums(below);
        streets.push(below);
      }
      for (const [at, heir] of [shuijingfang, duyuanjie].entries()) {
        const whole = await standing(heir.id, key, 'today');
        const row = streets[at]?.children.find(({ area }) => area.id === heir.id);
        for (const id of additive.filter((one) => appliesAt(one, 'community')))
          expect(whole.total[id], id).toBe(row?.values[id]);
        expect(whole.own?.['grids.count']).toBe(whole.total['grids.count']);
        expectSums(whole);
      }
      expectSums(await standing(city.id, key, 'today'));
      expect((await standing(city.id, key, 'today')).estimated.total).toEqual({});
    }
  });

  test('is compared with its share of a year before', async () => {
    const { total, yearBefore } = await standing(past.areas.jinguanyi.id, '2026-11');
    expect(yearBefore['grids.count']).toBe(total['grids.count']);
  });

  test('is the same for every viewer', async () => {
    const own = await standing(past.areas.chunxilu.id, '2026-11', undefined, 'streetReviewer');
    forgetFigures();
    expect((await standing(past.areas.chunxilu.id, '2026-11')).total).toEqual(own.total);
  });

  test('is parted whole', () => {
    expect(partInteger(3, [0.6, 0.4])).toEqual([2, 1]);
    expect(partInteger(1, [1 / 3, 1 / 3, 1 / 3])).toEqual([1, 0, 0]);
    expect(partInteger(0, [0.5, 0.5])).toEqual([0, 0]);
    for (const whole of [1, 7, 99_999])
      for (const share of [0.1, 0.337, 0.99999999])
        expect(partInteger(whole, [share, 1 - share]).reduce((a, b) => a + b)).toBe(whole);
  });
});

describe('a report', () => {
  const report = async (area: number, key: string, tree?: Tree) => {
    const made = await at(() => readReport(past.actors.cityViewer, { areaId: area, period: key, tree }));
    return at(() => drawnReport(made, past.actors.cityViewer));
  };
  const table = ({ blocks }: Awaited<ReturnType<typeof report>>, title: string) =>
    blocks.find((block) => block.kind === 'table' && block.title.endsWith(title)) as LinkedTable;

  test('says by which areas it counts, and which of its numbers are reckoned by share', async () => {
    const { jinjiang } = past.areas;
    const then = await report(jinjiang.id, '2024');
    expect(then.basis).toBe('按当时区划，即 2024-12-31 的区划');
    expect(JSON.stringify(then)).not.toContain('≈');
    expect(then.annex[0]?.conditions).toContain('区划 2024-12-31 当时');
    const today = await report(jinjiang.id, '2024', 'today');
    expect(today.basis).toBe('按现区划');
    const areas = table(today, '主要指标');
    const ofGrids = areas.columns.findIndex(({ header }) => header.startsWith('网格（'));
    expect(areas.rows[0]?.[0]).toBe('锦官驿街道');
    expect(areas.rows[0]?.[ofGrids]).toMatchObject({ text: '≈3', value: 3 });
    expect(areas.totals?.[ofGrids]).toMatchObject({ text: '10' });
    expect(areas.note).toContain('按份额');
    expect((await report(jinjiang.id, '2026-11')).basis).toBeUndefined();
  });

  test('says it in its files too', async () => {
    const path = join(folder, 'report.xlsx');
    const order = { areaId: past.areas.jinguanyi.id, period: '2024', tree: 'today', format: 'xlsx' } as const;
    const { fileName } = await at(() => makeReportFile(past.actors.cityViewer, order, path));
    expect(fileName).toBe('锦官驿街道城乡社区发展治理情况报告（2024年，按现区划）.xlsx');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const cells: string[] = [];
    workbook.worksheets[0]?.eachRow((row) => {
      row.eachCell((cell) => cells.push(`${cell.text} ${cell.numFmt ?? ''}`));
    });
    expect(cells.some((text) => text.startsWith('数据截至：2024年12月31日，按现区划'))).toBe(true);
    expect(cells).toContain('3 "≈"#,##0');
  });

  test('of an area that is no more is refused but for its past', async () => {
    await expect(report(past.merged, '2026-11')).rejects.toThrow('大慈寺社区居委会已于 2025-07-01 撤销');
    expect((await report(past.merged, '2024')).title).toBe('大慈寺社区居委会城乡社区发展治理情况报告');
  });
});

test('a record put right since still counts where it stood then', async () => {
  const before = await standing(past.areas.jinguanyi.id, '2024');
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await owner
    .query(`UPDATE grids SET area_id = $1 WHERE code = '510104022010001'`, [past.areas.taiping.id])
    .finally(() => owner.end());
  forgetFigures();
  const { total } = await standing(past.areas.jinguanyi.id, '2024');
  expect(total).toEqual(before.total);
  forgetFigures();
  expect((await standing(past.areas.jinguanyi.id, '2024', 'then', 'districtReviewer')).total).toEqual(total);
  const { children } = await standing(past.areas.jinjiang.id, '2024');
  expect(children.find(({ area }) => area.id === past.areas.jinguanyi.id)?.values).toEqual(total);
});
