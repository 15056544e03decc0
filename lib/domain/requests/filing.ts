import { InvalidInput } from '@/lib/platform/errors';
import { findIdNumber, maskPhones } from '@/lib/platform/personal-data';

export const TEXT_LENGTH = 2_000;

/**
 * What somebody wrote, fit to be kept: telephone numbers in it masked. Throws for an ID number, which nobody needs
 * to be helped, and says so.
 */
export function cleanText(text: string, field = 'text', { least = 0, most = TEXT_LENGTH } = {}): string {
  const clean = text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  if (clean.length < least) throw new InvalidInput({ [field]: `请写清楚一些，至少 ${least} 个字。` });
  if (clean.length > most)
    throw new InvalidInput({ [field]: `最多 ${most} 个字，现在有 ${clean.length} 个。` });
  if (findIdNumber(clean))
    throw new InvalidInput({ [field]: '内容里像是有身份证号。办理不需要它，请删去后再提交。' });
  return maskPhones(clean);
}

/** A telephone as it was typed; the empty string for none. */
export function readPhone(typed: string | null | undefined, field = 'phone'): string {
  const phone = (typed ?? '')
    .normalize('NFKC')
    .replace(/[\s-]/gu, '')
    .replace(/^\+?86(?=1\d{10}$)/, '');
  if (phone === '' || /^1[3-9]\d{9}$/.test(phone) || /^0\d{9,11}$/.test(phone)) return phone;
  throw new InvalidInput({ [field]: '请填 11 位手机号，或带区号的固定电话；也可以不填。' });
}
