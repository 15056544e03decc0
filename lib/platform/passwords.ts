import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { accessSettings } from './settings';

const LONGEST = 128;

// argon2id is the library's default; memory and passes as OWASP has them.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// A Chinese input method left on types full-width letters; they must not lock anybody out.
const asTyped = (password: string) => password.normalize('NFKC').slice(0, LONGEST * 2);

export const hashPassword = (password: string): Promise<string> => hash(asTyped(password), cost);

let stranger: Promise<string> | undefined;

/** Without a hash it takes just as long and is false: an unknown account answers no faster than a known one. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  stranger ??= hashPassword(randomBytes(16).toString('hex'));
  const isRight = await verify(passwordHash ?? (await stranger), asTyped(password));
  return passwordHash !== undefined && isRight;
}

// What is left of a password in everybody's first ten guesses, once digits and signs at its ends are gone.
const stems = new Set(
  'password passw0rd p@ssword p@ssw0rd admin administrator root welcome letmein qwerty qwertyuiop asdfgh asdfghjkl zxcvbnm abc abcd abcdef aabbcc test user guest system woaini gongzhi shezhi chengdu sichuan'.split(
    ' ',
  ),
);

/** What is wrong with a new password, in words for its owner; null when nothing is. */
export function passwordProblem(password: string, username: string): string | null {
  const { passwordLength } = accessSettings;
  const text = asTyped(password);
  if (text.length < passwordLength) return `密码至少 ${passwordLength} 个字符。`;
  if (text.length > LONGEST) return `密码最多 ${LONGEST} 个字符。`;
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((one) => one.test(text)).length;
  if (classes < 3) return '密码须含大写字母、小写字母、数字、符号中的三种。';
  const lower = text.toLowerCase();
  if (lower.includes(username.toLowerCase())) return '密码不能包含账号。';
  if (stems.has(lower.replace(/^[\d\W_]+|[\d\W_]+$/g, '')) || /(.)\1{4}/.test(lower))
    return '这个密码太常见，容易被猜中，请换一个。';
  return null;
}

// Read out and typed by hand: without letters and digits that look alike.
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

/** For one sign-in, after which it must be changed. */
export function temporaryPassword(username: string): string {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  for (;;) {
    const password = [group(), group(), group()].join('-');
    if (!passwordProblem(password, username)) return password;
  }
}
