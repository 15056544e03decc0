import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  dimensionsOf,
  hrefOf,
  measuresOf,
  type Part,
  type Pivot,
  parsePivot,
  pivotParams,
} from '@/lib/domain/pivot/definition';
import { exportPivot } from '@/lib/domain/pivot/export';
import { cutsOf } from '@/lib/domain/pivot/format';
import { type Cell, countPivot, loadPivotForm, type PivotTable, savedAs } from '@/lib/domain/pivot/queries';
import { ledgers } from '@/lib/domain/registry';
import { areaInScope, loadList, onKnownTree } from '@/lib/ledger/list';
import { parseListQuery } from '@/lib/ledger/query';
import { countRecords } from '@/lib/ledger/read';
import type { Actor } from '@/lib/platform/actor';
import { clock } from '@/lib/platform/clock';
import { keepOwn, read } from '@/lib/platform/transact';
import { testDatabase } from '../world/database';
import { addPast, type Past } from '../world/past';
import type { Person } from '../world/people';

const at = <T>(work: () => T): T => clock.at(new Date('2026-11-02T02:00:00Z'), work);

let past: Past;
let owner: pg.Client;
beforeAll(async () => {
  const database = await testDatabase();
  past = await addPast(database.ownerUrl, database.world);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`UPDATE grids SET retired_on = '2026-05-01' WHERE code = '510104022011002'`);
  await owner.query(`UPDATE grids SET started_on = '2027-01-01' WHERE code = '510107001002001'`);
});
afterAll(() => owner.end());

type Address = Record<string, string>;
const pivotOf = (address: Address): Pivot => at(() => parsePivot(address));
const counted = (person: Person, address: Address, ...limits: [Parameters<typeof countPivot>[3]?]) =>
  at(() => countPivot(past.actors[person], pivotOf(address), 'ledger.read', ...limits));
const ofGrids = (person: Person, address: Address) =>
  counted(person, { 'pivot.ledger': 'grids', ...address });

/** How many records the lists at these addresses have. */
const listed = (person: Person, hrefs: readonly string[]): Promise<number[]> =>
  at(() =>
    read(past.actors[person], 'ledger.read', async (tx) => {
      const totals: number[] = [];
      for (const href of hrefs) {
        const { ledger, params } = listAt(href);
        const { filter, areaId } = await onKnownTree(tx, parseListQuery(ledger, params));
        const area = areaId ? await areaInScope(tx, past.actors[person], areaId, filter.tree) : undefined;
        totals.push(await countRecords(tx, ledger, { ...filter, area }));
      }
      return totals;
    }),
  );

function listAt(href: string) {
  const [path = '', query] = href.split('?');
  const ledger = ledgers.find(({ name }) => `/${name}` === path);
  if (!ledger) throw new Error(`no list at ${href}`);
  return { ledger, params: Object.fromEntries(new URLSearchParams(query)) };
}

/** Each number beside the parts of its link; those that no list can show are left out. */
function linked({ rows, columns, cells, rowTotals, columnTotals, total }: PivotTable): [Cell, Part[]][] {
  const known = (cell: Cell | undefined, ...parts: (Part | null | undefined)[]): [Cell, Part[]][] =>
    cell && parts.every(Boolean) ? [[cell, parts as Part[]]] : [];
  return [
    ...rows.flatMap((row, r) => [
      ...known(rowTotals[r], row.part),
      ...columns.flatMap((column, c) => known(cells[r]?.[c], row.part, column.part)),
    ]),
    ...columns.flatMap((column, c) => known(columnTotals[c], column.part)),
    [total, []],
  ];
}

const sum = (cells: readonly (Cell | undefined)[]) => cells.reduce((all, cell) => all + (cell?.n ?? 0), 0);
const namesAndNumbers = ({ rows, rowTotals }: PivotTable) =>
  rows.map(({ label }, i) => [label, rowTotals[i]?.value]);

const situations: [string, Person, Address][] = [
  ['the city', 'cityViewer', {}],
  ['a street', 'streetReviewer', {}],
  ['two areas apart', 'twoCommunities', { status: 'all' }],
  ['a district with a filter', 'cityViewer', { status: 'all', review: 'approved', q: '网格' }],
  ['a day in the past as then', 'cityViewer', { on: '2024-12-31', tree: 'then' }],
  ['a district as then', 'districtClerk', { on: '2024-12-31', tree: 'then' }],
];

describe.each(ledgers.map((ledger) => [ledger.label, ledger] as const))('%s', (_, ledger) => {
  test.each(situations)(
    'adds up by every dimension, and each number opens its list: %s',
    async (_, person, address) => {
      const dimensions = dimensionsOf(ledger);
      const own = Object.fromEntries(
        Object.entries(address).filter(([key]) => key !== 'q' || ledger.name === 'grids'),
      );
      const { filter } = at(() => parseListQuery(ledger, own));
      const expected = await at(() =>
        read(past.actors[person], 'ledger.read', (tx) => countRecords(tx, ledger, filter)),
      );
      const numbers = new Map<string, Set<number>>();
      for (const [i, rows] of dimensions.entries()) {
        const columns = dimensions[(i * 7 + 5) % dimensions.length];
        const pivot = pivotOf({
          ...own,
          'pivot.ledger': ledger.name,
          'pivot.rows': rows.name,
          'pivot.columns': columns?.name ?? '',
        });
        const table = await at(() => countPivot(past.actors[person], pivot));
        const said = `${rows.name} × ${pivot.columns?.name}`;
        expect(table.total, said).toMatchObject({ n: expected, value: expected });
        expect(sum(table.rowTotals), said).toBe(expected);
        if (pivot.columns) {
          expect(sum(table.columnTotals), said).toBe(expected);
          expect(sum(table.cells.flat()), said).toBe(expected);
        }
        for (const [cell, parts] of linked(table)) {
          const href = hrefOf(pivot, ...parts);
          numbers.set(href, (numbers.get(href) ?? new Set()).add(cell.n));
        }
      }
      const hrefs = [...numbers.keys()];
      const totals = await listed(person, hrefs);
      expect(hrefs.map((href) => [href, ...(numbers.get(href) ?? [])])).toEqual(
        hrefs.map((href, i) => [href, totals[i]]),
      );
    },
  );

  test('has an address for all of it', () => {
    for (const rows of dimensionsOf(ledger))
      for (const measure of measuresOf(ledger)) {
        const pivot = pivotOf({
          'pivot.ledger': ledger.name,
          'pivot.rows': rows.name,
          'pivot.columns': 'review',
          'pivot.measure': measure.name,
          'pivot.share': 'row',
          'pivot.order': '-total',
          period: '2018',
          status: 'all',
          area: '7',
        });
        expect(pivotOf(Object.fromEntries(pivotParams(pivot)))).toEqual(pivot);
        expect(pivot.measure.name).toBe(measure.name);
      }
  });

  test('knows no dimension, no measure and no ledger but its own', async () => {
    const standard = pivotOf({ 'pivot.ledger': ledger.name });
    for (const forged of [
      'passwordHash',
      'id; DROP TABLE grids',
      '__proto__',
      'contactPhone',
      'name',
      'startedOn.day',
    ])
      expect(
        pivotOf({
          'pivot.ledger': ledger.name,
          ...{ 'pivot.rows': forged, 'pivot.columns': forged, 'pivot.measure': `sum.${forged}` },
          ...{ 'pivot.share': forged, 'pivot.order': forged },
        }),
      ).toEqual(standard);
    expect(pivotOf({ 'pivot.ledger': 'users' }).ledger).toBe(ledgers[0]);
  });
});

describe('what is counted', () => {
  test('is by area: the areas below, what stands at the area itself, and what has ended with records left', async () => {
    const table = await ofGrids('districtClerk', { area: String(past.areas.jinjiang.id) });
    expect(namesAndNumbers(table)).toEqual([
      ['春熙路街道/盐市口社区（已撤销）', 2],
      ['锦官驿街道', 1],
      ['春熙路街道', 7],
    ]);
    const parties = await counted('districtClerk', {
      'pivot.ledger': 'party-organisations',
      area: String(past.areas.chunxilu.id),
    });
    expect(namesAndNumbers(parties)[0]).toEqual(['春熙路街道（本级）', 1]);
  });

  test('is by a level further down, each named with what lies above it', async () => {
    const table = await ofGrids('cityViewer', { 'pivot.rows': 'area.community' });
    expect(namesAndNumbers(table)).toContainEqual(['锦江区/春熙路街道/总府路社区', 3]);
    expect(namesAndNumbers(table)).toContainEqual(['锦江区/春熙路街道/盐市口社区（已撤销）', 2]);
  });

  test('is by the areas of a day', async () => {
    const then = { on: '2024-12-31', area: String(past.areas.jinguanyi.id) };
    expect(namesAndNumbers(await ofGrids('cityViewer', { ...then, tree: 'then' }))).toEqual([
      ['水井坊社区', 1],
      ['大慈寺社区', 2],
    ]);
    expect(namesAndNumbers(await ofGrids('cityViewer', then))).toEqual([['水井坊社区', 1]]);
  });

  test('has no blank for a 0, and says of how many an average is', async () => {
    const at = { area: String(past.areas.zongfulu.id), 'pivot.rows': 'kind' };
    const averages = await ofGrids('communityClerk', { ...at, 'pivot.measure': 'avg.households' });
    expect(averages.rows.map(({ label }) => label).slice(0, 2)).toEqual(['一般网格', '微网格']);
    expect(averages.total).toEqual({ n: 3, filled: 2, value: 300 });
    const sums = await ofGrids('communityClerk', { ...at, 'pivot.measure': 'sum.households' });
    expect(namesAndNumbers(sums)).toContainEqual(['专属网格', null]);
    expect(namesAndNumbers(sums)).toContainEqual(['微网格', 0]);
    expect(sums.total.value).toBe(600);
    const highest = await ofGrids('communityClerk', { ...at, 'pivot.measure': 'max.households' });
    expect(highest.total.value).toBe(320);
  });

  test('counts an area once, however many records stand in it', async () => {
    const table = await ofGrids('cityViewer', { 'pivot.rows': 'review', 'pivot.measure': 'areas' });
    expect(namesAndNumbers(table)).toEqual([
      ['待审核', 1],
      ['已审核', 6],
      ['已退回', 0],
    ]);
    expect(table.total.value).toBe(6);
  });

  test('is by year, quarter and month, the earliest first, and no further than the filter', async () => {
    const asked = {
      'pivot.rows': 'startedOn.quarter',
      'startedOn.from': '2018-06-15',
      'startedOn.to': '2024-03-15',
    };
    const table = await ofGrids('cityViewer', asked);
    expect(namesAndNumbers(table)).toEqual([['2024 年第 1 季度', 2]]);
    const [part] = table.rows.flatMap((row) => row.part ?? []);
    expect(part && hrefOf(pivotOf({ 'pivot.ledger': 'grids', ...asked }), part)).toBe(
      '/grids?startedOn.from=2024-01-01&startedOn.to=2024-03-15',
    );
  });

  test('is cut at a number of rows and columns, the rest put together so that all adds up', async () => {
    const address = {
      'pivot.ledger': 'grids',
      'pivot.rows': 'area.community',
      'pivot.columns': 'startedOn.year',
      'pivot.order': '-total',
      'pivot.measure': 'areas',
    };
    const limits = { rows: 2, columns: 1, references: 50, milliseconds: 10_000 };
    const all = await counted('cityViewer', address);
    const table = await counted('cityViewer', address, limits);
    expect(table.rows).toHaveLength(3);
    expect(table.rows.at(-1)).toMatchObject({ label: '其他', part: null });
    expect(table.columns.map(({ label }) => label)).toEqual(['2026 年', '其他']);
    expect(table.total).toEqual(all.total);
    expect(sum(table.cells.flat())).toBe(all.total.n);
    expect(table.rowTotals.at(-1)?.value).toBe((all.total.value ?? 0) - 2);
    expect(cutsOf(table)).toEqual([
      `只列前 2 行，共 ${all.rowCount} 行，其余合为“其他”。`,
      `只列前 1 列，共 ${all.columnCount} 列，其余合为“其他”。`,
    ]);
    expect(cutsOf(all)).toEqual([]);
  });

  test('names the records that are referred to, but not those of other areas', async () => {
    const by = { 'pivot.ledger': 'party-organisations', 'pivot.rows': 'superiorId' };
    const names = async (person: Person) => (await counted(person, by)).rows.map(({ label }) => label);
    expect(await names('cityViewer')).toContain('中共总府路社区委员会');
    expect(await names('communityClerk')).toContain('（本辖区以外）');
  });

  test('ends with words when it takes too long', async () => {
    await owner.query('BEGIN');
    await owner.query('LOCK TABLE grids IN ACCESS EXCLUSIVE MODE');
    const limits = { rows: 200, columns: 50, references: 50, milliseconds: 100 };
    await expect(counted('cityViewer', { 'pivot.ledger': 'grids' }, limits)).rejects.toMatchObject({
      code: 'rule',
      message: '统计超过 1 秒，已停止。请选小一些的辖区，或加上筛选条件再试。',
    });
    await owner.query('ROLLBACK');
  });
});

describe('whoever asks', () => {
  test('counts what is his own, without a condition on the area in any statement', async () => {
    const { grants } = past.actors.otherClerk;
    const { rows } = await owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM grids WHERE pos BETWEEN $1 AND $2`,
      [grants[0]?.lo, grants[0]?.hi],
    );
    const table = await ofGrids('otherClerk', { status: 'all' });
    expect(table.total.n).toBe(rows[0]?.n);
    expect(table.rows.map(({ label }) => label)).toEqual(['浆洗街街道']);
  });

  test('finds no area of others, and without a ledger to read nothing at all', async () => {
    const theirs = { 'pivot.ledger': 'grids', area: String(past.areas.jinjiang.id) };
    await expect(counted('otherClerk', theirs)).rejects.toMatchObject({ code: 'not_found' });
    await expect(loadPivotForm(past.actors.otherClerk, pivotOf(theirs))).rejects.toMatchObject({
      code: 'not_found',
    });
    for (const person of ['nobody', 'systemAdmin', 'auditAdmin'] as const) {
      await expect(ofGrids(person, {})).rejects.toMatchObject({ code: 'forbidden' });
      await expect(exportPivot(past.actors[person], pivotOf({}))).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
  });

  test('may go up to what he may see and one level down', async () => {
    const { areas } = await loadPivotForm(
      past.actors.streetReviewer,
      pivotOf({ area: String(past.areas.chunxilu.id) }),
    );
    expect(areas.map(({ name }) => name)).toEqual([
      '锦江区/春熙路街道',
      '锦江区/春熙路街道/总府路社区居委会',
      '锦江区/春熙路街道/督院街社区居委会',
      '锦江区/春熙路街道/青石桥社区居委会',
    ]);
  });
});

test('what is saved is his own, and stands in no list', async () => {
  const { streetReviewer, communityClerk } = past.actors;
  await keepOwn(streetReviewer, (tx) =>
    tx.savedView.create({
      data: { userId: streetReviewer.userId, ledger: savedAs, name: '网格按类型', query: 'pivot.rows=kind' },
    }),
  );
  const saved = async (actor: Actor) => (await loadPivotForm(actor, pivotOf({}))).saved;
  expect(await saved(streetReviewer)).toMatchObject([{ name: '网格按类型', query: 'pivot.rows=kind' }]);
  expect(await saved(communityClerk)).toEqual([]);
  for (const ledger of ledgers) expect((await loadList(streetReviewer, ledger, {})).views).toEqual([]);
});

describe('the workbook', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gongzhi-pivot-'));
    process.env.DATA_DIR = folder;
  });
  afterAll(() => rm(folder, { recursive: true }));

  const made = async (person: Person, address: Address) => {
    const { path, fileName } = await at(() => exportPivot(past.actors[person], pivotOf(address)));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const texts = (name: string) =>
      workbook
        .getWorksheet(name)
        ?.getSheetValues()
        .flatMap((row) => (Array.isArray(row) ? [row.slice(1)] : []));
    return { fileName, sheets: workbook.worksheets.map(({ name }) => name), texts };
  };

  test('has the numbers, then the conditions, who, when and by which areas, and leaves an entry', async () => {
    const { fileName, sheets, texts } = await made('districtClerk', {
      'pivot.ledger': 'grids',
      'pivot.columns': 'kind',
      'pivot.share': 'row',
      area: String(past.areas.chunxilu.id),
      on: '2024-12-31',
      tree: 'then',
    });
    expect(fileName).toBe('网格分析-2026-11-02.xlsx');
    expect(sheets).toEqual(['分析', '说明', '占行 %']);
    expect(texts('分析')?.[0]).toEqual(['下级辖区', '一般网格', '微网格', '专属网格', '合计']);
    expect(texts('分析')).toContainEqual(['总府路社区', 2, 0, 1, 3]);
    expect(texts('占行 %')).toContainEqual(['总府路社区', 66.67, 0, 33.33, 100]);
    expect(texts('说明')).toEqual(
      expect.arrayContaining([
        ['导出人、时间', '锦江区填报员 2026-11-02 10:00'],
        ['区划', '按当时区划（2024-12-31）'],
        ['筛选条件', '辖区：锦江区/春熙路街道'],
      ]),
    );
    const { rows } = await owner.query(
      `SELECT action, subject, subject_label, user_id, after->'request'->>'ledger' AS ledger FROM audit_entries ORDER BY id DESC LIMIT 1`,
    );
    expect(rows).toEqual([
      {
        ...{ action: 'export', subject: 'exports', subject_label: '分析 网格：下级辖区 × 网格类型' },
        ...{ user_id: past.actors.districtClerk.userId, ledger: 'grids' },
      },
    ]);
  });

  test('of an average says of how many, and takes a name for no formula', async () => {
    await owner.query(`UPDATE party_organisations SET name = '=1+1' WHERE code = '510104022006P001'`);
    const { sheets, texts } = await made('cityViewer', {
      'pivot.ledger': 'party-organisations',
      'pivot.rows': 'superiorId',
      'pivot.measure': 'avg.memberCount',
    });
    expect(sheets).toEqual(['分析', '说明', '填写数']);
    expect(texts('分析')).toContainEqual(['=1+1', 21]);
    expect(texts('填写数')).toContainEqual(['=1+1', 1]);
  });
});
