import { Refusal, say } from './console.js';
import type { PreparedDatabase } from './database/prepare.ts';
import { Child } from './processes.ts';

export interface Site {
  mode: 'production' | 'development';
  host: string;
  port: number;
  /** Where people reach it, when that is not `localAddress`: behind a proxy, by a name. */
  address?: string;
  dataFolder: string;
  sessionSecret: string;
  database: Pick<PreparedDatabase, 'appUrl' | 'jobsUrl'>;
  /** Folder of the build, unless it is the usual one. */
  folder?: string;
  /** Gets what the site and the worker print. */
  onLine?: (line: string) => void;
}

/** Where this machine reaches the site. */
export function localAddress({ host, port }: Pick<Site, 'host' | 'port'>): string {
  const name = ['0.0.0.0', '::', ''].includes(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

export function startWorker(site: Site): Child {
  return new Child(['--import', 'tsx', 'scripts/worker.ts'], {
    env: environment(site),
    onLine: site.onLine ?? say,
  });
}

export function startWeb(site: Site): Child {
  const { mode, host, port, onLine = say } = site;
  const env = { ...environment(site), PORT: String(port), HOST: host };
  const args =
    mode === 'production'
      ? ['--import', 'tsx', 'scripts/web.ts']
      : ['node_modules/next/dist/bin/next', 'dev', '--port', String(port), '--hostname', host];
  return new Child(args, { env, onLine });
}

/** The site and the worker get the application's database login, never the owner's. */
function environment(site: Site): NodeJS.ProcessEnv {
  const { APP_DATABASE_PASSWORD, JOBS_DATABASE_PASSWORD, DEMO_PASSWORD, ...rest } = process.env;
  return {
    ...rest,
    NODE_ENV: site.mode,
    // Empty, not absent: Next.js would read the owner's address from .env.
    DATABASE_URL: '',
    APP_DATABASE_URL: site.database.appUrl,
    JOBS_DATABASE_URL: site.database.jobsUrl,
    DATA_DIR: site.dataFolder,
    NEXTAUTH_SECRET: site.sessionSecret,
    NEXTAUTH_URL: site.address ?? localAddress(site),
    NEXT_TELEMETRY_DISABLED: '1',
    ...(site.folder && { NEXT_DIST_DIR: site.folder }),
  };
}

/** Waits until the site answers that it and its database are well. */
export async function waitUntilHealthy(site: Site, web: Child): Promise<void> {
  let hasEnded = false;
  web.ended.catch(() => {}).finally(() => (hasEnded = true));
  const givenUpAt = Date.now() + 120_000;
  let answer = '';
  while (Date.now() < givenUpAt && !hasEnded) {
    try {
      const response = await fetch(`${localAddress(site)}/api/health`, {
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
