// npm run bench:desk: residents send 50 requests a second over HTTP to a site with the demo city, first undisturbed,
// then with the site and the database killed in the middle. Prints how many were acknowledged, how many of these are
// kept, and how long the answers took. The database is as durable as that of `npm start`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createChallenge } from 'altcha-lib/v1';
import pg from 'pg';
import { type Sum, workOut } from '@/components/ui/proof-of-work';
import { ASK_FORM } from '@/lib/domain/requests/asking';
import { formToken, humanFields } from '@/lib/platform/human-check';
import { keyFor } from '@/lib/platform/secret';
import { seedDemo } from '@/prisma/seed/main';
import { Cluster } from '@/scripts/database/cluster';
import { prepareDatabase } from '@/scripts/database/prepare';
import { freePort } from '@/scripts/ports';
import { root } from '@/scripts/settings';
import { localAddress, type Site, startWeb, waitUntilHealthy } from '@/scripts/site';
import { ensureBuilt } from '@/scripts/test/demo-site';

const perSecond = Number(process.env.BENCH_RATE ?? 50);
const seconds = Number(process.env.BENCH_SECONDS ?? 20);

// Everyone comes from an address of his own; a place may hear of more than it would in an hour.
Object.assign(process.env, { TRUST_PROXY: '1', ASK_PER_PLACE: '1000000' });
const folder = await ensureBuilt();
const home = join(root, 'tests/.results/desk');
rmSync(home, { recursive: true, force: true });
mkdirSync(home, { recursive: true });
let cluster = await Cluster.start({ home: join(home, 'postgres') });
await cluster.ensureDatabase('gongzhi');
const ownerUrl = cluster.url('gongzhi');
const database = await prepareDatabase(
  ownerUrl,
  { appPassword: 'bench-app', jobsPassword: 'bench-jobs' },
  true,
);
console.log('Loading the demo city');
await seedDemo(ownerUrl, { demoPassword: 'not-signed-in-with' });
const places = await placesAndMatters();
const site: Site = {
  ...{ mode: 'production', host: '127.0.0.1', port: await freePort(), dataFolder: home, folder, database },
  sessionSecret: process.env.NEXTAUTH_SECRET ?? '',
  onLine: () => {},
};
let web = startWeb(site);

try {
  await waitUntilHealthy(site, web);
  // The first requests of a process are compiled while they are answered.
  await send(await forms(perSecond * 4));
  const undisturbed = await send(await forms(perSecond * seconds));
  console.table([{ what: 'undisturbed', ...(await told(undisturbed)) }]);

  const killed = send(await forms(perSecond * seconds));
  await pause((seconds * 1000) / 2);
  web.kill('SIGKILL');
  process.kill(
    Number(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]),
    'SIGKILL',
  );
  const before = await killed;
  cluster = await Cluster.start({ home: join(home, 'postgres') });
  web = startWeb(site);
  await waitUntilHealthy(site, web);
  console.table([{ what: 'killed in the middle', ...(await told(before)) }]);
  // Whoever got no answer sends the same form again, as the page does: with another proof.
  for (const one of before.filter(({ code }) => !code)) {
    one.form[humanFields.solution] = await proof();
    await post(one, 0);
  }
  console.table([{ what: 'the unanswered sent again', ...(await told(before)) }]);
} finally {
  await web.stop(4000);
  await cluster.stop();
  rmSync(home, { recursive: true, force: true });
}
process.exit(0);

type Sent = { form: Record<string, string>; address: string; code?: string; ms?: number };

async function placesAndMatters(): Promise<{ areas: number[]; categories: number[] }> {
  return withOwner(async (client) => ({
    areas: await idsOf(
      client,
      `SELECT id FROM areas WHERE level = 'estate' AND valid_to IS NULL ORDER BY id LIMIT 500`,
    ),
    categories: await idsOf(client, 'SELECT id FROM request_categories WHERE NOT is_event ORDER BY id'),
  }));
}

async function withOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: cluster.url('gongzhi') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function idsOf(client: pg.Client, sql: string): Promise<number[]> {
  return (await client.query<{ id: number }>(sql)).rows.map(({ id }) => id);
}

/** Filled in and worked out beforehand, and open for as long as a person needs: what is measured is the desk. */
async function forms(count: number): Promise<Sent[]> {
  const made: Sent[] = [];
  for (let n = 0; n < count; n++) {
    made.push({
      address: `10.${n % 200}.${(n >> 8) % 250}.${n % 250}`,
      form: {
        ...{
          areaId: String(places.areas[n % places.areas.length]),
          kind: 'need',
          address: '',
          wantsPublic: '',
        },
        categoryId: String(places.categories[n % places.categories.length]),
        ...{ text: `楼道第 ${n} 盏灯不亮，晚上看不见路。`, phone: '13800005678' },
        [humanFields.token]: formToken(ASK_FORM),
        [humanFields.solution]: await proof(),
        [humanFields.trap]: '',
      },
    });
  }
  await pause(4_000);
  return made;
}

/** A small sum of our own: what a telephone works out is not measured here. */
async function proof(): Promise<string> {
  const hmacKey = keyFor('challenge').toString('hex');
  const sum = await createChallenge({ hmacKey, maxnumber: 50, expires: new Date(Date.now() + 900_000) });
  return (await workOut(sum as Sum)) ?? '';
}

async function send(sent: Sent[]): Promise<Sent[]> {
  const began = Date.now();
  await Promise.all(sent.map((one, n) => post(one, began + (n * 1000) / perSecond)));
  return sent;
}

/** Sends one at its time. It stays without a code where no answer came, or none that says it was kept. */
async function post(one: Sent, at: number): Promise<void> {
  await pause(Math.max(0, at - Date.now()));
  const body = new FormData();
  for (const [name, value] of Object.entries(one.form)) body.set(name, value);
  const began = performance.now();
  try {
    const response = await fetch(`${localAddress(site)}/api/ask`, {
      method: 'POST',
      body,
      headers: { 'x-forwarded-for': one.address, origin: localAddress(site) },
    });
    const answer = (await response.json()) as { code?: string; error?: unknown };
    if (response.ok) Object.assign(one, { code: answer.code, ms: performance.now() - began });
  } catch {
    // Nobody answered.
  }
}

async function told(sent: readonly Sent[]): Promise<Record<string, number | undefined>> {
  const codes = sent.flatMap(({ code }) => code ?? []);
  const kept = await withOwner((client) =>
    client.query('SELECT FROM requests WHERE code = ANY ($1)', [codes]).then(({ rowCount }) => rowCount ?? 0),
  );
  const times = sent.flatMap(({ ms }) => ms ?? []).sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
  return {
    ...{ sent: sent.length, acknowledged: codes.length, different: new Set(codes).size, kept },
    ...{ 'p50 ms': at(0.5), 'p95 ms': at(0.95), 'p99 ms': at(0.99) },
  };
}
