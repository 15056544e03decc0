import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Refusal } from '../console.js';
import type { ClusterPlace } from './cluster-place.ts';

/** Runs one of PostgreSQL's programs, as its user, to the end. */
export function runProgram(
  place: ClusterPlace,
  program: string,
  args: string[],
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' };
    // Detached: a Ctrl-C in the terminal must reach the server only through us, after the others have drained.
    const child = spawn(join(place.programs, 'bin', program), args, {
      ...place.user,
      cwd: place.home,
      env,
      detached: true,
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', ({ message }) =>
      reject(
        new Refusal(
          '无法运行内置的 PostgreSQL，请用 DATABASE_URL 指定一个数据库。',
          `The embedded PostgreSQL cannot be run: ${message}. Set DATABASE_URL to a server of your own.`,
        ),
      ),
    );
    child.on('close', (code) => resolve({ code, output }));
  });
}

export function control(place: ClusterPlace, command: string, ...args: string[]) {
  return runProgram(place, 'pg_ctl', [command, '--wait', '--silent', '-D', place.data, ...args]);
}
