import type { ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { withChange } from '@/lib/domain/indicators/board';
import { atLevel, type Board, boards, comparisonsOf, methods } from '@/lib/domain/indicators/boards';
import {
  appliesAt,
  codeOf,
  type FigureId,
  indicators,
  isRate,
  paperOf,
  partsOf,
  rateIds,
} from '@/lib/domain/indicators/catalogue';
import type { SystemNumber } from '@/lib/domain/indicators/define';
import { forgetFigures, readStanding } from '@/lib/domain/indicators/figures';
import { cellText, sampleText } from '@/lib/domain/indicators/format';
import { hrefOf } from '@/lib/domain/indicators/links';
import type { Values } from '@/lib/domain/indicators/roll-up';
import type { Actor } from '@/lib/platform/actor';
import { clock } from '@/lib/platform/clock';
import { type Period, parsePeriod } from '@/lib/platform/period';
import type { AreaLevel } from '@/prisma/client/enums';
import type { AreaKey, World } from '../world/city';
import { testDatabase } from '../world/database';

const levels = Object.keys(boards) as AreaLevel[];
const tilesOf = ({ sections }: Board) => sections.flatMap(({ figures }) => figures);

/** Every figure that the paper gives of the city, by the numbers of docs/systems.md. */
const ofThePaper: readonly [SystemNumber, FigureId][] = [
  ['S1', 'leading-bodies.commissions'],
  ['S4', 'leading-bodies.groups'],
  ['S5', 'conferences.regional'],
  ['S6', 'leadership-actions.studies'],
  ['S6', 'leadership-actions.plenaries'],
  ['S6', 'leadership-actions.onSite'],
  ['S12', 'funds.quota'],
  ['S14', 'workers.count'],
  ['S15', 'workers.midGradeRecent'],
  ['S16', 'demonstration-units.count'],
  ['S18', 'linkage-assignments.cityDistrict'],
  ['S18', 'linkage-assignments.districtStreet'],
  ['S18', 'linkage-assignments.streetCommunity'],
  ['S18', 'linkage-assignments.communityEstate'],
  ['S20', 'policies.clauses'],
  ['S20', 'policies.supporting'],
  ['S29', 'resident-units.signed'],
  ['S30', 'co-building-projects.count'],
  ['S33', 'grid-forces.departments'],
  ['S35', 'grids.count'],
  ['S37', 'policies.opinions'],
  ['S39', 'industrial-zones.count'],
  ['S51', 'tallies.membersDown'],
  ['S53', 'self-organisations.count'],
  ['S54', 'social-organisations.enterprises'],
  ['S55', 'social-organisations.organisations'],
  ['S57', 'tallies.volunteers'],
  ['S58', 'service-items.basic'],
  ['S59', 'service-items.community'],
  ['S60', 'service-projects.count'],
  ['S62', 'tallies.backbone'],
  ['S63', 'party-organisations.ofEstates'],
  ['S63', 'party-organisations.ofOwnersCommittees'],
  ['S63', 'party-organisations.ofPropertyFirms'],
  ['S65', 'disputes.resolved'],
  ['S66', 'facilities.activityStations'],
  ['S67', 'tallies.residentsServing'],
  ['S67', 'tallies.merchants'],
  ['S69', 'facilities.scenes'],
  ['S71', 'action-projects.funds'],
  ['S72', 'action-projects.urbanVillages'],
  ['S73', 'action-projects.backAlleys'],
  ['S74', 'action-projects.featuredStreets'],
  ['S75', 'action-projects.greenSpace'],
  ['S76', 'action-projects.greenways'],
  ['S79', 'facilities.complexes'],
  ['S80', 'facilities.renovated'],
  ['S81', 'facilities.stations'],
  ['S82', 'facilities.points'],
  ['S84', 'online-services.citizenCloud'],
  ['S84', 'online-services.departments'],
  ['S85', 'online-services.platforms'],
  ['S89', 'service-outlets.elderCare'],
  ['S90', 'service-outlets.childCare'],
  ['S91', 'service-outlets.spaces'],
  ['S92', 'service-outlets.canteens'],
  ['S93', 'surveys.recognition'],
  ['S93', 'surveys.environment'],
  ['S94', 'honours.count'],
];

describe('the board of a level', () => {
  test.each(levels)('of a %s shows what an area of it can have, each figure once', (level) => {
    const board = boards[level];
    const tiles = tilesOf(board);
    for (const id of tiles) expect(appliesAt(id, level), id).toBe(true);
    expect(new Set(tiles).size).toBe(tiles.length);
    for (const { title, figures } of board.sections) expect(figures.length, title).toBeGreaterThan(0);
  });

  test.each(ofThePaper)('of the city has %s, %s', (paper, id) => {
    expect(paperOf(id)).toContain(paper);
    expect(tilesOf(boards.city)).toContain(id);
  });

  test('has its change counted, wherever that can be', () => {
    for (const level of levels)
      for (const id of tilesOf(boards[level]))
        for (const part of partsOf(id)) expect(withChange).toContain(part);
  });

  test('puts no more side by side than a screen of 1366 px holds', () => {
    for (const { comparisons } of [...Object.values(boards), ...Object.values(methods)]) {
      expect(new Set(comparisons.map(({ key }) => key)).size).toBe(comparisons.length);
      for (const { key, columns } of comparisons) {
        expect(columns.length, key).toBeLessThanOrEqual(10);
        expect(new Set(columns).size, key).toBe(columns.length);
      }
    }
  });

  test('has in every comparison something that the level below can have', () => {
    const below = { city: 'district', district: 'street', street: 'community', community: 'estate' } as const;
    for (const [level, next] of Object.entries(below))
      expect(comparisonsOf(boards[level as AreaLevel], next).length, level).toBe(
        boards[level as AreaLevel].comparisons.length,
      );
  });

  test('says n beside every share of a sample', () => {
    const surveyed = rateIds.filter((id) =>
      partsOf(id).some((part) => indicators[part].ledger.name === 'surveys'),
    );
    expect(surveyed).toEqual(['surveys.recognition', 'surveys.environment']);
    const values = (asked: number | null, positive: number | null) =>
      ({ 'surveys.recognitionAsked': asked, 'surveys.recognitionPositive': positive }) as Values;
    expect(sampleText('surveys.recognition', values(10_023, 9_602))).toBe('n=10,023');
    expect(sampleText('surveys.recognition', values(29, 28))).toBe('n=29，样本少');
    expect(sampleText('surveys.recognition', values(30, 28))).toBe('n=30');
    expect(sampleText('surveys.recognition', values(null, null))).toBeUndefined();
    expect(sampleText('estates.partyCoverage', values(29, 28))).toBeUndefined();
    expect(cellText('surveys.recognition', values(20, 19), {})).toBe('95.0%（样本少）');
    for (const { comparisons } of Object.values(boards))
      for (const { columns } of comparisons)
        for (const id of columns)
          if (isRate(id) && surveyed.includes(id)) expect(columns).toContain(partsOf(id)[1]);
  });
});

describe('五线 and 五步', () => {
  test('have five each, at every level that has communities', () => {
    for (const { sections } of Object.values(methods)) expect(sections).toHaveLength(5);
    for (const level of ['city', 'district', 'street', 'community'] as const)
      for (const method of Object.values(methods)) expect(atLevel(method, level).sections).toHaveLength(5);
  });
});

let actor: Actor;
vi.mock('@/lib/platform/session', async (original) => ({
  ...(await original<object>()),
  admission: async () => ({ actor }),
}));
vi.mock('next/navigation', async (original) => ({
  ...(await original<object>()),
  useRouter: () => ({ push: () => undefined }),
}));

const morning = new Date('2026-11-02T02:00:00Z');
const at = <T,>(work: () => T): T => clock.at(morning, work);

let world: World;
beforeAll(async () => {
  ({ world } = await testDatabase());
  actor = world.actors.cityViewer;
});
beforeEach(forgetFigures);

const pages = import.meta.glob<{ default: Page }>('/app/**/page.tsx');
const dashboardPage = '/app/(office)/dashboard/[id]/page.tsx';

type Page = (props: {
  params: Promise<Record<string, string>>;
  searchParams: Promise<Record<string, string>>;
}) => Promise<ReactNode>;

/** What a browser gets of the page, within the frame. */
const htmlOf = (path: string, params: Record<string, string>, searchParams: Record<string, string>) =>
  at(async () => {
    const found = await pages[path]?.();
    const made = await found?.default({
      params: Promise.resolve(params),
      searchParams: Promise.resolve(searchParams),
    });
    const { prelude } = await prerender(made);
    return new Response(prelude).text();
  });

const places = [
  ['city', 'city'],
  ['district', 'jinjiang'],
  ['street', 'chunxilu'],
  ['community', 'zongfulu'],
  ['estate', 'jinxiu'],
] as const satisfies [AreaLevel, AreaKey][];

describe('a dashboard', () => {
  test.each(places)(
    'of a %s shows its board, each figure with its definition and its records',
    async (level, key) => {
      const { id } = world.areas[key];
      const html = await htmlOf(dashboardPage, { id: String(id) }, {});
      const now = at(() => parsePeriod('2026-11') as Period);
      const { total } = await at(() => readStanding(actor, id, now));
      for (const { title, figures } of boards[level].sections) {
        expect(html).toContain(`>${title}</h2>`);
        for (const figure of figures) {
          expect(html, figure).toContain(`/indicators/${codeOf(figure)}`);
          for (const part of partsOf(figure)) {
            const href = at(() => hrefOf(part, { id }, now)).replaceAll('&', '&amp;');
            if (total[part] !== null) expect(html, part).toContain(`href="${href}"`);
          }
        }
      }
    },
  );

  test.each(places.slice(0, 4))('of a %s changes its columns, and they add up', async (level, key) => {
    const { id } = world.areas[key];
    const { children, own, total } = await at(() => readStanding(actor, id, parsePeriod('2026') as Period));
    for (const comparison of comparisonsOf(boards[level], children[0]?.area.level ?? 'estate')) {
      const html = await htmlOf(dashboardPage, { id: String(id) }, { columns: comparison.key });
      expect(html).toContain(`：${comparison.title}</h2>`);
      for (const column of comparison.columns) {
        if (isRate(column) || !indicators[column].isAdditive || total[column] === null) continue;
        const parts = [...children.map(({ values }) => values[column] ?? 0), own?.[column] ?? 0];
        expect(
          parts.reduce((sum, part) => sum + part, 0),
          column,
        ).toBeCloseTo(total[column]);
      }
    }
  });

  test('of a community names the estates that have no organisation', async () => {
    const page = (key: AreaKey) => htmlOf(dashboardPage, { id: String(world.areas[key].id) }, {});
    expect(await page('zongfulu')).toContain('1 个小区，0 个还没有小区党组织');
    const html = await page('duyuanjie');
    expect(html).toContain('1 个小区，1 个还没有小区党组织');
    expect(html).toContain(`href="/dashboard/${world.areas.courtyard.id}"`);
  });

  test('fills a wall without tools, and leads back', async () => {
    const html = await htmlOf(
      dashboardPage,
      { id: String(world.areas.city.id) },
      { wall: '1', period: '2018' },
    );
    expect(html).toContain('data-wall');
    expect(html).toContain(`href="/dashboard/${world.areas.city.id}?period=2018"`);
    expect(html).not.toContain('打印');
  });
});

describe.each([
  ['五线工作法', 'fiveLines', '/app/(office)/five-lines/page.tsx'],
  ['五步工作法', 'fiveSteps', '/app/(office)/five-steps/page.tsx'],
] as const)('%s', (title, method, page) => {
  test.each(places)('of a %s', async (level, key) => {
    const html = await htmlOf(page, {}, { area: String(world.areas[key].id), period: '2026' });
    expect(html).toContain(title);
    for (const section of atLevel(methods[method], level).sections) {
      expect(html).toContain(`>${section.title}</h2>`);
      for (const figure of section.figures) expect(html).toContain(`/indicators/${codeOf(figure)}`);
    }
  });

  test('is of the own area by itself, and not of one that is not the actor’s', async () => {
    actor = world.actors.streetReviewer;
    expect(await htmlOf(page, {}, {})).toContain('春熙路街道');
    await expect(htmlOf(page, {}, { area: String(world.areas.wuhou.id) })).rejects.toThrow('404');
    actor = world.actors.cityViewer;
  });
});
