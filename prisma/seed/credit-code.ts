const DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A made-up 统一社会信用代码 with valid check digits (GB 32100-2015; the inner one GB 11714). */
export function creditCode(kind: '51' | '52' | '91', district: string, serial: number): string {
  const body = `MJD${String(serial % 100_000).padStart(5, '0')}`;
  const inner = 11 - (weigh(body, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', [3, 7, 9, 10, 5, 8, 4, 2]) % 11);
  const front = kind + district + body + (inner === 10 ? 'X' : inner === 11 ? '0' : inner);
  const weights = Array.from({ length: 17 }, (_, i) => 3 ** i % 31);
  return front + DIGITS[(31 - (weigh(front, DIGITS, weights) % 31)) % 31];
}

const weigh = (text: string, digits: string, weights: readonly number[]) =>
  [...text].reduce((sum, digit, i) => sum + digits.indexOf(digit) * (weights[i] ?? 0), 0);
