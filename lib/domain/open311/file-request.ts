import { getCategory } from '@/lib/domain/requests/categories';
import { fileRequest } from '@/lib/domain/requests/file';
import { readPhone } from '@/lib/domain/requests/filing';
import { InvalidInput } from '@/lib/platform/errors';
import { transactAsSystem } from '@/lib/platform/transact';
import { type Document, Refusal } from './answer';
import { readAttributes } from './attributes';
import type { KeyInUse } from './keys';
import { placeOf, readPosition } from './place';
import { attributesOf, findService, promiseOf } from './services';

const DESCRIPTION = 4_000;

/**
 * POST requests: files what another platform took in, as if a resident had asked here. Names, e-mail addresses,
 * account and device ids are taken and forgotten; a telephone is kept sealed like any other.
 */
export async function fileFromPlatform(key: KeyInUse, form: URLSearchParams): Promise<Document> {
  const sent = (name: string) => (form.get(name) ?? '').trim();
  const code = sent('service_code');
  if (!code) throw new Refusal(400, '缺少 service_code。service_code was not provided.');
  const description = sent('description');
  if (description.length > DESCRIPTION)
    throw new Refusal(400, `description 最多 ${DESCRIPTION} 个字。description is too long.`);
  const position = readPosition(sent('lat'), sent('long'));
  const addressString = sent('address_string');
  const asked = { addressId: sent('address_id'), addressString, position };
  if (!position && !asked.addressId && !addressString)
    throw new Refusal(400, '缺少地点：lat 和 long、address_string 或 address_id。A location is required.');
  const mediaUrl = readMediaUrl(sent('media_url'));
  const phone = phoneIn(sent('phone'));

  return transactAsSystem({ system: 'resident-desk' }, async (tx, audit) => {
    const category = await getCategory(tx, (await findService(tx, code)).id);
    const attributes = readAttributes(form, await attributesOf(tx, category.id));
    const area = await placeOf(tx, asked);
    if (area.lo < key.lo || area.hi > key.hi)
      throw new Refusal(403, `${area.name}不在这个密钥的辖区内。The location is outside the key's area.`);
    const { result } = await fileRequest(
      tx,
      audit,
      { name: key.holder },
      {
        areaId: area.id,
        address: addressString,
        categoryId: category.id,
        text: description.length < 5 ? `平台转入：${category.name} ${description}`.trim() : description,
        longest: DESCRIPTION,
        source: 'api',
        apiKeyId: key.id,
        ...(position ?? {}),
        ...(attributes && { attributes }),
        ...(mediaUrl && { mediaUrl }),
        ...(phone.kept && { phone: phone.kept }),
      },
    );
    const notice = [promiseOf(category.limit), ...(phone.isUnread ? ['电话号码认不出，没有保存'] : [])].join(
      '；',
    );
    return {
      root: 'service_requests',
      body: [{ service_request_id: result.code, service_notice: `${notice}。`, account_id: null }],
    };
  });
}

/** A number of another country is no reason to turn the request away. */
function phoneIn(typed: string): { kept: string; isUnread: boolean } {
  try {
    return { kept: readPhone(typed), isUnread: false };
  } catch (error) {
    if (error instanceof InvalidInput) return { kept: '', isUnread: true };
    throw error;
  }
}

function readMediaUrl(text: string): string {
  if (text === '') return '';
  const isAddress = text.length <= 500 && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  if (!isAddress)
    throw new Refusal(400, 'media_url 应是 http 或 https 地址。media_url is not a web address.');
  return text;
}
