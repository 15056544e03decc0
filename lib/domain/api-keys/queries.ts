import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, areaPathText } from '@/lib/platform/areas/queries';
import { scope } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import type { Prisma } from '@/prisma/client/client';
import { stateOf } from './definition';
import type { KeyState } from './labels';

/** What is shown of a key: never its hash. */
const shown = {
  id: true,
  name: true,
  holder: true,
  prefix: true,
  areaId: true,
  perMinute: true,
  validTo: true,
  createdAt: true,
  revokedAt: true,
  lastUsedAt: true,
} as const satisfies Prisma.ApiKeySelect;

export type KeyRow = Prisma.ApiKeyGetPayload<{ select: typeof shown }> & {
  areaPath: string;
  state: KeyState;
};

/** All keys of the actor's areas: there are never many. Those in force first. */
export const listKeys = (actor: Actor): Promise<KeyRow[]> =>
  read(actor, 'api-keys.manage', async (tx) => {
    const rows = await tx.apiKey.findMany({
      where: scope(actor, 'api-keys.manage'),
      select: shown,
      orderBy: { id: 'desc' },
      take: 500,
    });
    const paths = await ancestorsOf(
      tx,
      rows.map(({ areaId }) => areaId),
    );
    const order: readonly KeyState[] = ['active', 'expired', 'revoked'];
    return rows
      .map((row) => ({ ...row, areaPath: areaPathText(paths.get(row.areaId) ?? []), state: stateOf(row) }))
      .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  });
