import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from './console.js';
import { root } from './settings.ts';

const running = new Set<Child>();
const endWithParent = pathToFileURL(join(root, 'scripts/end-with-parent.js')).href;

interface ChildOptions {
  env?: NodeJS.ProcessEnv;
  /** Gets each line the child prints. */
  onLine?: (line: string) => void;
  /** Prints straight to our terminal instead. */
  inherit?: boolean;
}

/** A Node.js program that ends when we do, whatever ends us. */
export class Child {
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  private readonly process: ChildProcess;
  private readonly lines: string[] = [];

  constructor(args: string[], { env = process.env, onLine, inherit }: ChildOptions = {}) {
    const output = inherit ? 'inherit' : 'pipe';
    this.process = spawn(process.execPath, ['--import', endWithParent, ...args], {
      cwd: root,
      env: { ...env, GONGZHI_PARENT: String(process.pid) },
      // A group of its own: Ctrl-C in the terminal reaches only us, and we stop the children in order.
      detached: true,
      stdio: ['ignore', output, output, 'ipc'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) this.readLines(stream, onLine);
    this.ended = new Promise((resolve, reject) => {
      this.process.on('error', reject);
      this.process.on('close', (code, signal) => resolve({ code, signal }));
    });
    running.add(this);
    this.ended.finally(() => running.delete(this)).catch(() => {});
  }

  lastOutput(lines = 25): string {
    return this.lines.slice(-lines).join('\n  ');
  }

  /** Asks it to finish; after `graceMs` its whole group is killed. */
  async stop(graceMs: number): Promise<void> {
    if (!running.has(this)) return;
    this.kill('SIGTERM');
    const timer = setTimeout(() => this.kill('SIGKILL'), graceMs);
    await this.ended.catch(() => {});
    clearTimeout(timer);
    // Whatever it started itself and left behind.
    this.kill('SIGKILL');
  }

  kill(signal: NodeJS.Signals): void {
    try {
      if (this.process.pid) process.kill(-this.process.pid, signal);
    } catch {
      // The group is gone already.
    }
  }

  private readLines(stream: NodeJS.ReadableStream | null, onLine?: (line: string) => void): void {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) {
        this.lines.push(line);
        if (this.lines.length > 200) this.lines.shift();
        onLine?.(line);
      }
    });
  }
}

/** Runs a Node.js program to its end; unless it inherits the terminal, its output is shown only when it fails. */
export async function runToEnd(what: string, args: string[], options: ChildOptions = {}): Promise<void> {
  const child = new Child(args, options);
  const { code, signal } = await child.ended;
  if (code === 0) return;
  const output = child.lastOutput(60);
  if (/ENOSPC|No space left/i.test(output))
    throw new Refusal('磁盘已满。', `The disk is full: ${what}:\n  ${output}`);
  throw new Refusal(`${what} 失败（${signal ?? code}）。`, `${what} failed${output && `:\n  ${output}`}`);
}

/** Ends what still runs; by default at once, as the last resort on the way out. */
export function killChildren(signal: NodeJS.Signals = 'SIGKILL'): void {
  for (const child of running) child.kill(signal);
}
