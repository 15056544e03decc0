import { statfsSync } from 'node:fs';
import { announce } from './announce.ts';
import { buildSite, generateClient, isClientStale, isSiteStale } from './build.ts';
import { inWords, Refusal, say, step } from './console.js';
import { claimCluster, openDatabase } from './database/open.ts';
import { loadDemoIfEmpty } from './demo.ts';
import { isPortFree } from './ports.ts';
import { Child, killChildren } from './processes.ts';
import { readSettings, type Settings } from './settings.ts';

type Mode = 'production' | 'development';
/** What has been started, in the order of starting; it is stopped in the opposite order. */
type Stop = () => Promise<void>;

/** Brings everything up, and stays until Ctrl-C, SIGTERM or the unexpected end of a part. */
export async function serve(mode: Mode): Promise<void> {
  const started: Stop[] = [];
  let ending: Promise<void> | undefined;
  const end = (code: number): Promise<void> => {
    ending ??= stopAll(started).finally(() => process.exit(code));
    return ending;
  };
  onSignal(end);
  try {
    await start(mode, started, (reason) => {
      if (ending) return;
      say(`\n✗ ${reason}\n`);
      void end(1);
    });
  } catch (error) {
    if (ending) return ending;
    say(`\n✗ ${inWords(error)}\n`);
    await end(1);
  }
}

function onSignal(end: (code: number) => Promise<void>): void {
  let isSecond = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      // npm passes a Ctrl-C on that the terminal has sent us already; only a later one means "at once".
      if (isSecond) return killChildren();
      setTimeout(() => (isSecond = true), 1000);
      say('\n停止中 Stopping …');
      void end(0);
    });
}

async function stopAll(started: Stop[]): Promise<void> {
  for (const stop of started.reverse()) await stop().catch((error) => say(inWords(error)));
  killChildren();
}

async function start(mode: Mode, started: Stop[], fail: (reason: string) => void): Promise<void> {
  const settings = readSettings();
  refuseFullDisk(settings.dataFolder);
  await refuseTakenPort(settings);
  if (isClientStale()) await step('生成数据库客户端 Generating the database client', generateClient);

  const database = await openDatabase(settings);
  const { cluster } = database;
  if (cluster) {
    const claim = await claimCluster(cluster);
    if (!claim)
      throw new Refusal(
        `另一个 npm start 正在使用 ${settings.dataFolder}，请先停止它。`,
        'Another npm start serves this data folder. Stop it first.',
      );
    started.push(() => cluster.stop());
    claim.on('error', () => fail(`数据库意外停止 PostgreSQL stopped:\n${cluster.lastLog()}`));
    started.push(() => claim.end());
  }
  if (settings.wantsDemo) await loadDemoIfEmpty(database.ownerUrl);
  if (mode === 'production' && isSiteStale())
    await step('构建网站 Building the site', (progress) => buildSite((line) => progress(line.trim())));

  const env = childEnvironment(settings, mode);
  const watch = (name: string, child: Child) =>
    child.ended.then(({ code, signal }) =>
      fail(`${name} 意外结束（${signal ?? code}） ended unexpectedly:\n  ${child.lastOutput()}`),
    );
  const worker = new Child(['--import', 'tsx', 'scripts/worker.ts'], { env, onLine: say });
  started.push(() => worker.stop(4000));
  void watch('后台任务 The worker', worker);
  const web = startWeb(settings, mode, env);
  started.push(() => web.stop(4000));
  void watch('网站 The site', web);
  await step('启动网站 Starting the site', () => waitUntilHealthy(settings, web));
  await announce(settings, database.ownerUrl);
}

function startWeb({ port, host }: Settings, mode: Mode, env: NodeJS.ProcessEnv): Child {
  const command = mode === 'production' ? 'start' : 'dev';
  const args = ['node_modules/next/dist/bin/next', command, '--port', String(port), '--hostname', host];
  let isBanner = mode === 'production';
  return new Child(args, {
    env,
    onLine: (line) => {
      if (!isBanner) say(line);
      if (line.includes('Ready in')) isBanner = false;
    },
  });
}

/** The site and the worker get the application's database login, never the owner's. */
function childEnvironment({ port, host, dataFolder, secrets }: Settings, mode: Mode): NodeJS.ProcessEnv {
  const { APP_DATABASE_PASSWORD, JOBS_DATABASE_PASSWORD, DEMO_PASSWORD, ...rest } = process.env;
  return {
    ...rest,
    NODE_ENV: mode,
    // Empty, not absent: Next.js would read the owner's address from .env.
    DATABASE_URL: '',
    DATA_DIR: dataFolder,
    NEXTAUTH_SECRET: secrets.sessionSecret,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || `http://${reachable(host)}:${port}`,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

const reachable = (host: string) => (['0.0.0.0', '::', ''].includes(host) ? '127.0.0.1' : host);

async function waitUntilHealthy({ port, host }: Settings, web: Child): Promise<void> {
  let hasEnded = false;
  web.ended.then(() => (hasEnded = true)).catch(() => (hasEnded = true));
  const givenUpAt = Date.now() + 120_000;
  let answer = '';
  while (Date.now() < givenUpAt && !hasEnded) {
    try {
      const response = await fetch(`http://${reachable(host)}:${port}/api/health`, {
        signal: AbortSignal.timeout(30_000),
      });
      if (response.ok) return;
      answer = await response.text();
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Refusal('网站没有就绪。', `The site did not become ready.\n  ${answer}\n  ${web.lastOutput()}`);
}

async function refuseTakenPort({ port, host }: Settings): Promise<void> {
  // A killed start's server needs a moment to notice and let go.
  const givenUpAt = Date.now() + 4000;
  while (!(await isPortFree(port, host))) {
    if (Date.now() > givenUpAt)
      throw new Refusal(
        `端口 ${host}:${port} 已被占用。请停止占用它的程序，或换一个：PORT=${port + 1} npm start`,
        `Port ${port} is taken. Stop whatever uses it, or choose another: PORT=${port + 1} npm start`,
      );
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function refuseFullDisk(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const megabytes = Math.floor((bavail * bsize) / 1e6);
  if (megabytes < 300)
    throw new Refusal(
      `${folder} 所在磁盘只剩 ${megabytes} MB，至少需要 300 MB。`,
      `Only ${megabytes} MB are left on the disk of ${folder}; at least 300 MB are needed.`,
    );
}
