import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type FigureId, type IndicatorId, indicators, isRate } from '@/lib/domain/indicators/catalogue';
import { readStanding, type Standing } from '@/lib/domain/indicators/figures';
import { amountOf } from '@/lib/domain/indicators/format';
import { filterOf } from '@/lib/domain/indicators/links';
import { countRecords } from '@/lib/ledger/read';
import { actorOfUser } from '@/lib/platform/accounts';
import type { Actor } from '@/lib/platform/actor';
import { disconnect } from '@/lib/platform/db';
import { parsePeriod } from '@/lib/platform/period';
import { read } from '@/lib/platform/transact';
import { urlsOf } from '@/scripts/database/roles';
import { openTestCluster, type TestCluster } from '@/scripts/test/cluster';
import { demoTemplate } from '@/scripts/test/demo-site';

/** What the paper says of 2018 (docs/systems.md): where it gives a count, to the last one; else within its rounding. */
const paper: readonly [FigureId, number, number?][] = [
  ['conferences.regional', 1_804],
  ['leadership-actions.studies', 11],
  ['leadership-actions.plenaries', 2],
  ['leadership-actions.onSite', 22],
  ['funds.quota', 1_590_000_000, 50_000_000],
  ['workers.count', 28_000, 500],
  ['workers.midGradeRecent', 2_800],
  ['demonstration-units.count', 453],
  ['policies.clauses', 30],
  ['policies.supporting', 21],
  ['resident-units.signed', 22_000, 500],
  ['co-building-projects.count', 68_000, 500],
  ['grid-forces.departments', 25],
  ['grids.count', 13_000, 500],
  ['industrial-zones.count', 66],
  ['tallies.membersDown', 130_000, 5_000],
  ['self-organisations.count', 32_000, 500],
  ['social-organisations.enterprises', 35],
  ['social-organisations.organisations', 12_000, 500],
  ['tallies.volunteers', 1_700_000, 50_000],
  ['service-items.basic', 96],
  ['service-items.community', 218],
  ['service-projects.count', 12_000, 500],
  ['tallies.backbone', 362_800, 50],
  ['party-organisations.ofEstates', 4_328],
  ['party-organisations.ofOwnersCommittees', 706],
  ['party-organisations.ofPropertyFirms', 347],
  ['disputes.resolved', 23_000, 500],
  ['facilities.activityStations', 3_070],
  ['tallies.residentsServing', 1_684_000, 500],
  ['tallies.merchants', 21_000, 500],
  ['facilities.scenes', 6_059],
  ['action-projects.funds', 58_000_000_000, 500_000_000],
  ['action-projects.urbanVillages', 27_000, 500],
  ['action-projects.backAlleys', 1_918],
  ['action-projects.featuredStreets', 109],
  ['action-projects.greenSpace', 4_800_000, 50_000],
  ['action-projects.greenways', 1_096_000, 500],
  ['facilities.complexes', 65],
  ['facilities.renovated', 810],
  ['facilities.stations', 220],
  ['facilities.points', 174],
  ['online-services.citizenCloud', 148],
  ['online-services.departments', 37],
  ['online-services.platforms', 3],
  ['service-outlets.spaces', 14_000, 500],
  ['service-outlets.canteens', 200],
  ['surveys.recognition', 95.8, 0.05],
  ['surveys.environment', 96.6, 0.05],
];

const period = parsePeriod('2018');
if (!period) throw new Error('2018 is no period');

let cluster: TestCluster;
let actor: Actor;
let cityId: number;
let city: Standing;

beforeAll(async () => {
  cluster = await openTestCluster();
  const { name } = await demoTemplate(cluster);
  const copy = `gongzhi_test_${process.ppid}_paper`;
  await cluster.copy(name, copy);
  const owner = new pg.Client({ connectionString: cluster.url(copy) });
  await owner.connect();
  const { rows } = await owner.query<{ user: number; area: number }>(
    `SELECT u.id AS user, a.id AS area FROM users u JOIN areas a ON a.id = u.area_id WHERE username = 'city'`,
  );
  await owner.end();
  const urls = urlsOf(cluster.url(copy), inject('worldSource').passwords);
  await disconnect();
  process.env.APP_DATABASE_URL = urls.appUrl;
  const found = await actorOfUser(rows[0]?.user ?? 0);
  if (!found) throw new Error('no city account');
  actor = found;
  cityId = rows[0]?.area ?? 0;
  city = await readStanding(actor, cityId, period);
}, 900_000);

afterAll(async () => {
  await disconnect();
  await cluster?.close();
});

const counted = paper.flatMap(([id]) => (isRate(id) ? [] : [id as IndicatorId]));
const additive = counted.filter((id) => indicators[id].isAdditive);

describe('the demo city of 2018', () => {
  test.each(paper)('%s is what the paper says', (id, value, within = 0) => {
    const amount = amountOf(city.total, id);
    expect(Math.abs((amount ?? Number.NaN) - value), `${id}: ${amount}`).toBeLessThanOrEqual(within);
  });

  test('adds up from the city to the districts, streets and communities, and to the last record', async () => {
    let standing = city;
    const levels: string[] = [];
    for (;;) {
      levels.push(standing.area.level);
      const lists = await read(actor, 'dashboard.read', async (tx) => {
        const counts: Partial<Record<IndicatorId, number>> = {};
        for (const id of additive) {
          if (indicators[id].measure !== null || standing.total[id] === null) continue;
          const { ledger, filter } = filterOf(id, standing.period, standing.treeDay);
          counts[id] = await countRecords(tx, ledger, {
            ...filter,
            area: { lo: standing.area.lo, hi: standing.area.hi },
          });
        }
        return counts;
      });
      for (const id of additive) {
        if (standing.total[id] === null) continue;
        const parts = [...standing.children.map(({ values }) => values[id]), standing.own?.[id]];
        const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
        expect(sum, `${id} of ${standing.area.name}`).toBe(standing.total[id]);
        if (id in lists) expect(lists[id], `${id} of ${standing.area.name}`).toBe(standing.total[id]);
      }
      const fullest = [...standing.children]
        .filter(({ area }) => !area.isEnded)
        .sort((a, b) => (b.values['grids.count'] ?? 0) - (a.values['grids.count'] ?? 0))[0];
      if (!fullest || standing.area.level === 'community') break;
      standing = await readStanding(actor, fullest.area.id, standing.period);
    }
    expect(levels).toEqual(['city', 'district', 'street', 'community']);
  }, 120_000);
});
