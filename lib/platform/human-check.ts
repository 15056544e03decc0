import { randomUUID } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib/v1';
import type { Challenge } from 'altcha-lib/v1/types';
import { clock } from './clock';
import { take } from './rate-limit';
import { isKeyedHash, keyedHash, keyFor } from './secret';
import { humanCheckSettings } from './settings';

/**
 * What keeps programs from filling in public forms, without a third party, a picture to read, or anything stored about
 * the reader: a small sum that the browser works out (proof of work, used once), a field that only programs fill in, and
 * a form that was open for as long as a person needs.
 */
const challengeSeconds = 20 * 60;
const leastSeconds = 3;
const mostSeconds = 12 * 3600;

/** The names of the fields in a form, as `HumanCheck` sends them. */
export const humanFields = { solution: 'proof', token: 'formToken', trap: 'website' } as const;

const hmacKey = () => keyFor('challenge').toString('hex');

/** A sum for the browser: which number below `maxnumber`, after the salt, has this SHA-256. */
export const newChallenge = (): Promise<Challenge> =>
  createChallenge({
    hmacKey: hmacKey(),
    maxnumber: humanCheckSettings.effort,
    expires: new Date(Date.now() + challengeSeconds * 1000),
  });

/** Goes into a form when it is shown: says which form, and since when. */
export function formToken(form: string): string {
  const told = `${form}.${clock.now().getTime()}.${randomUUID()}`;
  return `${told}.${keyedHash('form-token', told)}`;
}

/** Whether a token is one that we gave out for this form and that is still good: it may be relied on as its key. */
export function isFormToken(form: string, token: string): boolean {
  const age = ageOf(form, token);
  return age !== null && age <= mostSeconds;
}

/** `isRepeated`: all is well with it but that its proof came before. */
type HumanProblem = { text: string; isRepeated: boolean };

/** Null for a person; else what to tell whoever sent it. Uses the proof up: call it last, when all else holds. */
export async function humanProblem(form: string, sent: FormData): Promise<HumanProblem | null> {
  const field = (name: keyof typeof humanFields) => String(sent.get(humanFields[name]) ?? '');
  // The same words as for anything else: a program learns nothing.
  const refused = (text: string) => ({ text, isRepeated: false });
  if (field('trap') !== '') return refused(again);
  const age = ageOf(form, field('token'));
  if (age === null || age > mostSeconds) return refused('页面打开太久了，请刷新后再提交。');
  if (age < leastSeconds) return refused('提交得太快了，请稍等几秒再提交。');
  const proof = signatureOf(field('solution'));
  if (!proof || !(await verifySolution(field('solution'), hmacKey()))) return refused(again);
  const { ok } = await take(`proof ${proof}`, { points: 1, seconds: challengeSeconds });
  return ok ? null : { text: again, isRepeated: true };
}

const again = '没有通过验证，请稍等片刻再提交一次。';

/** Seconds since the form was shown; null for a token that is not ours or not this form's. */
function ageOf(form: string, token: string): number | null {
  const at = token.lastIndexOf('.');
  const told = token.slice(0, Math.max(0, at));
  const [name, since] = told.split('.');
  if (name !== form || !isKeyedHash('form-token', told, token.slice(at + 1))) return null;
  return (clock.now().getTime() - Number(since)) / 1000;
}

/** The challenge's own signature: the same whatever else of a solution is written another way. */
function signatureOf(solution: string): string | null {
  try {
    const { signature, number, salt } = JSON.parse(Buffer.from(solution, 'base64').toString('utf8'));
    const isWhole = typeof signature === 'string' && typeof salt === 'string' && Number.isInteger(number);
    // Without an end a challenge would be good for ever.
    return isWhole && /[?&]expires=\d+/.test(salt) ? signature : null;
  } catch {
    return null;
  }
}
