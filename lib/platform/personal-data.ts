// What stands in a text that people write: numbers of identity cards are refused, numbers of phones are masked.

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

// Looking ahead, so that a phone number before it does not swallow its first digits.
const eighteen = /(?=([1-9](?:[\s\-_.·]?\d){16}[\s\-_.·]?[\dXx]))/g;
const fifteen = /(?<!\d)(?=([1-9](?:[\s\-_.·]?\d){14})(?![\s\-_.·]?\d))/g;

/** The first number of an identity card in a text (GB 11643), as it is written there but for full-width digits; null for none. */
export function findIdNumber(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '');
  for (const [, found = ''] of plain.matchAll(eighteen)) if (isIdNumber(digitsOf(found))) return found;
  for (const [, found = ''] of plain.matchAll(fifteen)) if (isOldIdNumber(digitsOf(found))) return found;
  return null;
}

const digitsOf = (text: string) => text.replace(/[^\dXx]/g, '').toUpperCase();

function isIdNumber(digits: string): boolean {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  const year = Number(digits.slice(6, 10));
  return (
    provinces.has(digits.slice(0, 2)) &&
    year >= 1900 &&
    year <= 2100 &&
    isDay(`${year}`, digits.slice(10, 14)) &&
    checks[sum % 11] === digits[17]
  );
}

/** Until 1999 there was no check digit: any 15 digits with a province and a birthday. */
const isOldIdNumber = (digits: string) =>
  provinces.has(digits.slice(0, 2)) && isDay(`19${digits.slice(6, 8)}`, digits.slice(8, 12));

function isDay(year: string, monthAndDay: string): boolean {
  const day = `${year}-${monthAndDay.slice(0, 2)}-${monthAndDay.slice(2)}`;
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

const mobile = /(?<!\d)((?:\+|00)?86[\s\-—·.]?)?1[3-9](?:[\s\-—·.]?\d){9}(?!\d)/g;
const landline = /(?<!\d)0\d{2,3}[\s\-—)）]{0,2}[2-8]\d{6,7}(?!\d)/g;
// Seven or eight digits alone are as often a day or a sum: only where they are called a phone's.
const named = /(?<=(?:电话|座机|固话|热线|tel)[^0-9\n]{0,6})[2-8]\d{6,7}(?!\d)/gi;

/** The text with every phone number masked: 138****5678, 028****1234. */
export const maskPhones = (text: string): string =>
  text
    .replace(/[０-９－]/g, (sign) => sign.normalize('NFKC'))
    .replace(mobile, maskPhone)
    .replace(landline, maskPhone)
    .replace(named, maskPhone);

/** One number masked: its first three and last four digits stay, of one without area code only the last four. */
export function maskPhone(phone: string): string {
  const digits = phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(00)?86(?=1\d{10}$)/, '');
  return digits.length < 10 ? `****${digits.slice(-4)}` : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}
