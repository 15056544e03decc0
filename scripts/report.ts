// npm run report -- --area 5101 --period 2018 --format docx --out FILE [--tree then|today] [--as USERNAME]: writes a report, for schedulers.
// A past period is by the areas of its last day; with --tree today by those of today.
// Without --as it acts for the machine itself: whoever may run commands on the server may read all of it.
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inWords, Refusal, say } from './console.js';
import { closeDatabase, openDatabase } from './database/open.ts';
import { readSettings } from './settings.ts';

const usage =
  'npm run report -- --area 5101 --period 2018 --format docx|pdf|xlsx --out FILE [--tree then|today] [--as USERNAME]';

try {
  const { area, path, ...asked } = readOptions();
  const database = await openDatabase(readSettings());
  try {
    // Loaded only now: the database client reads its address from what openDatabase has set.
    const { reportFromCommandLine } = await import('@/lib/domain/reports/from-command-line.ts');
    const made = await reportFromCommandLine({ areaCode: area, path, ...asked });
    say(`\n✓ ${made.fileName} → ${path}`);
  } finally {
    const { disconnect } = await import('@/lib/platform/db.ts');
    await disconnect();
    await closeDatabase(database);
  }
} catch (error) {
  say(`\n✗ ${inWords(error)}\n`);
  process.exitCode = 1;
}

function readOptions() {
  const text = { type: 'string' } as const;
  const { values } = parse({ area: text, period: text, format: text, out: text, tree: text, as: text });
  const { area, period, format, out, tree, as: username } = values;
  if (!area || !period || !format || !out) throw wrong('缺少参数。', 'An option is missing.');
  if (format !== 'docx' && format !== 'pdf' && format !== 'xlsx')
    throw wrong(`不支持格式“${format}”。`, `There is no format ${format}.`);
  if (tree !== undefined && tree !== 'then' && tree !== 'today')
    throw wrong(`没有区划口径“${tree}”。`, `There is no tree ${tree}.`);
  // npm runs in the program's folder; a relative path is meant from where npm was called.
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), out);
  if (!existsSync(dirname(path))) throw wrong(`没有文件夹 ${dirname(path)}。`, 'The folder does not exist.');
  return { area, period, format, path, tree, username } as const;
}

function parse<T extends Record<string, { type: 'string' }>>(options: T) {
  try {
    return parseArgs({ options, strict: true, allowPositionals: false });
  } catch (error) {
    throw wrong('参数有误。', error instanceof Error ? error.message : String(error));
  }
}

function wrong(chinese: string, english: string): Refusal {
  return new Refusal(`${chinese}用法：`, `${english} Usage:\n  ${usage}`);
}
