// What both commands need before anything else can be loaded. Plain JavaScript, no dependencies.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal, step } from './console.js';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Refuses a Node.js that is too old, in words that an old one can still print. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Refusal(
    `需要 Node.js 20.19 以上，当前是 ${process.versions.node}。`,
    `Node.js 20.19 or later is needed; this is ${process.versions.node}.`,
  );
}

/** Runs `npm ci` when node_modules is missing or is not what package-lock.json says. */
export async function ensureInstalled() {
  const reason = staleReason();
  if (!reason) return;
  await step(`安装依赖 Installing packages (${reason})`, (progress) => npmCi(progress));
}

/** @returns {string | undefined} why node_modules is not what the lock file says */
function staleReason() {
  const installed = readLock('node_modules/.package-lock.json');
  if (!installed) return 'first start';
  const wanted = readLock('package-lock.json') ?? {};
  // Packages for other platforms are in the lock file and not on the disk.
  const changed = Object.entries(wanted).find(
    ([name, { version, optional }]) =>
      name && (installed[name] ? installed[name].version !== version : !optional),
  );
  return changed && `${changed[0].replace(/^.*node_modules\//, '')} ${changed[1].version}`;
}

/** @returns {Record<string, { version?: string, optional?: boolean }> | undefined} */
function readLock(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/** @param {(text: string) => void} progress */
function npmCi(progress) {
  // The npm that started us, else the one on the path.
  const cli = process.env.npm_execpath;
  const [program, first] = cli?.endsWith('npm-cli.js') ? [process.execPath, [cli]] : ['npm', []];
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];
  const startedAt = Date.now();
  const ticker = setInterval(() => progress(`${Math.round((Date.now() - startedAt) / 1000)} s`), 1000);
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...first, ...flags], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => reject(npmRefusal(String(error))));
    child.on('close', (code, signal) =>
      code === 0 ? resolve() : reject(npmRefusal(output || String(signal))),
    );
  }).finally(() => clearInterval(ticker));
}

/** @param {string} output */
function npmRefusal(output) {
  const detail = output.trim().split('\n').slice(-20).join('\n  ');
  if (/ENOSPC|no space left/i.test(output))
    return new Refusal('磁盘已满，无法安装依赖。', `The disk is full:\n  ${detail}`);
  if (/EACCES|EROFS|EPERM/.test(output))
    return new Refusal(
      `没有权限写入 ${root}/node_modules。`,
      `It cannot be written: ${output.trim().split('\n')[0]}`,
    );
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET/.test(output))
    return new Refusal(
      '连接不上 npm 软件源，无法安装依赖。',
      `The npm registry cannot be reached:\n  ${detail}`,
    );
  return new Refusal('安装依赖失败。', `npm ci failed:\n  ${detail}`);
}

/** Lets TypeScript files be imported from here on, with the paths of tsconfig.json. */
export async function loadTypeScript() {
  const { register } = await import('tsx/esm/api');
  register();
}

/** Whether a program is on the path. @param {string} name */
export function hasProgram(name) {
  return spawnSync('sh', ['-c', 'command -v "$0"', name], { stdio: 'ignore' }).status === 0;
}
