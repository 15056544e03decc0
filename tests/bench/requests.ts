// A million requests: the demo's, 25 times, with other places and days. What lists, counts, clusters and rates cost an
// ordinary role over HTTP, each beside the raw SQL of the same question.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { hashOfKey } from '@/lib/domain/api-keys/key';
import { withoutIndexes } from '@/prisma/seed/copy';
import { localAddress, type Site } from '@/scripts/site';
import { type Load, load, signIn } from './http-load';
import { rawLoad } from './raw-sql';

const COPIES = 24;
/** Above every id of the demo. */
const STRIDE = 100_000;

type Bench = {
  owner: pg.Client;
  ownerUrl: string;
  site: Site;
  demoPassword: string;
  seconds: number;
  note: (what: string, figures: Record<string, unknown>) => void;
  ofLoad: (load: Load) => Record<string, unknown>;
};

/** What has ended lies anywhere in the city and in three years; what is open stays as it is, and as urgent. */
export async function millionRequests(owner: pg.Client): Promise<number> {
  const { rows: columns } = await owner.query<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = 'requests'::regclass AND attnum > 0 AND NOT attisdropped`,
  );
  const own = new Set(['id', 'code', 'area_id', 'pos', 'merged_into_id', 'state']);
  const days = new Set(
    columns.map(({ name }) => name).filter((name) => /(_at|_on)$/.test(name) && name !== 'updated_at'),
  );
  const others = columns.map(({ name }) => name).filter((name) => !own.has(name));
  const shifted = others.map((name) =>
    days.has(name)
      ? `r.${name} - ${name === 'received_on' ? 's.days' : `s.days * interval '1 day'`}`
      : `r.${name}`,
  );
  await owner.query('ALTER TABLE requests DISABLE TRIGGER USER');
  await withoutIndexes(owner, ['requests', 'request_moves'], async () => {
    await owner.query(
      `INSERT INTO requests (id, code, area_id, pos, state, ${others.join(', ')})
       SELECT r.id + n * ${STRIDE}, 'SQ' || to_char(r.received_on - s.days, 'YYMMDD') || lpad((r.id + n * ${STRIDE})::text, 7, '0'),
         a.id, a.lo, CASE r.state WHEN 'merged' THEN 'closed' ELSE r.state END, ${shifted.join(', ')}
       FROM generate_series(1, ${COPIES}) AS n CROSS JOIN requests r
         CROSS JOIN (SELECT array_agg(id) AS ids FROM areas WHERE level IN ('estate', 'community') AND valid_to IS NULL) AS places
         CROSS JOIN LATERAL (SELECT CASE WHEN r.closed_at IS NULL THEN 0 ELSE (hashint8(r.id::bigint * 31 + n) & 1023) END AS days,
           CASE WHEN r.closed_at IS NULL THEN r.area_id
             ELSE places.ids[1 + (hashint8(r.id::bigint * 17 + n) & 1073741823) % cardinality(places.ids)] END AS area) AS s
         JOIN areas a ON a.id = s.area`,
    );
    await owner.query(
      `INSERT INTO request_moves (request_id, at, user_id, actor, unit, action, from_state, to_state, reason, to_area_id, to_department_id, is_shown)
       SELECT request_id + n * ${STRIDE}, at, user_id, actor, unit, action, from_state, to_state, reason, to_area_id, to_department_id, is_shown
       FROM request_moves, generate_series(1, 3) AS n`,
    );
  });
  await owner.query('ALTER TABLE requests ENABLE TRIGGER USER');
  await owner.query('SELECT recount_requests()');
  await owner.query('VACUUM ANALYZE requests, request_moves, request_months');
  return Number((await owner.query('SELECT count(*) AS n FROM requests')).rows[0].n);
}

export async function requests(bench: Bench): Promise<void> {
  const { owner, ownerUrl, site, demoPassword, seconds, note, ofLoad } = bench;
  const category = (await owner.query(`SELECT id FROM request_categories WHERE code = 'DT'`)).rows[0].id;
  for (const [username, code] of [
    ['street', '510104022'],
    ['district', '510104'],
    ['city', '5101'],
  ] as const) {
    const cookie = await signIn(localAddress(site), username, demoPassword);
    const { id, lo, hi } = (
      await owner.query('SELECT id, lo, hi FROM areas WHERE code = $1 AND valid_to IS NULL', [code])
    ).rows[0];
    const here = `r.pos BETWEEN ${lo} AND ${hi}`;
    const page = (condition: string, order = 'r.id DESC', offset = 0) => [
      `SELECT r.* FROM requests r WHERE ${here} AND ${condition} ORDER BY ${order} LIMIT 50 OFFSET ${offset}`,
      `SELECT count(*) FROM (SELECT FROM requests r WHERE ${here} AND ${condition} LIMIT 10001) AS f`,
    ];
    const due = 'r.due_at NULLS LAST, r.id';
    const overdue = `r.closed_at IS NULL AND r.due_at < now() AND r.state IN ('received', 'objected', 'signed', 'submitted')`;
    const asked: [string, string, string[]][] = [
      ['list: all', '/requests?box=all', page('true')],
      ['list: all, page 100', '/requests?box=all&page=100', page('true', 'r.id DESC', 4_950)],
      ['list: open', '/requests?box=open', page('r.closed_at IS NULL', due)],
      ['list: overdue', '/requests?box=open&light=overdue', page(overdue, due)],
      ['list: a category', `/requests?box=all&category=${category}`, page(`r.category_id = ${category}`)],
      ['list: a word', '/requests?box=all&q=电梯', page(`strpos(r.search_text, '电梯') > 0`)],
      [
        'list: a word that nobody wrote',
        '/requests?box=all&q=斑马鱼',
        page(`strpos(r.search_text, '斑马鱼') > 0`),
      ],
      [
        'workbench',
        '/',
        [`SELECT state, count(*) FROM requests r WHERE r.closed_at IS NULL AND ${here} GROUP BY 1`],
      ],
      [
        'clusters',
        `/requests/clusters?area=${id}`,
        [
          `SELECT area_id, category_id, date_trunc('month', received_on), count(*) FROM requests r
           WHERE ${here} AND received_on >= current_date - 180 GROUP BY 1, 2, 3 ORDER BY 4 DESC LIMIT 60`,
        ],
      ],
      [
        'rates',
        `/requests/rates?area=${id}`,
        [
          `SELECT width_bucket(pos, (SELECT array_agg(lo ORDER BY lo) FROM areas WHERE parent_id = ${id})), sum(valid), sum(solved), sum(points)
           FROM request_months WHERE pos BETWEEN ${lo} AND ${hi} AND month >= '2026-01-01' GROUP BY 1`,
        ],
      ],
      ['dashboard', `/dashboard/${id}`, []],
    ];
    for (const [what, path, sql] of asked) {
      note(
        `${what}, ${username}`,
        ofLoad(await load(`${localAddress(site)}${encodeURI(path)}`, cookie, seconds)),
      );
      if (sql.length === 0) continue;
      const { perSecond, p95 } = await rawLoad(ownerUrl, sql, seconds);
      note(`  raw SQL`, { 'per second': perSecond, 'p97.5': p95 });
    }
  }
  await otherPlatforms(bench);
}

async function otherPlatforms({ owner, site, seconds, note, ofLoad }: Bench): Promise<void> {
  const key = `gz_${randomUUID()}`;
  await owner.query(
    `INSERT INTO api_keys (name, holder, key_hash, prefix, area_id, per_minute) SELECT 'bench', 'bench', $1, 'gz_bench', id, 1000000 FROM areas WHERE level = 'city'`,
    [hashOfKey(key)],
  );
  for (const [what, query] of [
    ['Open311: the last 50', 'page_size=50'],
    ['Open311: page 20 of 50', 'page_size=50&page=20'],
    ['Open311: open ones', 'status=open&page_size=50'],
  ])
    note(
      String(what),
      ofLoad(
        await load(`${localAddress(site)}/open311/v2/requests.json?api_key=${key}&${query}`, '', seconds),
      ),
    );
}
