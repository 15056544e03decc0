import { randomBytes } from 'node:crypto';
import { hashOfKey } from '@/lib/domain/api-keys/key';
import { clock } from '../../lib/platform/clock.ts';
import type { ApiKeyCreateManyInput } from '../client/models/ApiKey.ts';
import { DEMO_DISTRICT } from './accounts.ts';
import { insertRows, reserveIds } from './bulk.ts';
import type { Loading } from './loading.ts';
import type { Text } from './request-texts.ts';

/** Which key a request was filed with, by the code of its district. */
export type KeyFor = (districtCode: string) => number | null;

/** Platforms of the city and of the demo's district. Nobody has their keys: one that is to be tried is issued. */
export async function seedPlatforms({ client, users, sites }: Loading): Promise<KeyFor> {
  const district = sites.districts.find(({ code }) => code === DEMO_DISTRICT);
  const holders = [
    { name: '市民随手拍转诉求', holder: '城市服务平台（演示）', areaId: sites.city.id, perMinute: 600 },
    ...(district
      ? [
          {
            name: '区融媒体客户端转诉求',
            holder: `${district.name}客户端（演示）`,
            areaId: district.id,
            perMinute: 60,
          },
        ]
      : []),
  ];
  const ids = await reserveIds(client, 'api_keys', holders.length);
  const aYearAgo = new Date(clock.now().getTime() - 400 * 86_400_000);
  await insertRows<ApiKeyCreateManyInput>(
    client,
    'api_keys',
    holders.map((each, i) => ({
      id: ids[i] as number,
      ...each,
      keyHash: hashOfKey(randomBytes(24).toString('base64url')),
      prefix: `gz_演示${i + 1}`,
      createdById: users.sysadmin,
      createdAt: aYearAgo,
      lastUsedAt: clock.now(),
    })),
  );
  const [ofCity = null, ofDistrict = ofCity] = ids;
  return (districtCode) => (districtCode === DEMO_DISTRICT ? ofDistrict : ofCity);
}

type Answers = Record<string, string | string[]>;

/** The first that the text speaks of. */
const firstOf = (text: string, ...pairs: readonly [words: RegExp, key: string][]): string =>
  pairs.find(([words]) => words.test(text))?.[1] ?? 'other';

/** What a platform was told beside the text, in agreement with it. `id` decides what the text leaves open. */
const answers: Record<string, (text: string, words: Text['words'], id: number) => Answers> = {
  DT: (text) => ({
    FAULT: firstOf(
      text,
      [/被困/, 'trapped'],
      [/加装/, 'add'],
      [/异响|夹到/, 'noise'],
      [/停用|坏了/, 'stopped'],
    ),
  }),
  SDQ: (text, _, id) => ({
    KINDS: /燃气/.test(text) ? ['gas'] : /电|跳闸/.test(text) ? ['power'] : ['water'],
    ...(id % 2 === 0 && { HOUSEHOLDS: String(10 + (id % 12) * 8) }),
  }),
  DL: (text, _, id): Answers =>
    /路灯|井盖/.test(text)
      ? { LAMP: `${/路灯/.test(text) ? 'LD' : 'JG'}-${String(id % 10_000).padStart(4, '0')}` }
      : {},
  ZS: (text, { 时 }) => ({
    SOURCE: firstOf(
      text,
      [/工地|打墙/, 'site'],
      [/餐馆|酒吧|KTV|摊/, 'shop'],
      [/广场舞/, 'square'],
      [/楼上|狗/, 'home'],
    ),
    ...(时 && text.includes(时) && { HOURS: 时 }),
  }),
};

/** As `attributes` of a request; null where its service asks nothing. */
export function answersFor(category: string, text: string, words: Text['words'], id: number): string | null {
  const told = answers[category]?.(text, words, id) ?? {};
  return Object.keys(told).length > 0 ? JSON.stringify(told) : null;
}
