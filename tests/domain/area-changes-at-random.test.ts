import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepSteps, readTree } from '@/lib/domain/area-changes/items';
import {
  type Before,
  equalShares,
  kindOfGoingOn,
  type Node,
  type Step,
  weighedShares,
} from '@/lib/domain/area-changes/plan';
import { takeEffect } from '@/lib/domain/area-changes/take-effect';
import { ledgers } from '@/lib/domain/registry';
import { transactAsSystem } from '@/lib/platform/transact';
import { Dice } from '@/prisma/seed/dice';
import type { World } from '../world/city';
import { testDatabase } from '../world/database';

let world: World;
let owner: pg.Client;

beforeEach(async () => {
  const database = await testDatabase();
  world = database.world;
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterEach(() => owner.end());

const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await owner.query(sql, values)).rows;
const count = async (from: string, values: unknown[] = []) =>
  (await query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`, values))[0]?.n ?? -1;

const goesOn = (
  before: Before,
  after: Node,
  isSameParent = before.parentCode === after.parentCode,
): Step => ({
  ...{
    level: before.level,
    kind: kindOfGoingOn(before, after, isSameParent),
    before,
    after,
    targets: [],
    doubt: null,
    candidates: [],
  },
});
const ends = (before: Before, targets: Step['targets']): Step => ({
  ...{
    level: before.level,
    kind: targets.length > 1 ? 'split' : 'merged',
    before,
    after: null,
    targets,
    doubt: null,
    candidates: [],
  },
});
const comes = (after: Node): Step => ({
  level: after.level,
  kind: 'new',
  before: null,
  after,
  targets: [],
  doubt: null,
  candidates: [],
});

/** Some change of the areas as they are: each community may be renamed, moved, merged or parted, a street may go into another. */
function atRandom(dice: Dice, tree: readonly Before[], round: number): Step[] {
  const at = (level: Before['level']) => tree.filter((area) => area.level === level);
  let serial = 0;
  const fresh = (parentCode: string) => `${parentCode}${String(700 + round * 20 + serial++).slice(-3)}`;
  const steps: Step[] = at('district').map((area) => goesOn(area, area));
  const streets = new Map<string, Node | null>();
  for (const street of at('street')) {
    const sisters = at('street').filter(
      ({ parentCode, code }) =>
        parentCode === street.parentCode && code !== street.code && streets.get(code) !== null,
    );
    const into = dice.chance(0.2) && sisters.length > 0 ? dice.pick(sisters) : null;
    const staying = into && (streets.get(into.code) ?? into);
    if (staying) {
      streets.set(street.code, null);
      streets.set(into.code, staying);
      steps.push(ends(street, equalShares([staying.code])));
    } else if (!streets.has(street.code))
      streets.set(
        street.code,
        dice.chance(0.2)
          ? { ...street, code: fresh(street.parentCode), name: `${street.name}${round}` }
          : street,
      );
  }
  // Only now is it known which streets take others in, and so keep their code.
  const goingOn = at('street').filter(({ code }) => streets.get(code) !== null);
  for (const street of goingOn) steps.push(goesOn(street, streets.get(street.code) ?? street));
  const homes = goingOn.map(({ code, parentCode }) => ({
    district: parentCode,
    node: streets.get(code) as Node,
  }));
  const coming: Node[] = [];
  for (const community of at('community')) {
    const district = community.code.slice(0, 6);
    const near = homes.filter((home) => home.district === district).map(({ node }) => node);
    const own = streets.get(community.parentCode);
    const home = own && !dice.chance(0.2) ? own : dice.pick(near);
    const code = home.code === community.parentCode ? community.code : fresh(home.code);
    switch (dice.weighted({ stay: 5, rename: 2, merge: 2, part: 2 })) {
      case 'merge': {
        const into = coming.filter((node) => node.parentCode === home.code).at(-1);
        if (into) {
          steps.push(ends(community, equalShares([into.code])));
          break;
        }
        const anew = {
          ...community,
          code: fresh(home.code),
          name: `合并${round}${serial}社区居委会`,
          parentCode: home.code,
        };
        coming.push(anew);
        steps.push(ends(community, equalShares([anew.code])));
        break;
      }
      case 'part': {
        const parts = [0, 1].map(
          (i): Node => ({
            level: 'community',
            code: fresh(home.code),
            name: `分设${round}${serial}${i}社区居委会`,
            parentCode: home.code,
          }),
        );
        coming.push(...parts);
        steps.push(ends(community, weighedShares(parts.map(({ code: part }, i) => [part, i + 1]))));
        break;
      }
      case 'rename':
        steps.push(
          goesOn(
            community,
            { ...community, code, name: `更名${round}${serial++}社区居委会`, parentCode: home.code },
            own?.code === home.code,
          ),
        );
        break;
      default:
        steps.push(goesOn(community, { ...community, code, parentCode: home.code }, own?.code === home.code));
    }
  }
  return [...steps, ...coming.map(comes)];
}

async function carry(steps: readonly Step[], on: string) {
  await transactAsSystem({ system: 'area-change' }, async (tx) => {
    const [made] = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO area_changes (area_id, title, document, effective_on, state) VALUES (${world.areas.city.id}, ${on}, '文件', ${on}::date, 'pending') RETURNING id`;
    await keepSteps(tx, made?.id ?? 0, steps);
  });
  await takeEffect();
  expect(
    await query<{ message: string | null }>(`SELECT message FROM area_changes WHERE title = $1`, [on]),
  ).toEqual([{ message: null }]);
}

const tables = ledgers.map(({ table }) => table);
async function totals(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of tables) found[table] = await count(table);
  return found;
}

/** Where each record of a table stood on a day, by the positions of that day. */
const placesOn = (table: string, day: string) => `
  (SELECT t.id, coalesce(p.lo, a.lo) AS pos FROM ${table} t
   LEFT JOIN record_places r ON r.ledger = '${table.replace('_', '-')}' AND r.record_id = t.id AND r.since <= '${day}' AND r.until > '${day}'
   JOIN areas a ON a.id = coalesce(r.area_id, t.area_id)
   LEFT JOIN area_places p ON p.area_id = a.id AND p.since <= '${day}' AND p.until > '${day}')`;
/** The areas of a day with their positions then. */
const treeOn = (day: string) => `
  (SELECT a.id, a.level, v.parent_id, coalesce(p.lo, a.lo) AS lo, coalesce(p.hi, a.hi) AS hi FROM area_versions v JOIN areas a ON a.id = v.area_id
   LEFT JOIN area_places p ON p.area_id = a.id AND p.since <= '${day}' AND p.until > '${day}'
   WHERE a.level <> 'estate' AND v.valid_from <= '${day}' AND (v.valid_to IS NULL OR v.valid_to > '${day}'))`;

/** The communities in which somebody's grants lie. */
const coverage = () =>
  query<{ grant: number; from: number | null; area: number; communities: number[] }>(
    `SELECT g.id AS "grant", g.carried_from_id AS "from", g.area_id AS area,
     (SELECT array_agg(c.id) FROM areas c WHERE c.level = 'community' AND c.valid_to IS NULL AND c.lo BETWEEN a.lo AND a.hi) AS communities
   FROM grants g JOIN areas a ON a.id = g.area_id WHERE g.ended_at IS NULL AND a.level <> 'estate'`,
  );

describe.each([11, 12, 13, 14])('areas that change at random (%i)', (seed) => {
  test('keep one parent a day, lose nobody and nothing, and widen no grant', async () => {
    const dice = new Dice(seed);
    const days = ['2023-12-01'];
    const before = await totals();
    for (let round = 1; round <= 4; round++) {
      const day = `2024-0${round}-01`;
      const held = await coverage();
      const tree = await transactAsSystem({ system: 'area-change' }, (tx) =>
        readTree(tx, world.areas.city.id),
      );
      await carry(atRandom(dice, tree, round), day);
      days.push(day);

      // Nothing is lost, and everything stands where its area does.
      expect(await totals()).toEqual(before);
      for (const table of tables)
        expect(await count(`${table} t JOIN areas a ON a.id = t.area_id WHERE t.pos <> a.lo`)).toBe(0);

      for (const on of days) {
        // One parent a day: what stands in the tree lies in its parent, apart from its sisters.
        const areas = treeOn(on);
        expect(
          await count(`${areas} c JOIN ${areas} p ON p.id = c.parent_id WHERE c.lo <= p.lo OR c.hi > p.hi`),
        ).toBe(0);
        expect(
          await count(
            `${areas} c LEFT JOIN ${areas} p ON p.id = c.parent_id WHERE c.level <> 'city' AND p.id IS NULL`,
          ),
        ).toBe(0);
        expect(
          await count(
            `(SELECT lo, lag(hi) OVER (PARTITION BY parent_id ORDER BY lo) AS last FROM ${areas} t) s WHERE last >= lo`,
          ),
        ).toBe(0);
        // The sums are the same on every tree: each record lies in exactly one district, or at the city itself.
        for (const table of tables)
          expect(
            await count(
              `${placesOn(table, on)} r JOIN ${areas} a ON a.level = 'city' AND r.pos BETWEEN a.lo AND a.hi`,
            ),
          ).toBe(before[table]);
      }

      // No gap and no overlap in the life of an area.
      expect(
        await count(
          `(SELECT area_id, valid_from, lag(valid_to) OVER (PARTITION BY area_id ORDER BY valid_from) AS last FROM area_versions) v WHERE last IS DISTINCT FROM valid_from AND last IS NOT NULL`,
        ),
      ).toBe(0);
      // Lineage leads forward only, and its shares make up the whole.
      expect(
        await count(
          'area_lineage l JOIN areas f ON f.id = l.from_id JOIN areas t ON t.id = l.to_id WHERE f.valid_to <> l.on_day OR t.valid_to <= l.on_day OR f.valid_from >= l.on_day',
        ),
      ).toBe(0);
      expect(
        await count(`(SELECT sum(share) AS whole FROM area_lineage GROUP BY from_id) s WHERE whole <> 1`),
      ).toBe(0);

      // A grant that was carried covers communities only that came, at least in part, from one it covered before.
      const heirs = await query<{ from: number; to: number }>(
        'SELECT from_id AS "from", to_id AS "to" FROM area_lineage WHERE on_day = $1',
        [day],
      );
      for (const { from, communities, grant } of await coverage()) {
        const old = held.find((each) => each.grant === (from ?? grant));
        // Carried in an earlier round, or at an area that goes on: it follows the tree.
        if (!old || old.grant === grant) continue;
        for (const community of communities ?? []) {
          const origins = [community, ...heirs.filter(({ to }) => to === community).map((link) => link.from)];
          expect(
            origins.some((each) => old.communities?.includes(each)),
            `grant ${grant} from ${from}, community ${community}`,
          ).toBe(true);
        }
      }
    }
    // Chance has done something.
    expect(await count('area_lineage')).toBeGreaterThan(3);
    expect(await count('record_places')).toBeGreaterThan(0);
  }, 60_000);
});
