import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgers } from '@/lib/domain/registry';
import { deadlinesOf } from '@/lib/domain/requests/deadlines';
import { hashOf } from '@/lib/domain/requests/query-code';
import { type Action, type Move, moves } from '@/lib/domain/requests/rules';
import { columnOf, fieldNames, fieldOf } from '@/lib/ledger/define';
import { calendarOf } from '@/lib/platform/calendar';
import { verifyPassword } from '@/lib/platform/passwords';
import { unseal } from '@/lib/platform/sealed';
import { searchText, spell } from '@/lib/platform/search-text';
import type { RequestState } from '@/prisma/client/enums';
import { chengduDivisions } from '@/prisma/seed/areas';
import { creditCode } from '@/prisma/seed/credit-code';
import { apportion, Dice } from '@/prisma/seed/dice';
import { DEMO_QUERY_CODE } from '@/prisma/seed/request-rows';
import { openTestCluster, type TestCluster } from '@/scripts/test/cluster';
import { demoTemplate } from '@/scripts/test/demo-site';

let cluster: TestCluster;
let client: pg.Client;
let password: string;

beforeAll(async () => {
  cluster = await openTestCluster();
  const { name, built } = await demoTemplate(cluster);
  const copy = `gongzhi_test_${process.ppid}_seed`;
  await cluster.copy(name, copy);
  password = built;
  client = new pg.Client({ connectionString: cluster.url(copy) });
  await client.connect();
}, 900_000);

afterAll(async () => {
  await client?.end();
  await cluster?.close();
});

const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await client.query(sql, values)).rows;
/** How many rows `sql` counts: `SELECT count(*)::int AS n …`. */
const count = async (sql: string): Promise<number> =>
  (await query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`))[0]?.n ?? -1;

describe('areas', () => {
  test.each([
    ['2019-12-31', '2019', 375, 4_366],
    ['2020-12-31', '2020', 261, 3_041],
    ['2026-11-01', '2023', 261, 3_047],
  ] as const)(
    'of %s are those that were published in %s',
    async (day, edition, streetCount, communityCount) => {
      const stored = await query<{ code: string; name: string; parent: string }>(
        `SELECT v.code, v.name, p.code AS parent FROM area_versions v JOIN areas a ON a.id = v.area_id
       JOIN area_versions p ON p.area_id = v.parent_id AND p.valid_from <= $1 AND (p.valid_to IS NULL OR p.valid_to > $1)
       WHERE a.level IN ('district', 'street', 'community') AND v.valid_from <= $1 AND (v.valid_to IS NULL OR v.valid_to > $1)
       ORDER BY a.level, v.code`,
        [day],
      );
      const { districts, streets, communities } = chengduDivisions(edition);
      expect([districts.length, streets.length, communities.length]).toEqual([
        20,
        streetCount,
        communityCount,
      ]);
      const byCode = (list: [string, string][]) => [...list].sort(([a], [b]) => (a < b ? -1 : 1));
      expect(stored.map(({ code, name }) => [code, name])).toEqual([
        ...byCode(districts),
        ...byCode(streets),
        ...byCode(communities),
      ]);
      for (const { code, parent } of stored) expect(code.startsWith(parent)).toBe(true);
    },
  );

  test('became what they are by two changes, of which nobody said what became of what', async () => {
    expect(
      await query(
        `SELECT effective_on::text AS "on", state, is_inferred AS inferred FROM area_changes ORDER BY effective_on`,
      ),
    ).toEqual([
      { on: '2020-06-30', state: 'effective', inferred: true },
      { on: '2023-06-30', state: 'effective', inferred: true },
    ]);
    expect(await count('area_lineage WHERE NOT is_inferred')).toBe(0);
    expect(
      await count(`(SELECT sum(share) AS whole FROM area_lineage GROUP BY from_id) s WHERE whole <> 1`),
    ).toBe(0);
  });

  test('leave little that nobody has assigned', async () => {
    let open = 0;
    for (const { table } of ledgers) {
      const left = await count(
        `${table} t JOIN areas a ON a.id = t.area_id WHERE a.level <> 'estate' AND a.valid_to IS NOT NULL`,
      );
      expect(left, table).toBeLessThan(0.06 * (await count(table)) + 10);
      open += left;
    }
    expect(open).toBeGreaterThan(0);
  });

  test('lie inside their parents, apart from their siblings, in the order of their codes', async () => {
    expect(
      await count(
        'areas c JOIN areas p ON p.id = c.parent_id WHERE c.valid_to IS NULL AND (c.lo <= p.lo OR c.hi > p.hi)',
      ),
    ).toBe(0);
    expect(
      await count(
        `(SELECT lo, lag(hi) OVER (PARTITION BY parent_id ORDER BY lo) AS before FROM areas WHERE parent_id IS NOT NULL AND valid_to IS NULL) s WHERE before >= lo`,
      ),
    ).toBe(0);
    expect(
      await count(
        `(SELECT code, lag(code) OVER (PARTITION BY parent_id ORDER BY lo) AS before FROM areas WHERE level <> 'estate' AND valid_to IS NULL) s WHERE before >= code`,
      ),
    ).toBe(0);
    expect(await count(`areas WHERE parent_id IS NULL AND level <> 'city'`)).toBe(0);
    expect(
      await count(
        `areas c JOIN areas p ON p.id = c.parent_id WHERE c.level <> 'estate' AND c.valid_to IS NULL AND NOT starts_with(c.code, p.code)`,
      ),
    ).toBe(0);
  });

  test('leave each community room for its estates', async () => {
    expect(await count(`areas WHERE level = 'community' AND valid_to IS NULL AND hi - lo <> 4095`)).toBe(0);
  });

  test('have a history, written by the table itself', async () => {
    expect(
      await count(
        'areas a WHERE a.valid_to IS NULL AND NOT EXISTS (SELECT FROM area_versions v WHERE v.area_id = a.id AND v.valid_to IS NULL AND v.name = a.name AND v.code = a.code)',
      ),
    ).toBe(0);
  });
});

describe('the demo city on 2018-12-31 and on the reference day', () => {
  const days = ['2018-12-31', '2026-11-01'];
  const standing = (day: string) =>
    `started_on <= '${day}' AND (retired_on IS NULL OR retired_on > '${day}')`;
  const stocks: [string, number][] = [
    ['grids', 13_000],
    ['estates', 20_000],
    ['self_organisations', 32_000],
    ['service_projects', 12_000],
  ];

  test.each(stocks)('has its %s: %i', async (table, expected) => {
    for (const day of days) expect(await count(`${table} WHERE ${standing(day)}`)).toBe(expected);
    expect(await count(`${table} WHERE retired_on > '2018-12-31'`)).toBe(Math.round(expected * 0.04));
    expect(await count(`${table} WHERE (retired_on IS NULL) <> (retire_reason IS NULL)`)).toBe(0);
  });

  test('has its Party organisations, by setting', async () => {
    for (const day of days) {
      const rows = await query<{ setting: string; n: number }>(
        `SELECT setting, count(*)::int AS n FROM party_organisations WHERE ${standing(day)} GROUP BY setting`,
      );
      expect(Object.fromEntries(rows.map(({ setting, n }) => [setting, n]))).toEqual({
        street: day < '2020' ? 375 : 261,
        community: day < '2020' ? 4_366 : 3_047,
        estate: 4_328,
        owners_committee: 706,
        property_firm: 347,
        grid: 6_000,
        new_sector: 600,
        resident_unit: 400,
      });
    }
  });

  test('has 4,328 estates with a Party organisation, one of a setting at most in each', async () => {
    for (const day of days) {
      const found = `party_organisations o JOIN areas a ON a.id = o.area_id WHERE a.level = 'estate' AND a.valid_to IS NULL AND ${standing(day)}`;
      expect((await query(`SELECT count(DISTINCT area_id)::int AS n FROM ${found}`))[0]).toEqual({
        n: 4_328,
      });
      expect(
        await count(`(SELECT FROM ${found} GROUP BY o.area_id, o.setting HAVING count(*) > 1) twice`),
      ).toBe(0);
    }
  });

  test('has owners’ committees and property firms where there is one to organise', async () => {
    expect(
      await count(
        `party_organisations o JOIN estates e ON e.own_area_id = o.area_id WHERE setting = 'owners_committee' AND NOT has_owners_committee`,
      ),
    ).toBe(0);
    expect(
      await count(
        `party_organisations o JOIN estates e ON e.own_area_id = o.area_id WHERE setting = 'property_firm' AND property_management <> 'company'`,
      ),
    ).toBe(0);
  });

  test('adds up: the districts’ grids are the city’s', async () => {
    const rows = await query<{ n: number }>(
      `SELECT count(*)::int AS n FROM grids g JOIN areas d ON d.level = 'district' AND g.pos BETWEEN d.lo AND d.hi GROUP BY d.id`,
    );
    expect(rows).toHaveLength(20);
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(await count('grids'));
  });

  test('has at least one grid in each community', async () => {
    expect(
      await count(
        `areas a WHERE level = 'community' AND valid_to IS NULL AND NOT EXISTS (SELECT FROM grids g WHERE g.area_id = a.id)`,
      ),
    ).toBe(0);
  });

  test('has projects done, running and late as a city would', async () => {
    const share = async (condition: string) =>
      (await count(`service_projects WHERE retired_on IS NULL AND ${condition}`)) / 12_000;
    expect(await share(`state = 'completed'`)).toBeCloseTo(0.62, 1);
    expect(await share(`state = 'running' AND planned_end_on >= '2026-11-01'`)).toBeCloseTo(0.3, 1);
    expect(await share(`state = 'running' AND planned_end_on < '2026-11-01'`)).toBeCloseTo(0.03, 1);
    expect(
      await count(`service_projects WHERE completed_on > '2026-11-01' OR completed_on < started_on`),
    ).toBe(0);
  });

  test('has few terms that have ended', async () => {
    const ended = await count(`party_organisations WHERE retired_on IS NULL AND term_ends_on < '2026-11-01'`);
    expect(ended / 15_689).toBeGreaterThan(0.03);
    expect(ended / 15_689).toBeLessThan(0.06);
  });
});

describe('each record', () => {
  test.each(ledgers.map((ledger) => [ledger.label, ledger] as const))(
    'of %s keeps the rules of its definition',
    async (_, ledger) => {
      const columns = fieldNames(ledger).map(
        (name) => `t.${columnOf(name)}${fieldOf(ledger, name).kind === 'date' ? '::text' : ''} AS "${name}"`,
      );
      const rows = await query<Record<string, string | number | boolean | null>>(
        `SELECT ${columns.join(', ')}, a.code AS "areaCode", a.name AS "areaName", a.level AS "areaLevel"
       FROM ${ledger.table} t JOIN areas a ON a.id = t.area_id`,
      );
      const problems = rows.flatMap(({ areaCode, areaName, areaLevel, ...values }) => {
        const area = { code: String(areaCode), name: String(areaName) };
        const code = fieldOf(ledger, 'code');
        const areaId = fieldOf(ledger, 'areaId');
        const found = ledger.checks.map((check) => check(values, area)?.message ?? null);
        if (code.kind === 'code' && !code.pattern.test(String(values.code))) found.push('code');
        if (areaId.kind === 'area' && !areaId.levels.some((level) => level === areaLevel))
          found.push('level');
        for (const name of fieldNames(ledger))
          if (fieldOf(ledger, name).required && values[name] == null) found.push(name);
        return found.filter((each) => each !== null).map((each) => `${values.code} ${each}`);
      });
      expect(problems).toEqual([]);
      expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
    },
  );

  test('is marked as a demo, and found by the sounds of its name', async () => {
    for (const { table } of ledgers) {
      expect(await count(`${table} WHERE NOT is_demo`)).toBe(0);
      expect(await count(`${table} WHERE array_length(string_to_array(search_text, chr(9)), 1) <> 4`)).toBe(
        0,
      );
    }
  });

  test('names nobody who could be rung up', async () => {
    for (const { table } of ledgers.filter(({ fields }) => 'contactPhone' in fields))
      expect(await count(`${table} WHERE contact_phone !~ '^(1380000[0-9]{4}|028-8000[0-9]{4})$'`)).toBe(0);
  });

  test('was loaded under one entry of the trail, and followed the areas under the entries of their changes', async () => {
    const rows = await query<{ action: string; n: number }>(
      `SELECT action, count(*)::int AS n FROM audit_entries WHERE subject <> 'areas' OR action = 'seed' GROUP BY action ORDER BY action`,
    );
    expect(rows).toEqual([
      { action: 'carry', n: 2 },
      { action: 'seed', n: 1 },
      { action: 'take-effect', n: 2 },
    ]);
    expect(await count(`audit_entries WHERE actor <> 'set-up'`)).toBe(0);
  });
});

describe('supervision and linkage', () => {
  test('have visits and problems whose sums are the numbers of their assignments', async () => {
    const wrong =
      await count(`linkage_assignments l WHERE l.retired_on IS NULL AND (l.visits, l.problems_found, l.problems_solved, l.last_visit_on) IS DISTINCT FROM (
      (SELECT count(*) FROM linkage_visits v WHERE v.assignment_id = l.id),
      (SELECT count(*) FROM linkage_problems p WHERE p.assignment_id = l.id),
      (SELECT count(*) FROM linkage_problems p WHERE p.assignment_id = l.id AND p.state = 'solved'),
      (SELECT max(visited_on) FROM linkage_visits v WHERE v.assignment_id = l.id))`);
    expect(wrong).toBe(0);
    expect(
      await count(
        `linkage_visits v JOIN linkage_assignments l ON l.id = v.assignment_id WHERE v.area_id <> l.area_id`,
      ),
    ).toBe(0);
  });

  test('have a hundred items at all levels and in every stage, each with its path', async () => {
    expect(await count('supervision_items')).toBe(100);
    const states = await query<{ state: string }>(
      'SELECT DISTINCT state::text FROM supervision_tasks ORDER BY 1',
    );
    expect(states.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['assigned', 'working', 'reported', 'suspended', 'struck_off', 'withdrawn']),
    );
    expect(
      await count(
        `supervision_tasks t WHERE state <> (SELECT to_state FROM supervision_moves m WHERE m.task_id = t.id ORDER BY id DESC LIMIT 1)`,
      ),
    ).toBe(0);
    expect(await count(`supervision_moves WHERE actor NOT LIKE '%（演示）'`)).toBe(0);
  });
});

describe('the demo accounts', () => {
  test('hold the roles of the manual, and open with the demo password', async () => {
    const rows = await query<{ username: string; hash: string; must: boolean; grants: string }>(
      `SELECT u.username, u.password_hash AS hash, u.must_change_password AS must,
         string_agg(g.role || ' ' || a.code, ', ' ORDER BY g.role) AS grants
       FROM users u JOIN grants g ON g.user_id = u.id JOIN areas a ON a.id = g.area_id WHERE g.ended_at IS NULL GROUP BY u.id`,
    );
    expect(Object.fromEntries(rows.map(({ username, grants }) => [username, grants]))).toEqual({
      city: 'viewer 5101, scheme_manager 5101',
      'city-clerk': 'clerk 5101',
      district: 'clerk 510104',
      'district-reviewer': 'reviewer 510104',
      'city-coordinator': 'coordinator 5101',
      'district-coordinator': 'coordinator 510104',
      handler: 'handler 510104',
      'street-clerk': 'clerk 510104022',
      street: 'reviewer 510104022, coordinator 510104022',
      community: 'clerk 510104022006',
      // Of 督院街街道, which went into 春熙路街道: two of its communities are known to have gone there.
      'merged-street': expect.stringContaining('reviewer 510104022009'),
      sysadmin: 'system_admin 5101',
      secadmin: 'security_admin 5101',
      auditor: 'audit_admin 5101',
    });
    expect(rows.some(({ must }) => must)).toBe(false);
    expect(await verifyPassword(rows[0]?.hash, password)).toBe(true);
  });

  test('find something to review in the demo street', async () => {
    expect(
      await count(
        `grids g JOIN areas s ON s.code = '510104022' AND g.pos BETWEEN s.lo AND s.hi WHERE review_state = 'pending'`,
      ),
    ).toBeGreaterThan(0);
  });
});

describe('requests', () => {
  const open = `r.closed_at IS NULL`;

  test('are about 40,000 of the last year, a fifth of them found by grids', async () => {
    expect(await count('requests')).toBeGreaterThan(39_900);
    expect(await count('requests')).toBeLessThan(40_200);
    expect(await count(`requests WHERE (source = 'grid') <> (grid_id IS NOT NULL)`)).toBe(0);
    expect(
      await count(`requests r JOIN grids g ON g.id = r.grid_id JOIN areas a ON a.id = r.area_id
      WHERE g.area_id <> a.id AND g.area_id <> a.parent_id`),
    ).toBe(0);
    const events = await count(`requests WHERE source = 'grid'`);
    expect(events / 40_000).toBeCloseTo(0.21, 1);
    const waiting = await count(`requests r WHERE ${open}`);
    expect(waiting).toBeGreaterThan(600);
    expect(waiting).toBeLessThan(1_600);
  });

  test('are each where their path leads, step by step', async () => {
    expect(
      await count(
        `requests r WHERE state <> (SELECT to_state FROM request_moves m WHERE m.request_id = r.id ORDER BY id DESC LIMIT 1)`,
      ),
    ).toBe(0);
    const steps = await query<{ action: string; from: string | null; to: string; n: number }>(
      `SELECT action, from_state AS from, to_state AS to, count(*)::int AS n FROM request_moves GROUP BY 1, 2, 3`,
    );
    for (const { action, from, to } of steps) {
      const rule: Move = moves[action as Action];
      expect([action, from === null || rule.from.includes(from as RequestState)]).toEqual([action, true]);
      expect([action, to]).toEqual([action, rule.to ?? from]);
    }
    const broken = `(SELECT from_state, lag(to_state) OVER w AS before, at, lag(at) OVER w AS at_before FROM request_moves
      WINDOW w AS (PARTITION BY request_id ORDER BY id)) s WHERE from_state IS DISTINCT FROM before OR at < at_before`;
    expect(await count(broken)).toBe(0);
    expect(new Set(steps.map(({ action }) => action))).toEqual(
      new Set(Object.keys(moves).filter((action) => action !== 'note' && action !== 'supplement')),
    );
  });

  test('are held by those to whom they were handed last, and go up when they are overdue', async () => {
    expect(
      await count(`requests r JOIN LATERAL (SELECT to_area_id, to_department_id FROM request_moves m
      WHERE m.request_id = r.id AND to_area_id IS NOT NULL ORDER BY id DESC LIMIT 1) last ON true
      WHERE r.held_area_id <> to_area_id OR r.department_id IS DISTINCT FROM to_department_id`),
    ).toBe(0);
    expect(
      await count(`requests r, (SELECT max(at) AS loaded FROM audit_entries WHERE action = 'seed') s
      WHERE ${open} AND escalate_at < loaded - interval '10 minutes' AND state IN ('received', 'objected', 'signed', 'submitted')`),
    ).toBe(0);
    // Whoever did it did not judge it.
    expect(
      await count(
        `request_moves m JOIN request_moves f USING (request_id, user_id) WHERE f.action = 'finish' AND m.action IN ('approve', 'return')`,
      ),
    ).toBe(0);
  });

  test('are due when the calendar says', async () => {
    const rows = await query<{
      at: Date;
      due: Date;
      amount: number;
      unit: 'working_days' | 'hours';
      sign: number;
      contact: number;
    }>(
      `SELECT received_at AS at, due_at AS due, amount, unit, sign_hours AS sign, contact_hours AS contact FROM requests r JOIN request_limits l ON l.id = r.limit_id
       WHERE round = 1 AND NOT EXISTS (SELECT FROM request_moves m WHERE m.request_id = r.id AND action IN ('pause', 'resume')) ORDER BY r.id DESC LIMIT 500`,
    );
    const calendar = calendarOf(new Map());
    for (const { at, due, sign, contact, ...limit } of rows)
      expect(due).toEqual(
        deadlinesOf(calendar, { ...limit, signHours: sign, contactHours: contact }, at).dueAt,
      );
  });

  test('are counted by month, with rates as a city has them', async () => {
    const kept = (
      await query(
        `SELECT sum(received)::int AS received, sum(closed)::int AS closed, sum(valid)::int AS valid FROM request_months`,
      )
    )[0];
    expect(kept).toEqual({
      received: await count(`requests WHERE state <> 'merged'`),
      closed: await count(`requests WHERE state = 'closed'`),
      valid: await count(
        `requests WHERE state = 'closed' AND excluded_at IS NULL AND satisfaction IS NOT NULL`,
      ),
    });
    const [rates] = await query<Record<'responded' | 'solved' | 'satisfied' | 'inTime', number>>(
      `SELECT (sum(responded) / sum(valid)::float) AS responded, (sum(solved) / sum(valid)::float) AS solved,
         (sum(points) / sum(valid))::float AS satisfied, (sum(in_time) / sum(closed)::float) AS "inTime" FROM request_months`,
    );
    expect(rates?.responded).toBeCloseTo(0.98, 1);
    expect(rates?.solved).toBeCloseTo(0.88, 1);
    expect(rates?.satisfied).toBeCloseTo(0.9, 1);
    expect(rates?.inTime).toBeCloseTo(0.92, 1);
  });

  test('wait for each of the demo’s accounts', async () => {
    const states = async (condition: string) =>
      (
        await query<{ state: string }>(
          `SELECT DISTINCT state::text FROM requests r JOIN areas h ON h.id = r.held_area_id WHERE ${open} AND ${condition} ORDER BY 1`,
        )
      ).map(({ state }) => state);
    const all = ['answered', 'objected', 'paused', 'received', 'signed', 'submitted'];
    expect(await states(`h.code = '510104022006' AND department_id IS NULL`)).toEqual(all);
    expect(await states(`department_id IN (SELECT department_id FROM department_members)`)).toEqual(
      all.filter((state) => state !== 'objected'),
    );
    expect((await states(`h.code = '510104022' AND department_id IS NULL`)).length).toBeGreaterThan(1);
    expect((await states(`h.code = '510104' AND department_id IS NULL`)).length).toBeGreaterThan(0);
    expect(await count(`requests WHERE public_state = 'wanted'`)).toBeGreaterThan(0);
    expect(await count(`requests WHERE public_state = 'published'`)).toBeGreaterThan(120);
    expect(await count(`request_exclusions WHERE decided_at IS NULL`)).toBeGreaterThan(0);
    expect(await count(`request_reporters WHERE query_hash = '${hashOf(DEMO_QUERY_CODE)}'`)).toBe(1);
  });

  test('say nothing of a person', async () => {
    expect(await count(`requests WHERE text ~ '[0-9]{7,}' OR result ~ '[0-9]{7,}'`)).toBe(0);
    const phones = await query<{ sealed: string; masked: string }>(
      'SELECT sealed, masked FROM request_contacts',
    );
    expect(phones.length).toBeGreaterThan(10);
    for (const { sealed, masked } of phones) {
      expect(unseal(sealed)).toMatch(/^1380000\d{4}$/);
      expect(masked).toMatch(/^138\*{4}\d{4}$/);
    }
  });
});

describe('what the demo is made with', () => {
  test.each([
    ['郫都区', 'piduqu', 'pdq'],
    ['新都区', 'xinduqu', 'xdq'],
    ['都江堰市', 'dujiangyanshi', 'djys'],
    ['䢺江镇', 'chujiangzhen', 'cjz'],
    ['蟇水村村委会', 'mashuicuncunweihui', 'msccwh'],
    ['邛崃市', 'qionglaishi', 'qls'],
    ['崇州市', 'chongzhoushi', 'czs'],
    ['绿洲花园', 'lvzhouhuayuan', 'lzhy'],
    ['总府路社区第12网格', 'zongfulushequdi12wangge', 'zflsqd12wg'],
  ])('%s is spelled %s', (name, pinyin, initials) => {
    expect(spell(name)).toEqual({ pinyin, initials });
  });

  test('a search text is name, pinyin, initials and code, in small letters', () => {
    expect(searchText(['锦绣花园', 'A区'], '510104022006E001')).toBe(
      '锦绣花园a区\tjinxiuhuayuanaqu\tjxhyaq\t510104022006e001',
    );
  });

  test('the same seed rolls the same dice', () => {
    const rolls = (seed: number) =>
      Array.from(
        { length: 5 },
        (
          (dice) => () =>
            dice.int(1, 100)
        )(new Dice(seed)),
      );
    expect(rolls(7)).toEqual(rolls(7));
    expect(rolls(7)).not.toEqual(rolls(8));
  });

  test('shares are whole and lose nothing', () => {
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(apportion(0, [1, 2])).toEqual([0, 0]);
  });

  test('made-up credit codes have the check digits of the standard', () => {
    expect(creditCode('52', '510107', 3)).toBe('52510107MJD000038L');
  });
});
