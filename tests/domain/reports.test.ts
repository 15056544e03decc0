import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, type FigureId, indicatorIds, rateIds } from '@/lib/domain/indicators/catalogue';
import { readStanding, type Standing } from '@/lib/domain/indicators/figures';
import { amountOf, show } from '@/lib/domain/indicators/format';
import type { LinkedFigure } from '@/lib/domain/reports/cells';
import { compileReport, type ReportBlock } from '@/lib/domain/reports/compile';
import { annexOf, drawnReport } from '@/lib/domain/reports/document';
import { reportFromCommandLine } from '@/lib/domain/reports/from-command-line';
import { makeReportFile } from '@/lib/domain/reports/make';
import { orderReport } from '@/lib/domain/reports/order';
import { say } from '@/lib/domain/reports/parts';
import { clock } from '@/lib/platform/clock';
import { type Period, parsePeriod } from '@/lib/platform/period';
import { readOwn } from '@/lib/platform/transact';
import type { AreaKey, World } from '../world/city';
import { testDatabase } from '../world/database';

const at = <T>(work: () => T): T => clock.at(new Date('2026-11-02T02:00:00Z'), work);

let world: World;
let ownerUrl: string;
let folder: string;
beforeAll(async () => {
  ({ world, ownerUrl } = await testDatabase());
  folder = await mkdtemp(join(tmpdir(), 'gongzhi-report-'));
});
afterAll(() => rm(folder, { recursive: true }));

const standing = (area: AreaKey, key: string): Promise<Standing> =>
  at(() => readStanding(world.actors.cityViewer, world.areas[area].id, parsePeriod(key) as Period));

/** Every number with a code: those of the area itself. */
function figuresIn(blocks: readonly ReportBlock[]): LinkedFigure[] {
  const all = blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? block.runs
      : block.kind === 'table'
        ? [...block.rows.flat(), ...(block.totals ?? [])]
        : [],
  );
  return all.filter((one): one is LinkedFigure => typeof one !== 'string' && one.code !== undefined);
}

const idOf = new Map<string, FigureId>([...indicatorIds, ...rateIds].map((id) => [codeOf(id), id]));

describe('a report', () => {
  test.each([
    ['city', '2018'],
    ['city', '2026-11'],
    ['chunxilu', '2026Q4'],
    ['zongfulu', '2026'],
    ['jinxiu', '2026-11'],
  ] as const)('of %s in %s says what the dashboard says', async (area, key) => {
    const figures = await standing(area, key);
    const found = figuresIn(await compileReport(figures));
    expect(found.length).toBeGreaterThan(area === 'jinxiu' ? 5 : 10);
    for (const { code, text, value } of found) {
      const id = idOf.get(code ?? '') as FigureId;
      const amount = amountOf(figures.total, id);
      const wordings = [show(id, amount, 'words'), show(id, amount, 'column')].map((shown) =>
        shown.unit === '%' && amount !== null ? `${shown.text}%` : shown.text,
      );
      expect(wordings, id).toContain(text);
      expect(value === undefined, id).toBe(amount === null);
    }
  });

  test('defines every figure that it names, and names no other', async () => {
    const figures = await standing('city', '2026-11');
    const blocks = await compileReport(figures);
    const named = new Set(figuresIn(blocks).map(({ code }) => code));
    const annex = annexOf(blocks, figures);
    expect(new Set(annex.map(({ code }) => code))).toEqual(named);
    expect(annex.find(({ code }) => code === codeOf('party-organisations.ofEstates'))).toMatchObject({
      source: '党组织台账',
      conditions: '设置领域 小区',
    });
  });

  test('leaves out what an area of its level cannot have, and what a past period cannot know', async () => {
    const headings = async (area: AreaKey, key: string) =>
      (await compileReport(await standing(area, key))).flatMap((block) =>
        block.kind === 'heading' ? [block.text] : [],
      );
    expect(await headings('city', '2026-11')).toContain('需要关注的事项');
    expect(await headings('city', '2018')).not.toContain('需要关注的事项');
    expect(await headings('jinxiu', '2026-11')).not.toContain('各辖区对比');
    const codes = figuresIn(await compileReport(await standing('jinxiu', '2026-11'))).map(({ code }) => code);
    expect(codes).not.toContain(codeOf('grids.count'));
  });

  test('does not compile with a figure that is none', () => {
    // @ts-expect-error no such figure
    expect(say`网格${'grids.nothing'}。`.figures).toEqual(['grids.nothing']);
  });

  test('says whose copy it is, and that its data are made up only when they are', async () => {
    const document = await at(async () =>
      drawnReport(await standing('city', '2026-11'), { name: '市级查看员' }),
    );
    expect(document.watermark).toBe('市级查看员 2026-11-02 10:00');
    expect(document.demo).toBe(false);
  });
});

describe('its file', () => {
  test.each(['docx', 'pdf', 'xlsx'] as const)('is written as %s', async (format) => {
    const path = join(folder, `city.${format}`);
    const order = { areaId: world.areas.city.id, period: '2018', format };
    const { rows, fileName } = await at(() => makeReportFile(world.actors.cityViewer, order, path));
    expect(fileName).toBe(`成都市城乡社区发展治理情况报告（2018年）.${format}`);
    expect(rows).toBeGreaterThan(40);
    const bytes = await readFile(path);
    expect(bytes.subarray(0, 2).toString()).toBe(format === 'pdf' ? '%P' : 'PK');
  });

  test('holds the numbers of the screen', async () => {
    const path = join(folder, 'numbers.xlsx');
    await at(() =>
      makeReportFile(
        world.actors.streetReviewer,
        { areaId: world.areas.chunxilu.id, period: '2026-11', format: 'xlsx' },
        path,
      ),
    );
    const { total } = await standing('chunxilu', '2026-11');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const rows = workbook.worksheets.flatMap((sheet) => sheet.getSheetValues() as (unknown[] | undefined)[]);
    const isNumber = (cell: unknown) => typeof cell === 'number';
    const valueOfRow = (name: string) =>
      rows.find((row) => row?.includes(name) && row.some(isNumber))?.find(isNumber);
    expect(valueOfRow('网格覆盖户数')).toBe(total['grids.households']);
    expect(valueOfRow('小区党组织覆盖率')).toBe((amountOf(total, 'estates.partyCoverage') ?? 0) / 100);
  });

  test('is refused for an area or a period that is none', async () => {
    const make = (actor: keyof World['actors'], area: AreaKey, period: string) =>
      at(() =>
        makeReportFile(
          world.actors[actor],
          { areaId: world.areas[area].id, period, format: 'pdf' },
          join(folder, 'no.pdf'),
        ),
      );
    await expect(make('districtClerk', 'wuhou', '2018')).rejects.toMatchObject({ code: 'not_found' });
    await expect(make('districtClerk', 'city', '2018')).rejects.toMatchObject({ code: 'not_found' });
    await expect(make('auditAdmin', 'city', '2018')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(make('cityViewer', 'city', '2018Q5')).rejects.toMatchObject({ code: 'rule' });
    await expect(make('cityViewer', 'city', '2027')).rejects.toMatchObject({ code: 'rule' });
  });

  test('is ordered once, however often its form is sent', async () => {
    const order = {
      areaId: world.areas.jinjiang.id,
      period: '2018',
      format: 'docx',
      submitKey: 'form-1',
    } as const;
    const first = await at(() => orderReport(world.actors.districtClerk, order));
    expect(await at(() => orderReport(world.actors.districtClerk, order))).toBe(first);
    const stored = await readOwn(world.actors.districtClerk, (tx) =>
      tx.export.findMany({ where: { kind: 'report' } }),
    );
    expect(stored.map(({ title }) => title)).toEqual(['锦江区城乡社区发展治理情况报告（2018年）']);
  });
});

describe('from the command line', () => {
  const report = (asked: { areaCode: string; period?: string; username?: string }) =>
    at(() =>
      reportFromCommandLine({ period: '2018', format: 'xlsx', path: join(folder, 'cli.xlsx'), ...asked }),
    );

  test('it is made as the machine or as an account, and traced', async () => {
    await report({ areaCode: '5101' });
    await report({ areaCode: '510104', username: 'districtclerk' });
    const client = new pg.Client(ownerUrl);
    await client.connect();
    const { rows } = await client
      .query(
        `SELECT actor, subject_label AS label FROM audit_entries WHERE subject = 'exports' ORDER BY id DESC LIMIT 2`,
      )
      .finally(() => client.end());
    expect(rows).toEqual([
      { actor: '锦江区填报员', label: '锦江区城乡社区发展治理情况报告（2018年）.xlsx' },
      { actor: 'housekeeping', label: '成都市城乡社区发展治理情况报告（2018年）.xlsx' },
    ]);
  });

  test('it refuses in words', async () => {
    await expect(report({ areaCode: '9999' })).rejects.toThrow('没有代码为“9999”的辖区。');
    await expect(report({ areaCode: '5101', period: '2099' })).rejects.toThrow('没有“2099”这个报告期');
    await expect(report({ areaCode: '5101', username: 'nobody-at-all' })).rejects.toThrow('没有账号');
    await expect(report({ areaCode: '5101', username: 'districtclerk' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
