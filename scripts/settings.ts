import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
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
  /** Seals what residents leave of themselves, 32 bytes. */
  fieldKey: string;
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
  let text = existsSync(file) ? readFileSync(file, 'utf8') : HEAD;
  const before = text;
  const secret = (name: string, make: () => string): string => {
    // Not through loadEnvFile: an empty line in .env would hide what is kept here.
    const known = process.env[name] || parseEnv(text)[name];
    if (known) return known;
    const made = make();
    text += `${name === 'DEMO_PASSWORD' ? NOT_SHOWN : ''}${name}=${made}\n`;
    return made;
  };
  const secrets = {
    sessionSecret: secret('NEXTAUTH_SECRET', () => randomBytes(32).toString('base64url')),
    appPassword: secret('APP_DATABASE_PASSWORD', () => randomBytes(24).toString('base64url')),
    jobsPassword: secret('JOBS_DATABASE_PASSWORD', () => randomBytes(24).toString('base64url')),
    fieldKey: secret('FIELD_KEY', () => randomBytes(32).toString('base64url')),
    demoPassword: wantsDemo ? secret('DEMO_PASSWORD', readablePassword) : '',
  };
  // For the site and the worker, and for whatever this process itself writes: the demo city is sealed by it.
  process.env.FIELD_KEY = secrets.fieldKey;
  process.env.NEXTAUTH_SECRET = secrets.sessionSecret;
  if (text !== before) {
    writeFileSync(file, text, { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return { secrets, isDemoPasswordNew: wantsDemo && text.includes(NOT_SHOWN) };
}

const HEAD = '# Made by npm start. Keep it secret, and with the backup.\n';
// A start may fail between making the password and showing it.
const NOT_SHOWN = '# The demo password has not been shown yet.\n';

export function noteDemoPasswordShown({ secretsFile }: Settings): void {
  writeFileSync(secretsFile, readFileSync(secretsFile, 'utf8').replace(NOT_SHOWN, ''));
}

// Typed by hand from a screen: without letters and digits that look alike. 16 of 55 signs are 92 bits.
function readablePassword(): string {
  const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
