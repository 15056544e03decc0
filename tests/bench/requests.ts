import type pg from 'pg';
import { type Load, load, signIn } from './http-load';
import { rawLoad } from './raw-sql';

/** How many requests a city may come to have. */
export const MILLION = 1_000_000;

/**
 * Copies the demo's ended requests until there are so many, over three years before them; what is open stays as it
 * is and as many again. Months are counted once at the end.
 */
export async function multiplyRequests(owner: pg.ClientBase, wanted = MILLION): Promise<number> {
  const { rows } = await owner.query<{ n: number; columns: string }>(`
    SELECT (SELECT count(*)::int FROM requests) AS n, string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute
    WHERE attrelid = 'requests'::regclass AND attnum > 0 AND NOT attisdropped
      AND attname NOT IN ('id', 'code', 'received_on', 'received_at', 'closed_at', 'merged_into_id')`);
  const { n = 0, columns = '' } = rows[0] ?? {};
  const copies = Math.ceil((wanted - n) / Math.max(1, n));
  if (copies <= 0) return n;
  await owner.query('BEGIN');
  await owner.query("SELECT set_config('app.months_later', 'on', true)");
  await owner.query(
    `INSERT INTO requests (code, received_on, received_at, closed_at, merged_into_id, ${columns})
     SELECT code || '-' || i, received_on - i * 37, received_at - i * interval '37 days', closed_at - i * interval '37 days', merged_into_id, ${columns}
     FROM requests, generate_series(1, $1::int) AS i WHERE closed_at IS NOT NULL OR i = 1`,
    [copies],
  );
  await owner.query('SELECT recount_requests()');
  await owner.query('COMMIT');
  await owner.query('VACUUM (ANALYZE) requests');
  await owner.query('ANALYZE request_months');
  const counted = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM requests');
  return counted.rows[0]?.n ?? 0;
}

type Note = (what: string, figures: Record<string, unknown>) => void;
type Site = { address: string; ownerUrl: string; password: string; seconds: number };

/** Lists, the workbench, rates, clusters and dashboards as ordinary roles, ten at a time, beside the raw SQL of a list. */
export async function measureRequests(owner: pg.ClientBase, site: Site, note: Note): Promise<void> {
  const { address, ownerUrl, password, seconds } = site;
  const month = new Date().toISOString().slice(0, 7);
  const pages: Record<string, string[]> = {
    community: ['/', '/requests', '/requests?box=open&light=overdue', '/requests?box=all&q=停车'],
    street: ['/', '/requests?box=review', '/requests?box=all', '/requests/rates', '/requests/clusters'],
    'district-coordinator': [
      '/',
      '/requests?box=open',
      '/requests?box=all',
      '/requests?box=all&page=100',
      '/requests?box=all&q=停车',
      '/requests/rates',
      '/requests/clusters',
      '/dashboard',
    ],
    handler: ['/', '/requests'],
    city: [
      '/requests?box=all',
      '/requests?box=open&light=overdue',
      `/requests/rates?period=${month}`,
      '/requests/clusters',
      '/dashboard',
    ],
  };
  for (const [username, addresses] of Object.entries(pages)) {
    const cookie = await signIn(address, username, password);
    for (const path of addresses)
      note(`requests: ${path}, ${username}`, ofLoad(await load(address + encodeURI(path), cookie, seconds)));
  }
  for (const code of ['510104022', '510104', '5101']) {
    const { rows } = await owner.query<{ lo: number; hi: number }>(
      'SELECT lo, hi FROM areas WHERE code = $1 AND valid_to IS NULL',
      [code],
    );
    const { lo = 0, hi = 0 } = rows[0] ?? {};
    const raw = await rawLoad(
      ownerUrl,
      [
        `SELECT * FROM requests WHERE pos BETWEEN ${lo} AND ${hi} ORDER BY id DESC LIMIT 50`,
        `SELECT count(*) FROM (SELECT FROM requests WHERE pos BETWEEN ${lo} AND ${hi} LIMIT 10001) AS f`,
      ],
      seconds,
    );
    note(`  raw SQL: a page of all and its count, ${code}`, { 'per second': raw.perSecond, p95: raw.p95 });
  }
}

const ofLoad = ({ requestsPerSecond, p50, p95, failed }: Load) => ({
  'per second': requestsPerSecond,
  p50,
  'p97.5': p95,
  failed,
});
