import {
  chownSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Refusal } from '../console.js';
import { freePort, isPortFree } from '../ports.ts';
import { type Access, readAccess, writeAccess } from './access.ts';
import { type ClusterPlace, placeCluster } from './cluster-place.ts';
import { runningPostmaster } from './postmaster.ts';
import { control, runProgram } from './run-program.ts';

const SUPERUSER = 'postgres';
export const OWNER = 'gongzhi';

export interface ClusterOptions {
  /** The cluster's own folder: data, log, passwords. */
  home: string;
  /** For a new cluster; afterwards the port is remembered, unless it is taken. */
  port?: number;
  /** PostgreSQL settings beside the common ones; values must not need quoting in a shell. */
  settings?: Record<string, string>;
}

const COMMON_SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // Prisma's adapter drops the offset of a timestamptz, so every session must be in UTC.
  timezone: 'UTC',
  jit: 'off',
  random_page_cost: '1.1',
  // Rows and statements in the log would be personal data outside the reach of the audit.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

/** An embedded PostgreSQL: one folder, one server on 127.0.0.1. It outlives this process unless stopped. */
export class Cluster {
  private constructor(
    readonly place: ClusterPlace,
    private readonly access: Access,
    /** True when the server was already running, left over from a killed start. */
    readonly wasRunning: boolean,
  ) {}

  /** Makes the cluster if needed, and starts it or takes over the server that a killed start left behind. */
  static async start(options: ClusterOptions): Promise<Cluster> {
    const place = placeCluster(options.home);
    const access = await readAccess(place, options.port);
    if (!existsSync(join(place.data, 'PG_VERSION'))) await initialise(place, access);
    refuseOtherMajorVersion(place);
    const running = await runningPostmaster(place.data, (port) => superuserConfig({ ...access, port }));
    if (running) access.port = running.port;
    else await launch(place, access, { ...COMMON_SETTINGS, ...options.settings });
    writeAccess(place, access);
    const cluster = new Cluster(place, access, running !== undefined);
    if (!running) await cluster.asSuperuser((client) => makeOwner(client, access.ownerPassword));
    return cluster;
  }

  get port(): number {
    return this.access.port;
  }

  /** The owner's address: it may make roles and databases, but is no superuser, as on a server run by others. */
  url(database: string): string {
    return `postgresql://${OWNER}:${this.access.ownerPassword}@127.0.0.1:${this.port}/${database}`;
  }

  superuserUrl(database: string): string {
    return `postgresql://${SUPERUSER}:${this.access.superuserPassword}@127.0.0.1:${this.port}/${database}`;
  }

  async asSuperuser<T>(work: (client: pg.Client) => Promise<T>, database = 'postgres'): Promise<T> {
    const client = new pg.Client({ ...superuserConfig(this.access), database });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async ensureDatabase(name: string): Promise<void> {
    await this.asSuperuser(async (client) => {
      const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
      if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${OWNER}`);
    });
  }

  async stop(mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
    if (!existsSync(join(this.place.data, 'postmaster.pid'))) return;
    const end = (how: string) => control(this.place, 'stop', '-m', how, '-t', '6');
    if ((await end(mode)).code !== 0) await end('immediate');
  }

  lastLog(lines = 15): string {
    return lastLines(this.place, lines);
  }
}

function superuserConfig({ port, superuserPassword }: Access): pg.ClientConfig {
  return { host: '127.0.0.1', port, user: SUPERUSER, password: superuserPassword, database: 'postgres' };
}

async function initialise(place: ClusterPlace, access: Access): Promise<void> {
  writeAccess(place, access);
  // Made aside and renamed, so that a kill in between leaves no half a cluster.
  const unfinished = `${place.data}.unfinished`;
  const passwordFile = join(place.home, 'initdb-password');
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, access.superuserPassword, { mode: 0o600 });
  const { uid, gid } = place.user;
  if (uid !== undefined && gid !== undefined) chownSync(passwordFile, uid, gid);
  const { code, output } = await runProgram(place, 'initdb', [
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    // The rename below would not be on disk either; the first checkpoint writes everything.
    '--no-sync',
  ]);
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new Refusal('无法初始化数据库。', `initdb failed:\n${output}`);
  renameSync(unfinished, place.data);
}

function refuseOtherMajorVersion({ data, version }: ClusterPlace): void {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  const ours = version.split('.')[0];
  if (made !== ours)
    throw new Refusal(
      `${data} 是 PostgreSQL ${made} 的数据，当前程序是 ${ours}。请先用旧版本导出。`,
      `${data} was made by PostgreSQL ${made}; this is ${ours}. Dump it with the old version first.`,
    );
}

async function launch(place: ClusterPlace, access: Access, settings: Record<string, string>): Promise<void> {
  if (existsSync(place.log) && statSync(place.log).size > 10_000_000) truncateSync(place.log);
  const givenUpAt = Date.now() + 10_000;
  for (;;) {
    if (!(await isPortFree(access.port))) access.port = await freePort();
    const flags = Object.entries({ ...settings, port: String(access.port) }).map(
      ([name, value]) => `-c ${name}=${value}`,
    );
    const { code } = await control(place, 'start', '-t', '120', '-l', place.log, '-o', flags.join(' '));
    if (code === 0) return;
    // After a hard kill the old server's children hold the data for a moment longer.
    const reason = lastLines(place, 8);
    if (
      Date.now() > givenUpAt ||
      !/still in use|Address already in use|could not create lock file/.test(reason)
    )
      throw new Refusal(
        '数据库没有启动，日志的最后几行如下。',
        `PostgreSQL did not start; its log (${place.log}) ends:\n${reason}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function makeOwner(client: pg.Client, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [OWNER]);
  if (!rowCount)
    await client.query(
      `CREATE ROLE ${OWNER} LOGIN CREATEDB CREATEROLE PASSWORD ${client.escapeLiteral(password)}`,
    );
}

function lastLines({ log }: ClusterPlace, count: number): string {
  return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '';
}
