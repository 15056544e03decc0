import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { fileURLToPath } from 'node:url';
import { Refusal } from './console.js';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export interface Settings {
  port: number;
  host: string;
  /** Where people reach the site, when that is not http://HOST:PORT. */
  address: string | undefined;
  /** Folder of the run-time data: the embedded database, uploads, exports, generated secrets. */
  dataFolder: string;
  /** The owner's address of a database run by others; undefined for the embedded one. */
  databaseUrl: string | undefined;
  wantsDemo: boolean;
  secrets: Secrets;
  /** Where generated secrets are kept. */
  secretsFile: string;
  /** Whether the demo password was generated and no start has shown it yet. */
  isDemoPasswordNew: boolean;
}

export interface Secrets {
  sessionSecret: string;
  appPassword: string;
  jobsPassword: string;
  demoPassword: string;
}

/** Settings from the environment, else `.env`, else defaults; secrets that are missing are made and kept. */
export function readSettings(): Settings {
  const envFile = join(root, '.env');
  if (existsSync(envFile)) loadEnvFile(envFile);
  const dataFolder = resolve(root, process.env.DATA_DIR || 'var');
  const databaseUrl = process.env.DATABASE_URL || undefined;
  const wantsDemo = process.env.DEMO ? process.env.DEMO === '1' : databaseUrl === undefined;
  mkdirSync(dataFolder, { recursive: true });
  const secretsFile = join(dataFolder, 'secrets.env');
  return {
    port: readPort(process.env.PORT || '3000'),
    host: process.env.HOST || '127.0.0.1',
    address: process.env.NEXTAUTH_URL || undefined,
    dataFolder,
    databaseUrl,
    wantsDemo,
    ...completeSecrets(secretsFile, wantsDemo),
    secretsFile,
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Refusal(
    `PORT 应为 1 到 65535 之间的整数，现为“${text}”。`,
    `PORT must be 1 to 65535, not "${text}".`,
  );
}

function completeSecrets(file: string, wantsDemo: boolean): Pick<Settings, 'secrets' | 'isDemoPasswordNew'> {
  if (existsSync(file)) loadEnvFile(file);
  const madeSecrets: string[] = [];
  const secret = (name: string, make: () => string): string => {
    if (process.env[name]) return process.env[name];
    madeSecrets.push(name);
    process.env[name] = make();
    return process.env[name];
  };
  const secrets = {
    sessionSecret: secret('NEXTAUTH_SECRET', () => randomBytes(32).toString('base64url')),
    appPassword: secret('APP_DATABASE_PASSWORD', () => randomBytes(24).toString('base64url')),
    jobsPassword: secret('JOBS_DATABASE_PASSWORD', () => randomBytes(24).toString('base64url')),
    demoPassword: wantsDemo ? secret('DEMO_PASSWORD', readablePassword) : '',
  };
  if (madeSecrets.length > 0) {
    const lines = madeSecrets.map((name) => `${name}=${process.env[name]}\n`).join('');
    const kept = existsSync(file)
      ? readFileSync(file, 'utf8')
      : '# Made by npm start. Keep it secret, and with the backup.\n';
    writeFileSync(file, kept + (madeSecrets.includes('DEMO_PASSWORD') ? NOT_SHOWN : '') + lines, {
      mode: 0o600,
    });
    chmodSync(file, 0o600);
  }
  return { secrets, isDemoPasswordNew: wantsDemo && readFileSync(file, 'utf8').includes(NOT_SHOWN) };
}

// A start may fail between making the password and showing it.
const NOT_SHOWN = '# The demo password has not been shown yet.\n';

export function noteDemoPasswordShown({ secretsFile }: Settings): void {
  writeFileSync(secretsFile, readFileSync(secretsFile, 'utf8').replace(NOT_SHOWN, ''));
}

// Typed by hand from a screen: without letters and digits that look alike. 16 of 54 signs are 92 bits.
function readablePassword(): string {
  const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
  const pick = () => signs[randomBytes(1)[0] as number];
  const group = () => {
    let text = '';
    while (text.length < 4) text += pick() ?? '';
    return text;
  };
  return [group(), group(), group(), group()].join('-');
}
