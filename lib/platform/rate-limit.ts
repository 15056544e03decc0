import { isIPv6 } from 'node:net';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { preparedQuery } from './db';
import { keyedHash } from './secret';

export type Limit = { points: number; seconds: number };
export type Taken = {
  ok: boolean /** Seconds until it is worth trying again; 0 when it went through. */;
  retryAfter: number;
};

const limiters = new Map<string, RateLimiterPostgres>();

// Over the application's connections, whichever they are: a limiter outlives a lost one.
const storeClient = {
  query: async ({ name, text, values }: { name: string; text: string; values: unknown[] }) => {
    const rows = await preparedQuery(name, text, values);
    return { rows, rowCount: rows.length };
  },
};

function limiterOf({ points, seconds }: Limit): RateLimiterPostgres {
  const name = `${points}/${seconds}`;
  let limiter = limiters.get(name);
  if (!limiter) {
    limiter = new RateLimiterPostgres({
      storeClient,
      storeType: 'client',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points,
      duration: seconds,
      // Who is refused is refused again without asking the database: a flood costs it nothing.
      inMemoryBlockOnConsumed: points + 1,
    });
    limiters.set(name, limiter);
  }
  return limiter;
}

/**
 * Takes one of so many points in so many seconds for a key, counted for all web processes together. The key, which may
 * hold an address, is kept as a keyed hash only: `take(`ask ${networkOf(address)}`, { points: 30, seconds: 3600 })`.
 */
export async function take(key: string, limit: Limit): Promise<Taken> {
  try {
    await limiterOf(limit).consume(keyedHash('rate-limit', key));
    return { ok: true, retryAfter: 0 };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return { ok: false, retryAfter: Math.ceil(refused.msBeforeNext / 1000) };
  }
}

/** Whose address it is, as far as it can tell: of IPv6 the first half, for a subscriber has all of the second. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const before = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = [...before, ...(tail === undefined ? [] : zeros), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::`;
}
