import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { attentionIn } from '@/lib/domain/indicators/attention';
import { attention, linkageLabels } from '@/lib/domain/indicators/board';
import { boardFigures } from '@/lib/domain/indicators/boards';
import { indicators } from '@/lib/domain/indicators/catalogue';
import { areaMap, comparison, trend } from '@/lib/domain/indicators/charts';
import { forgetFigures, readStanding } from '@/lib/domain/indicators/figures';
import { hrefOf, linkHalves } from '@/lib/domain/indicators/links';
import { ownAreas } from '@/lib/domain/indicators/own-areas';
import { carried, periodFrom, recentPeriods } from '@/lib/domain/indicators/period';
import { ledgers } from '@/lib/domain/registry';
import { attentionTable } from '@/lib/domain/reports/tables';
import { clock } from '@/lib/platform/clock';
import { type Period, parsePeriod } from '@/lib/platform/period';
import type { AreaKey, World } from '../world/city';
import { testDatabase } from '../world/database';

const at = <T>(work: () => T): T => clock.at(new Date('2026-11-02T02:00:00Z'), work);
const period = (key: string): Period => at(() => parsePeriod(key)) as Period;

let world: World;
beforeAll(async () => {
  ({ world } = await testDatabase());
});
beforeEach(forgetFigures);

const standing = (area: AreaKey, key = '2026-11') =>
  at(() => readStanding(world.actors.cityViewer, world.areas[area].id, period(key)));

describe('the period of an address', () => {
  test.each(['2018', '2018Q3', '2018-09', '2026', '2026Q4'])('is %s', (key) => {
    expect(at(() => periodFrom({ period: key })).key).toBe(key);
  });

  test.each([undefined, '', '2018-13', 'x', '2027', '2026-12', ['2018', '2019']])(
    'is this month for %j',
    (asked) => {
      expect(at(() => periodFrom({ period: asked })).key).toBe('2026-11');
    },
  );

  test('is carried along only when it is another than this month', () => {
    expect(at(() => carried(period('2026-11')))).toBeUndefined();
    expect(at(() => carried(period('2018')))).toBe('2018');
  });

  test('is chosen among those that have begun', () => {
    const keys = at(() => recentPeriods().map(({ key }) => key));
    expect(keys).toEqual(expect.arrayContaining(['2026-11', '2025-12', '2026Q4', '2026Q1', '2026', '2018']));
    expect(keys).not.toContain('2027');
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the areas of an actor', () => {
  test('are named once, without those that lie in another one', () => {
    const names = (actor: keyof World['actors']) =>
      ownAreas(world.actors[actor], 'dashboard.read').map(({ areaName }) => areaName);
    expect(names('cityViewer')).toEqual(['成都市']);
    expect(names('streetReviewer')).toEqual(['春熙路街道']);
    expect(names('twoCommunities')).toEqual(['水井坊社区居委会', '太平社区居委会']);
    expect(names('systemAdmin')).toEqual([]);
  });
});

describe('an area', () => {
  test('is called by its link in the chain', () => {
    expect(Object.values(linkageLabels).slice(0, 4)).toEqual(['市联区', '区联街', '街联社', '社联小区']);
  });

  test('has one figure at most of a kind of attention in a ledger', () => {
    for (const { figures } of attention) {
      const ledgers = figures.map((id) => indicators[id].ledger.name);
      expect(new Set(ledgers).size).toBe(ledgers.length);
    }
  });

  test('lists what wants doing by ledger, only those that have any, each number with its records', async () => {
    const { rows, columns, totals } = attentionTable(await standing('city'), '需要关注');
    const numbers = (row: (typeof rows)[number]) =>
      row.slice(1).map((one) => (typeof one === 'string' ? 0 : one.value));
    const sum = (at: number) => rows.reduce((all, row) => all + (numbers(row)[at] ?? 0), 0);
    expect(rows.map(([name]) => name)).toContain('网格');
    for (const row of rows) expect(numbers(row).some(Boolean)).toBe(true);
    expect(numbers(totals ?? [])).toEqual(columns.slice(1).map((_, at) => sum(at)));
    expect(columns.slice(1, 3).map(({ header }) => header)).toEqual(['待审核', '已退回']);
    for (const { name } of ledgers)
      for (const what of ['pending', 'returned'])
        expect(attention.flatMap(({ figures }) => figures)).toContain(`${name}.${what}`);
  });

  test('without anything to attend to has no row', async () => {
    const figures = await standing('city');
    const total = Object.fromEntries(Object.keys(figures.total).map((id) => [id, 0])) as typeof figures.total;
    expect(attentionIn({ ...figures, total }).rows).toEqual([]);
  });

  test('has its children in the order of their codes, and what stands at itself apart', async () => {
    const { children, own } = await standing('chunxilu');
    expect(children.map(({ area }) => area.name)).toEqual(['总府路社区居委会', '督院街社区居委会']);
    expect(own?.['party-organisations.count']).toBe(1);
    expect((await standing('city')).own).toBeNull();
  });

  test('links a column as it links a number', () => {
    for (const key of ['2026-11', '2018'])
      for (const id of boardFigures) {
        const [before, after] = at(() => linkHalves(id, period(key)));
        expect(`${before}7${after}`).toBe(at(() => hrefOf(id, { id: 7 }, period(key))));
      }
  });
});

describe('its charts', () => {
  test('show the figures of the areas below, and open their dashboards', async () => {
    const figures = await standing('city');
    const { table, svg } = await comparison(figures, 'grids.count', { width: 540 });
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['锦江区', '5'],
      ['武侯区', '2'],
    ]);
    expect(svg).toContain(`href="/dashboard/${world.areas.jinjiang.id}"`);
    expect((await areaMap(figures, 'estates.partyCoverage', { width: 540 })).table.rows[0]?.cells).toEqual([
      '锦江区',
      '50.0%',
    ]);
  });

  test('follow the months', async () => {
    const { table } = await trend(await standing('city', '2018'), 'grids.count', '网格', { width: 350 });
    expect(table.rows.map(({ cells }) => cells[1])).toEqual([
      '0',
      '0',
      '0',
      '0',
      '0',
      '6',
      '6',
      '6',
      '6',
      '6',
      '6',
      '6',
    ]);
  });

  test('are drawn once, until something is written', async () => {
    const draw = async () => comparison(await standing('city'), 'grids.count', { width: 540 });
    expect(await draw()).toBe(await draw());
  });
});
