import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { generateClient, isClientStale } from '../build.ts';
import { inWords, Refusal, say } from '../console.js';
import { killChildren, runToEnd } from '../processes.ts';
import { root } from '../settings.ts';
import { findBrowser } from './browser.ts';
import { addCounts, type Counts, none } from './counts.ts';
import { runJourneys } from './journeys.ts';
import { runUnits } from './units.ts';

interface Step {
  name: string;
  what: string;
  /** Throws when it has failed; a step of tests gives their numbers. */
  run: () => Promise<Counts | undefined>;
}

/** A program that checks; what it has to say goes straight to the terminal. */
async function check(program: string, ...args: string[]): Promise<undefined> {
  await runToEnd(program, [join('node_modules', program), ...args], { inherit: true });
}

const steps: Step[] = [
  {
    name: 'types',
    what: '类型 Types',
    run: async () => {
      await check('next/dist/bin/next', 'typegen');
      await check('typescript/bin/tsc', '--noEmit', '-p', 'tests/tsconfig.json');
      return undefined;
    },
  },
  {
    name: 'lint',
    what: '格式、规则、引用边界 Format, lint, import rules',
    run: () => check('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  },
  {
    name: 'unused',
    what: '无用的文件、导出、依赖 Unused files, exports, dependencies',
    run: () => check('knip/bin/knip.js', '--config', '.config/knip.json', '--no-progress'),
  },
  { name: 'unit', what: '单元、集成、契约 Unit, integration, contracts', run: runUnits },
  { name: 'e2e', what: '浏览器旅程 Journeys in a browser', run: runJourneys },
];

/** Runs the named steps, or all, and ends the process: 0 when nothing failed, 130 after a Ctrl-C. */
export async function runTests(names: string[]): Promise<void> {
  const chosen = choose(names);
  let isStopped = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (isStopped) return;
      isStopped = true;
      say('\n停止中 Stopping …');
      killChildren('SIGTERM');
      setTimeout(() => killChildren(), 5000);
    });
  mkdirSync(join(root, 'tests/.results'), { recursive: true });
  // Before anything else: an installation that fails should fail now, not in a quarter of an hour.
  if (chosen.some(({ name }) => name === 'e2e')) process.env.CHROMIUM_PATH = await findBrowser();
  if (isClientStale()) await generateClient();

  let counts = none;
  const failed: string[] = [];
  const summary: string[] = [];
  for (const { name, what, run } of chosen) {
    if (isStopped) break;
    say(`\n── ${name}: ${what}`);
    const startedAt = Date.now();
    let sign = '✓';
    try {
      const result = (await run()) ?? none;
      counts = addCounts(counts, result);
      if (result.failed > 0) sign = '✗';
    } catch (error) {
      say(inWords(error));
      sign = '✗';
    }
    if (sign === '✗') failed.push(name);
    const line = `${sign} ${name.padEnd(8)}${((Date.now() - startedAt) / 1000).toFixed(1).padStart(7)} s`;
    summary.push(line);
    say(line);
  }
  killChildren();
  if (isStopped) process.exit(130);
  say(`\n${summary.join('\n')}`);
  say(
    `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`,
  );
  process.exit(failed.length > 0 ? 1 : 0);
}

function choose(names: string[]): Step[] {
  if (names.length === 0) return steps;
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  const known = steps.map(({ name }) => name).join(' ');
  if (unknown.length > 0)
    throw new Refusal(
      `没有这一步：${unknown.join('、')}。可选：${known}`,
      `No such step. There are: ${known}`,
    );
  return steps.filter(({ name }) => names.includes(name));
}
