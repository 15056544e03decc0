import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { seedDemo } from '@/prisma/seed/main.ts';
import { buildSite, isSiteStale, siteFolder } from '../build.ts';
import { step } from '../console.js';
import { urlsOf } from '../database/roles.ts';
import { freePort } from '../ports.ts';
import { Child } from '../processes.ts';
import { root } from '../settings.ts';
import { localAddress, type Site, startWeb, startWorker, waitUntilHealthy } from '../site.ts';
import { openTestCluster, type TestCluster } from './cluster.ts';
import { type Counts, counted } from './counts.ts';

const TEST_SITE_FOLDER = '.next-test';

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** Builds the site if needed, serves a fresh demo city on a free port, and lets the browser walk through it. */
export async function runJourneys(): Promise<Counts> {
  const folder = await ensureBuilt();
  const cluster = await openTestCluster();
  const children: Child[] = [];
  try {
    const { site, demoPassword } = await prepareSite(cluster, folder);
    children.push(startWorker(site), startWeb(site));
    await step('启动网站 Starting the site', () => waitUntilHealthy(site, children[1] as Child));
    return await walk(site, demoPassword);
  } finally {
    for (const child of children.toReversed()) await child.stop(4000);
    await cluster.close();
  }
}

/** The build that `npm start` serves, when it is of these sources; else one of our own, so that a running site keeps its. */
async function ensureBuilt(): Promise<string> {
  if (!isSiteStale(siteFolder)) return siteFolder;
  if (isSiteStale(TEST_SITE_FOLDER))
    await step('构建网站 Building the site', (progress) => buildSite(progress, TEST_SITE_FOLDER));
  return TEST_SITE_FOLDER;
}

async function prepareSite(
  cluster: TestCluster,
  folder: string,
): Promise<{ site: Site; demoPassword: string }> {
  const { template, demoPassword } = await step('演示城市 The demo city', async (progress) => {
    const { name, built } = await cluster.template(
      'demo',
      ['prisma/seed', 'prisma/data'],
      async (ownerUrl) => {
        const password = randomBytes(12).toString('base64url');
        await seedDemo(ownerUrl, { demoPassword: password, onProgress: progress });
        return password;
      },
    );
    return { template: name, demoPassword: built };
  });
  const database = `gongzhi_test_${process.pid}_e2e`;
  await cluster.copy(template, database);
  const dataFolder = join(root, 'tests/.results/data');
  mkdirSync(dataFolder, { recursive: true });
  const site: Site = {
    mode: 'production',
    host: '127.0.0.1',
    port: await freePort(),
    dataFolder,
    sessionSecret: randomBytes(32).toString('base64url'),
    database: urlsOf(cluster.url(database), cluster.passwords),
    folder,
  };
  return { site, demoPassword };
}

function walk(site: Site, demoPassword: string): Promise<Counts> {
  const run = async () => {
    const playwright = new Child(
      ['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/e2e/playwright.config.ts'],
      {
        env: { ...process.env, BASE_URL: localAddress(site), DEMO_PASSWORD: demoPassword },
        inherit: true,
      },
    );
    return (await playwright.ended).code === 0;
  };
  return counted<PlaywrightReport>('e2e.json', run, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
}
