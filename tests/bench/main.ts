// npm run bench, or npm run bench requests for that part alone: what lists, dashboards, imports and exports cost at the size of the demo city, each beside the raw
// SQL of the same work in the same run. Prints a table and writes tests/.results/bench.json. It judges nothing:
// the machine is noisy, the ratios are what to look at.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { findLedger, ledgers } from '@/lib/domain/registry';
import { sheetColumns } from '@/lib/ledger/sheet';
import { disconnect } from '@/lib/platform/db';
import { writeWorkbook } from '@/lib/platform/spreadsheets/write';
import { seedDemo } from '@/prisma/seed/main';
import { urlsOf } from '@/scripts/database/roles';
import { localAddress, startWeb, waitUntilHealthy } from '@/scripts/site';
import { openTestCluster } from '@/scripts/test/cluster';
import { demoSources, ensureBuilt, prepareSite } from '@/scripts/test/demo-site';
import { measureChange } from './area-change';
import { type Load, load, signIn } from './http-load';
import { fastest, rawLoad } from './raw-sql';
import { millionRequests, requests } from './requests';

const seconds = Number(process.env.BENCH_SECONDS ?? 8);
const folder = await ensureBuilt();
const cluster = await openTestCluster();
const { site, demoPassword } = await prepareSite(cluster, folder);
const ownerUrl = cluster.url(new URL(site.database.appUrl).pathname.slice(1));
const owner = new pg.Client({ connectionString: ownerUrl });
await owner.connect();
let web = startWeb({ ...site, onLine: () => {} });
const results: Record<string, unknown>[] = [];

try {
  await waitUntilHealthy(site, web);
  if (process.argv[2] !== 'requests') {
    await lists('');
    await dashboards('');
    await transfers();
    await areaChange();
  }
  note('requests', { detail: await millionRequests(owner) });
  await anew();
  await requests({ owner, ownerUrl, site, demoPassword, seconds, note, ofLoad });
  if (process.argv[2] !== 'requests') {
    await tenfold();
    await lists(', ten times the records');
    await dashboards(', ten times the records');
  }
} finally {
  await web.stop(4000);
  await owner.end();
  await cluster.close();
}
const file = 'tests/.results/bench.json';
mkdirSync('tests/.results', { recursive: true });
writeFileSync(
  file,
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, seconds, results }, null, 2)}\n`,
);
console.table(results);
console.log(`→ ${file}`);

function note(what: string, figures: Record<string, unknown>): void {
  results.push({
    what,
    ...Object.fromEntries(
      Object.entries(figures).map(([name, value]) => [
        name,
        typeof value === 'number' ? Math.round(value * 10) / 10 : value,
      ]),
    ),
  });
}

function ofLoad({ requestsPerSecond, p50, p95, p99, bytes, failed }: Load) {
  return { 'per second': requestsPerSecond, p50, 'p97.5': p95, p99, KB: bytes / 1024, failed };
}

async function interval(code: string): Promise<{ id: number; lo: number; hi: number }> {
  const { rows } = await owner.query('SELECT id, lo, hi FROM areas WHERE code = $1 AND valid_to IS NULL', [
    code,
  ]);
  return rows[0];
}

/** 25 rows and the count, two filters, ten connections: as a district's clerk and as the city. */
async function lists(size: string): Promise<void> {
  for (const [username, code] of [
    ['district', '510104'],
    ['city', '5101'],
  ] as const) {
    const cookie = await signIn(localAddress(site), username, demoPassword);
    note(
      `list page, ${username}${size}`,
      ofLoad(await load(`${localAddress(site)}/grids?kind=general&review=approved`, cookie, seconds)),
    );
    note(
      `list page of the largest ledger, ${username}${size}`,
      ofLoad(await load(`${localAddress(site)}/co-building-projects`, cookie, seconds)),
    );
    const { lo, hi } = await interval(code);
    const filter = `pos BETWEEN ${lo} AND ${hi} AND kind = 'general' AND review_state = 'approved' AND (retired_on IS NULL OR retired_on > current_date)`;
    const { perSecond, p95 } = await rawLoad(
      ownerUrl,
      [
        `SELECT * FROM grids WHERE ${filter} ORDER BY code, id LIMIT 25`,
        `SELECT count(*) FROM grids WHERE ${filter}`,
      ],
      seconds,
    );
    note(`  raw SQL of the first, ${username}${size}`, { 'per second': perSecond, 'p97.5': p95 });
  }
}

async function dashboards(size: string): Promise<void> {
  for (const [username, code] of [
    ['city', '5101'],
    ['street', '510104022'],
  ] as const) {
    const cookie = await signIn(localAddress(site), username, demoPassword);
    const { id, lo, hi } = await interval(code);
    const began = performance.now();
    await (await fetch(`${localAddress(site)}/dashboard/${id}`, { headers: { cookie } })).text();
    note(`dashboard, counted for the first time, ${username}${size}`, { ms: performance.now() - began });
    note(
      `dashboard, ${username}${size}`,
      ofLoad(await load(`${localAddress(site)}/dashboard/${id}`, cookie, seconds)),
    );
    const counts = ledgers.map(
      ({ table }) =>
        `SELECT width_bucket(pos, (SELECT array_agg(lo ORDER BY lo) FROM areas WHERE parent_id = ${id})) AS child, count(*) FROM ${table} WHERE pos BETWEEN ${lo} AND ${hi} AND (retired_on IS NULL OR retired_on > current_date) GROUP BY 1`,
    );
    const { perSecond, p95 } = await rawLoad(ownerUrl, counts, seconds);
    note(`  raw SQL, one count by child of each ledger, ${username}${size}`, {
      'per second': perSecond,
      'p97.5': p95,
    });
  }
}

async function transfers(): Promise<void> {
  const workbook = join(site.dataFolder, 'bench.xlsx');
  await writeGrids(workbook);
  const clerk = (await owner.query("SELECT id FROM users WHERE username = 'district'")).rows[0].id;
  const viewer = (await owner.query("SELECT id FROM users WHERE username = 'city'")).rows[0].id;
  const imported = await runOnce('import-once.ts', clerk, workbook);
  note('import of 5,000 rows: check, store', {
    ms: imported.total,
    detail: `check ${Math.round(imported.check ?? 0)}, store ${Math.round(imported.apply ?? 0)}`,
  });
  await owner.query('CREATE TEMP TABLE copied (LIKE grids)');
  const copy = await fastest(async () => {
    await owner.query('TRUNCATE copied');
    await owner.query('INSERT INTO copied SELECT * FROM grids ORDER BY id DESC LIMIT 5000');
  });
  note('  raw SQL: 5,000 of the rows into a bare table', { ms: copy });
  const exported = await runOnce('export-once.ts', viewer, join(site.dataFolder, 'bench-export.xlsx'));
  note(`export of ${exported.rows} rows`, {
    ms: exported.milliseconds,
    detail: `${Math.round((exported.peakMb ?? 0) - (exported.idleMb ?? 0))} MB above idle, peak ${Math.round(exported.peakMb ?? 0)} MB`,
  });
  const select = await fastest(() =>
    owner.query('SELECT * FROM self_organisations WHERE retired_on IS NULL ORDER BY code'),
  );
  note('  raw SQL: the same rows read at once', { ms: select });
}

/** Nine copies of every record but of estates, which are areas. The site starts anew, with nothing kept in memory. */
async function tenfold(): Promise<void> {
  for (const { name, table } of ledgers.filter((ledger) => ledger.name !== 'estates')) {
    const { rows } = await owner.query<{ columns: string }>(
      `SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('id', 'code')`,
      [table],
    );
    const columns = rows[0]?.columns;
    if (!columns) throw new Error(`no columns of ${name}`);
    await owner.query(
      `INSERT INTO ${table} (code, ${columns}) SELECT code || '-' || n, ${columns} FROM ${table}, generate_series(1, 9) AS n
       WHERE area_id IN (SELECT id FROM areas WHERE valid_to IS NULL OR level = 'estate')`,
    );
  }
  await owner.query('ANALYZE');
  await anew();
}

async function anew(): Promise<void> {
  await web.stop(4000);
  web = startWeb({ ...site, onLine: () => {} });
  await waitUntilHealthy(site, web);
}

/** 2019 to 2020 at the size of the demo city, while somebody reads. */
async function areaChange(): Promise<void> {
  const { name } = await cluster.template('demo_2018', demoSources, (url) =>
    seedDemo(url, { demoPassword: randomUUID(), isOf2018: true }),
  );
  const database = `gongzhi_test_${process.pid}_2018`;
  await cluster.copy(name, database);
  process.env.APP_DATABASE_URL = urlsOf(cluster.url(database), cluster.passwords).appUrl;
  const { rows } = await owner.query<{ username: string; id: number }>(
    "SELECT username, id FROM users WHERE username IN ('city', 'district')",
  );
  const ids = Object.fromEntries(rows.map(({ username, id }) => [username, id]));
  const measured = await measureChange({ city: ids.city ?? 0, district: ids.district ?? 0 });
  note('change of areas, 2019 to 2020', { ms: measured.milliseconds, detail: measured.outcome });
  note('  a list read meanwhile', {
    ms: measured.slowestRead,
    detail: `the slowest of ${measured.reads}; ${measured.refused} asked to come again`,
  });
  await disconnect();
}

/** 5,000 grids that the district does not have yet. */
async function writeGrids(path: string): Promise<void> {
  const grids = findLedger('grids');
  if (!grids) throw new Error('there are grids');
  const { rows: communities } = await owner.query<{ code: string; path: string }>(
    `SELECT c.code, s.name || '/' || c.name AS path FROM areas c JOIN areas s ON s.id = c.parent_id JOIN areas d ON d.id = s.parent_id
     WHERE d.code = '510104' AND c.level = 'community' AND c.valid_to IS NULL ORDER BY c.lo`,
  );
  const fields = grids.sections.flatMap((section) => [...section.fields]);
  const sheet = Array.from({ length: 5_000 }, (_, at) => {
    const community = communities[at % communities.length];
    const serial = 300 + Math.floor(at / communities.length);
    const values: Record<string, string> = {
      code: `${community?.code}${serial}`,
      name: `第${serial}网格`,
      areaId: community?.path ?? '',
      kind: '一般网格',
      households: String(200 + (at % 300)),
      startedOn: '2026-11-01',
    };
    return fields.map((name) => values[name] ?? null);
  });
  await writeWorkbook(path, {
    watermark: '',
    sheets: [{ name: grids.label, columns: sheetColumns(grids), rows: sheet }],
  });
}

async function runOnce(
  script: string,
  userId: number,
  path: string,
): Promise<Record<string, number | undefined>> {
  const env = { ...process.env, APP_DATABASE_URL: site.database.appUrl, DATA_DIR: site.dataFolder };
  const child = spawn(process.execPath, ['--import', 'tsx', `tests/bench/${script}`, String(userId), path], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await once(child, 'close');
  return JSON.parse(output);
}
