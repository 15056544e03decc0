import { createHmac, randomInt } from 'node:crypto';
import { keyFor } from '@/lib/platform/secret';

// No 0, O, 1, I, L: it is read out over the telephone.
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 10;

/** A code with which a resident finds his request again: 31^10 of them, so that none is found by trying. */
export const newQueryCode = (): string =>
  Array.from({ length: LENGTH }, () => letters[randomInt(letters.length)]).join('');

/** The code that belongs to a form's key, always the same: a form that is sent again is known again. */
export function queryCodeFor(formKey: string): string {
  const digest = createHmac('sha256', keyFor('query-code')).update(formKey).digest('hex');
  let number = BigInt(`0x${digest}`);
  let code = '';
  for (const base = BigInt(letters.length); code.length < LENGTH; number /= base)
    code += letters[Number(number % base)];
  return code;
}

/** A code as somebody typed it; null when it cannot be one. */
export function readQueryCode(typed: string): string | null {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/gu, '');
  return code.length === LENGTH && [...code].every((letter) => letters.includes(letter)) ? code : null;
}

/** What is kept of a code: whoever reads the database cannot follow anybody's request. */
export const hashOf = (code: string): string =>
  createHmac('sha256', process.env.NEXTAUTH_SECRET ?? '')
    .update(`query-code/${code}`)
    .digest('hex');
