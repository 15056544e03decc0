import { accessSync, constants, statfsSync } from 'node:fs';
import { announce } from './announce.ts';
import { buildSite, generateClient, isClientStale, isSiteStale } from './build.ts';
import { inWords, Refusal, say, step } from './console.js';
import type { Cluster } from './database/cluster.ts';
import { claimCluster, prepare, startEmbedded } from './database/open.ts';
import { ensureDemo } from './demo.ts';
import { isPortFree } from './ports.ts';
import { type Child, killChildren } from './processes.ts';
import { readSettings, root, type Settings } from './settings.ts';
import { type Site, startWeb, startWorker, waitUntilHealthy } from './site.ts';

interface Run {
  /** How to stop what has been started, in the order of starting; it is stopped in the opposite order. */
  started: (() => Promise<void>)[];
  isEnding: () => boolean;
  end: (code: number) => void;
  /** Ends everything because a part of it is gone. */
  fail: (reason: string) => void;
}

/** Brings everything up, and stays until Ctrl-C, SIGTERM or the unexpected end of a part. */
export async function serve(mode: Site['mode']): Promise<void> {
  let ending: Promise<void> | undefined;
  const run: Run = {
    started: [],
    isEnding: () => ending !== undefined,
    end: (code) => {
      ending ??= stopAll(run).finally(() => process.exit(code));
    },
    fail: (reason) => {
      if (ending) return;
      say(`\n✗ ${reason}\n`);
      run.end(1);
    },
  };
  endOnSignal(run);
  await start(mode, run).catch((error) => run.fail(inWords(error)));
}

function endOnSignal(run: Run): void {
  let isSecond = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      // npm passes a Ctrl-C on that the terminal has sent us already; only a later one means "at once".
      if (isSecond) return killChildren();
      if (run.isEnding()) return;
      setTimeout(() => (isSecond = true), 1000);
      say('\n停止中 Stopping …');
      run.end(0);
    });
}

async function stopAll({ started }: Run): Promise<void> {
  for (const stop of started.toReversed()) await stop().catch((error) => say(inWords(error)));
  killChildren();
}

async function start(mode: Site['mode'], run: Run): Promise<void> {
  const settings = readSettings();
  refuseFullDisk(settings.dataFolder);
  await refuseTakenPort(settings);
  if (isClientStale() || (mode === 'production' && isSiteStale())) refuseReadOnly();
  if (isClientStale()) await step('生成数据库客户端 Generating the database client', generateClient);

  const cluster = await startDatabase(settings, run);
  const database = await prepare(settings, cluster);
  if (settings.wantsDemo) await ensureDemo(database.ownerUrl, settings.secrets.demoPassword);
  if (mode === 'production' && isSiteStale()) await step('构建网站 Building the site', buildSite);

  const site: Site = {
    mode,
    ...settings,
    sessionSecret: settings.secrets.sessionSecret,
    database,
    // What the parts have to say about losing each other would bury the reason.
    onLine: (line) => {
      if (!run.isEnding()) say(line);
    },
  };
  watch('后台任务 The worker', startWorker(site), run);
  const web = startWeb(site);
  watch('网站 The site', web, run);
  await step('启动网站 Starting the site', () => waitUntilHealthy(site, web));
  if (!run.isEnding()) await announce(settings, database.ownerUrl);
}

async function startDatabase(settings: Settings, run: Run): Promise<Cluster | undefined> {
  const starting = startEmbedded(settings);
  let isOurs = true;
  // Noted before it is up: a Ctrl-C meanwhile waits for it and stops it.
  run.started.push(async () => {
    const cluster = await starting.catch(() => undefined);
    if (isOurs) await cluster?.stop();
  });
  const cluster = await starting;
  if (!cluster) return undefined;
  const claim = await claimCluster(cluster);
  isOurs = claim !== undefined;
  if (!claim)
    throw new Refusal(
      `另一个 npm start 正在使用 ${settings.dataFolder}，请先停止它。`,
      'Another npm start serves this data folder. Stop it first.',
    );
  claim.on('error', () => run.fail(`数据库意外停止 PostgreSQL stopped:\n${cluster.lastLog()}`));
  run.started.push(() => claim.end());
  return cluster;
}

function watch(name: string, child: Child, run: Run): void {
  run.started.push(() => child.stop(4000));
  child.ended.then(
    ({ code, signal }) =>
      run.fail(`${name} 意外结束（${signal ?? code}） ended unexpectedly.\n  ${child.lastOutput()}`),
    (error) => run.fail(inWords(error)),
  );
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

// Told before the database is filled, not after.
function refuseReadOnly(): void {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    throw new Refusal(
      `没有权限写入 ${root}，无法构建。请先以有权限的用户启动一次。`,
      `${root} cannot be written, so nothing can be built there. Start once as a user who may.`,
    );
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
