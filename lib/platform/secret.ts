import { createHmac, timingSafeEqual } from 'node:crypto';

/** A key of its own for each purpose, from the installation's secret: what signs one thing cannot sign another. */
export function keyFor(purpose: string): Buffer {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set; start with `npm start` or `npm run dev`');
  return createHmac('sha256', secret).update(purpose).digest();
}

export const keyedHash = (purpose: string, text: string): string =>
  createHmac('sha256', keyFor(purpose)).update(text).digest('base64url');

/** Whether `hash` is the keyed hash of the text; takes as long when it is not. */
export function isKeyedHash(purpose: string, text: string, hash: string): boolean {
  const [right, given] = [Buffer.from(keyedHash(purpose, text)), Buffer.from(hash)];
  return right.length === given.length && timingSafeEqual(right, given);
}
