import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Refusal } from '../console.js';

/**
 * The server that already runs on this data, once it accepts connections; undefined when none does.
 * A postmaster.pid left by a hard kill is removed when its process id now belongs to another program,
 * which PostgreSQL itself cannot tell.
 */
export async function runningPostmaster(
  data: string,
  config: (port: number) => pg.ClientConfig,
): Promise<{ port: number } | undefined> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  if (!pid || !isPostmasterOf(data, pid)) {
    rmSync(file, { force: true });
    return undefined;
  }
  const givenUpAt = Date.now() + 60_000;
  for (;;) {
    const answer = port ? await askDataFolder(config(port)) : 'starting';
    if (answer === realpathSync(data)) return { port: port as number };
    if (!isPostmasterOf(data, pid)) return undefined;
    if (Date.now() > givenUpAt)
      throw new Refusal(
        `进程 ${pid} 占用着数据库目录 ${data}，但没有应答。请结束该进程后再启动。`,
        `Process ${pid} holds the data in ${data} but does not answer. End it and start again.`,
      );
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

function isPostmasterOf(data: string, pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    // A postmaster works in its data folder.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false;
  }
}

async function askDataFolder(config: pg.ClientConfig): Promise<string> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return realpathSync(rows[0]?.data_directory ?? '');
  } catch {
    return 'starting';
  } finally {
    await client.end().catch(() => {});
  }
}
