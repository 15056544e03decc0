import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Refusal, step } from '../console.js';
import { hasProgram } from '../install.js';

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium that can show Chinese; both are installed from Debian's packages when missing. */
export async function findBrowser(): Promise<string> {
  const missing = [...(locate() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (missing.length > 0) await step(`安装 Installing ${missing.join(', ')}`, () => install(missing));
  return locate() as string;
}

function locate(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given))
    throw new Refusal(
      `CHROMIUM_PATH 指向的 ${given} 不存在。`,
      `There is no ${given}, which CHROMIUM_PATH names.`,
    );
  if (given) return given;
  const folders = (process.env.PATH ?? '').split(':').concat('/usr/bin');
  return browsers
    .flatMap((name) => folders.map((folder) => `${folder}/${name}`))
    .find((path) => existsSync(path));
}

// Without one, every Chinese character is a box, and a picture of a page proves nothing.
function hasChineseFont(): boolean {
  return (spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';
}

function install(packages: string[]): void {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const refuse = (detail: string) =>
    new Refusal(
      `缺少 ${packages.join('、')}，且无法自动安装。请以 root 执行：apt-get install ${packages.join(' ')}`,
      `${packages.join(', ')} missing, and could not be installed. As root: apt-get install ${packages.join(' ')}\n  ${detail}`,
    );
  if (!hasProgram('apt-get')) throw refuse('There is no apt-get here; CHROMIUM_PATH may name a browser.');
  const run = (...args: string[]) => {
    const [program, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args] as [
      string,
      ...string[],
    ];
    const { status, error, stdout, stderr } = spawnSync(program, rest, { encoding: 'utf8' });
    if (status !== 0)
      throw refuse(error?.message ?? `${stdout}${stderr}`.trim().split('\n').slice(-8).join('\n  '));
  };
  run('update', '--quiet');
  run(
    'install',
    '--yes',
    '--quiet',
    '--no-install-recommends',
    ...packages,
    ...(packages.includes('fonts-noto-cjk') ? ['fontconfig'] : []),
  );
}
