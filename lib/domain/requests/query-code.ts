import { createHmac, randomInt } from 'node:crypto';

// No 0, O, 1, I, L: it is read out over the telephone.
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 10;

/** A code with which a resident finds his request again: 31^10 of them, so that none is found by trying. */
export const newQueryCode = (): string =>
  Array.from({ length: LENGTH }, () => letters[randomInt(letters.length)]).join('');

/** As it is written on paper: K7M2P-9QRST. */
export const spaced = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

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
