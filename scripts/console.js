// Plain JavaScript without dependencies: it also speaks when node_modules is not there yet.

/** A reason to stop that is told in words, in Chinese and English; anything else is a fault and keeps its stack. */
export class Refusal extends Error {
  /**
   * @param {string} chinese
   * @param {string} english
   */
  constructor(chinese, english) {
    super(`${chinese}\n  ${english}`);
    this.name = 'Refusal';
  }
}

const isTerminal = Boolean(process.stdout.isTTY);

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Runs one step and prints its name and duration on one line.
 * @template T
 * @param {string} name
 * @param {(progress: (text: string) => void) => T | Promise<T>} work gets a function that shows how far it is
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const startedAt = Date.now();
  let lastShown = startedAt;
  if (isTerminal) process.stdout.write(`  … ${name}`);
  const progress = (text) => {
    // A line that wraps could not be wiped again.
    if (isTerminal)
      process.stdout.write(`\r\x1b[K  … ${name}  ${text}`.slice(0, (process.stdout.columns || 80) - 20));
    else if (Date.now() - lastShown > 5000) {
      lastShown = Date.now();
      say(`  … ${name}  ${text}`);
    }
  };
  const end = (sign) => {
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`${isTerminal ? '\r\x1b[K' : ''}  ${sign} ${name}  ${seconds} s\n`);
  };
  try {
    const result = await work(progress);
    end('✓');
    return result;
  } catch (error) {
    end('✗');
    throw error;
  }
}

const wordsFor = {
  ENOSPC: ['磁盘已满。', 'The disk is full.'],
  EDQUOT: ['磁盘配额已用完。', 'The disk quota is used up.'],
  EACCES: ['没有写入或读取权限。', 'Permission denied.'],
  EPERM: ['系统不允许此操作。', 'The system does not permit this.'],
  EROFS: ['文件系统是只读的。', 'The file system is read-only.'],
  EMFILE: ['打开的文件过多。', 'Too many open files.'],
};

/**
 * What to tell about an error: a refusal's words, the words for an error of the system, else the stack.
 * @param {unknown} error
 */
export function inWords(error) {
  // AppError is the application's own refusal, worded for people already.
  if (error instanceof Refusal || error?.name === 'AppError') return error.message;
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error ?? {});
  if (code && wordsFor[code]) return `${wordsFor[code].join(' ')}${path ? `\n  ${path}` : ''}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
