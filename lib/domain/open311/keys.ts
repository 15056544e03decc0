import { hashOfKey } from '@/lib/domain/api-keys/key';
import { clock, today } from '@/lib/platform/clock';
import { networkOf, take } from '@/lib/platform/rate-limit';
import { transactAsSystem } from '@/lib/platform/transact';
import { Refusal } from './answer';

export type KeyInUse = {
  id: number;
  holder: string;
  lo: number;
  hi: number;
  perMinute: number;
  /** Of the city or a district. */
  isWide: boolean;
};

/** Whoever shows no key may read, so often from one network. */
const WITHOUT_KEY = 60;
const HOUR = 3_600_000;

/** The platform that shows this key, counted against its limit. Refuses a key that is none, ended or revoked. */
export async function keyInUse(key: string): Promise<KeyInUse> {
  if (!key) throw new Refusal(403, '缺少 api_key。api_key was not provided.');
  const found = await transactAsSystem({ system: 'resident-desk' }, async (tx) => {
    const row = await tx.apiKey.findUnique({ where: { keyHash: hashOfKey(key) } });
    const hasEnded = row?.validTo && row.validTo.getTime() < new Date(today()).getTime();
    if (!row || row.revokedAt || hasEnded) return null;
    const area = await tx.area.findUniqueOrThrow({
      where: { id: row.areaId },
      select: { lo: true, hi: true, level: true },
    });
    // By the hour: one row that every call writes would make the calls wait for each other.
    if (!row.lastUsedAt || clock.now().getTime() - row.lastUsedAt.getTime() > HOUR)
      await tx.apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: clock.now() } });
    const { level, ...positions } = area;
    const isWide = level === 'city' || level === 'district';
    return { id: row.id, holder: row.holder, perMinute: row.perMinute, isWide, ...positions };
  });
  if (!found) throw new Refusal(403, 'api_key 无效、已过期或已停用。Invalid api_key received.');
  await takeOne(`open311 key ${found.id}`, found.perMinute);
  return found;
}

export const countReader = (address: string): Promise<void> =>
  takeOne(`open311 from ${networkOf(address)}`, WITHOUT_KEY);

async function takeOne(key: string, perMinute: number): Promise<void> {
  const { ok, retryAfter } = await take(key, { points: perMinute, seconds: 60 });
  if (!ok) throw new Refusal(429, `请求过于频繁，请 ${retryAfter} 秒后再试。Too many requests.`, retryAfter);
}
