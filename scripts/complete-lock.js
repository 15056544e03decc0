// npm run lock: run after each change of dependencies.
// `npm ci` refuses a lock file that lacks an optional package, and npm writes just that when its registry
// does not carry the builds for other platforms. Each missing one gets an entry that only its own platform
// would fetch.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const systems = [
  'darwin',
  'linux',
  'win32',
  'android',
  'freebsd',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
  'openharmony',
];
const processors = [
  'x64',
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
];

function isLocked(from, name) {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

/** @param {string} name such as @esbuild/linux-arm64 or @img/sharp-linuxmusl-x64 */
function platformOf(name) {
  const words = name.replace('windows', 'win32').replace('linuxmusl', 'linux').split(/[-/]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  if (os.length === 0 && cpu.length === 0) {
    // Unknown: anywhere but the platform that the lock file was written on, where it is not to be had.
    return { os: [`!${process.platform}`] };
  }
  return {
    ...(os.length > 0 && { os }),
    ...(cpu.length > 0 && { cpu }),
    ...(/musl/.test(name) && { libc: ['musl'] }),
  };
}

let added = 0;
for (const [from, { optionalDependencies, dev }] of Object.entries(lock.packages))
  for (const [name, range] of Object.entries(optionalDependencies ?? {})) {
    if (isLocked(from, name)) continue;
    const version = range.replace(/^[\^~>=<]*/, '');
    lock.packages[`node_modules/${name}`] = {
      version,
      optional: true,
      ...(dev && { dev }),
      ...platformOf(name),
    };
    added++;
  }
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
console.log(`${added} optional packages added`);
