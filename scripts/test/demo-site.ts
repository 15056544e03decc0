import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite, isSiteStale, siteFolder } from '../build.ts';
import { step } from '../console.js';
import { urlsOf } from '../database/roles.ts';
import { freePort } from '../ports.ts';
import { root } from '../settings.ts';
import type { Site } from '../site.ts';
import type { TestCluster } from './cluster.ts';

/** What the demo city is made of: when it changes, the kept template is of no use. */
export const demoSources = ['prisma/seed', 'prisma/data', 'lib/domain/area-changes', 'lib/platform/areas'];

const TEST_SITE_FOLDER = '.next-test';

/** The build that `npm start` serves, when it is of these sources; else one of our own, so that a running site keeps its. */
export async function ensureBuilt(): Promise<string> {
  if (!isSiteStale(siteFolder)) return siteFolder;
  if (isSiteStale(TEST_SITE_FOLDER))
    await step('构建网站 Building the site', (progress) => buildSite(progress, TEST_SITE_FOLDER));
  return TEST_SITE_FOLDER;
}

// Always the same one: a kept template is sealed with it.
process.env.FIELD_KEY = Buffer.alloc(32, 'tests').toString('base64url');
process.env.NEXTAUTH_SECRET = Buffer.alloc(32, 'tests too').toString('base64url');

/** The demo city, loaded once for all who copy it; `built` is the password of its accounts. */
export const demoTemplate = (cluster: TestCluster, onProgress: (line: string) => void = () => {}) =>
  cluster.template('demo', demoSources, async (ownerUrl) => {
    const demoPassword = randomBytes(12).toString('base64url');
    // Loaded only now: a fresh checkout has no database client until npm test has generated it.
    const { seedDemo } = await import('@/prisma/seed/main.ts');
    await seedDemo(ownerUrl, { demoPassword, onProgress });
    return demoPassword;
  });

/** A site over a fresh copy of the demo city, ready to be started. */
export async function prepareSite(
  cluster: TestCluster,
  folder: string,
): Promise<{ site: Site; demoPassword: string }> {
  const { template, demoPassword } = await step('演示城市 The demo city', async (progress) => {
    const { name, built } = await demoTemplate(cluster, progress);
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
    sessionSecret: process.env.NEXTAUTH_SECRET ?? '',
    database: urlsOf(cluster.url(database), cluster.passwords),
    folder,
  };
  return { site, demoPassword };
}
