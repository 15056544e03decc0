import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './processes.ts';
import { root } from './settings.ts';

const clientSources = ['prisma/schema', '.config/prisma.ts', 'package-lock.json'];
const siteSources = [
  'app',
  'components',
  'lib',
  'prisma/schema',
  'prisma/data',
  'public',
  'proxy.ts',
  'next.config.js',
  'tsconfig.json',
  '.postcssrc.json',
  'package-lock.json',
];

/** Folder of the site as `npm start` serves it. */
export const siteFolder = '.next';

export function isClientStale(): boolean {
  return readStamp('prisma/client') !== digest(clientSources);
}

export async function generateClient(): Promise<void> {
  const sources = digest(clientSources);
  await runToEnd('prisma generate', ['node_modules/prisma/build/index.js', 'generate'], {
    env: { ...process.env, CHECKPOINT_DISABLE: '1' },
  });
  writeStamp('prisma/client', sources);
}

export function isSiteStale(folder = siteFolder): boolean {
  return !existsSync(join(root, folder, 'BUILD_ID')) || readStamp(folder) !== digest(siteSources);
}

/** Builds the site into `folder`. What the sources were is noted last, so that half a build counts as none. */
export async function buildSite(onProgress: (text: string) => void, folder = siteFolder): Promise<void> {
  const sources = digest(siteSources);
  rmSync(stampFile(folder), { force: true });
  await runToEnd('next build', ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NEXT_DIST_DIR: folder },
    onLine: (line) => {
      // The rest is a list of routes.
      if (/(\.\.\.|\(\d+\/\d+\)|✓)/.test(line)) onProgress(line.trim());
    },
  });
  writeStamp(folder, sources);
}

/** One hash over the names and contents of all files in `paths`. */
export function digest(paths: string[]): string {
  const hash = createHash('sha256').update(process.version);
  const add = (path: string) => {
    const full = join(root, path);
    const found = statSync(full, { throwIfNoEntry: false });
    if (found?.isDirectory()) for (const name of readdirSync(full).sort()) add(join(path, name));
    else if (found) hash.update(`\0${path}\0`).update(readFileSync(full));
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

const stampFile = (folder: string) => join(root, folder, '.made-from');

function readStamp(folder: string): string {
  return existsSync(stampFile(folder)) ? readFileSync(stampFile(folder), 'utf8') : '';
}

function writeStamp(folder: string, sources: string): void {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(stampFile(folder), sources);
}
