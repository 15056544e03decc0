import { step } from '../console.js';
import { Child } from '../processes.ts';
import { localAddress, type Site, startWeb, startWorker, waitUntilHealthy } from '../site.ts';
import { openTestCluster } from './cluster.ts';
import { type Counts, counted } from './counts.ts';
import { ensureBuilt, prepareSite } from './demo-site.ts';

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
