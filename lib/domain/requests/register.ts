import type { Actor } from '@/lib/platform/actor';
import { getArea } from '@/lib/platform/areas/queries';
import type { Audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { InvalidInput } from '@/lib/platform/errors';
import { can, grantsFor } from '@/lib/platform/scope';
import { once, read, transact } from '@/lib/platform/transact';
import type { RequestKind, RequestSource } from '@/prisma/client/enums';
import { listCategories } from './categories';
import { fileRequest } from './file';

export type Registration = {
  areaId: number;
  address: string;
  categoryId: number;
  kind: RequestKind;
  source: RequestSource;
  gridId?: number;
  text: string;
  phone: string;
  submitKey: string;
};

export type Registered = { id: number; code: string; queryCode: string };

/** Staff take down what they heard, or what they found in a grid. The query code is for whoever asked. */
export function registerRequest(actor: Actor, { submitKey, ...filing }: Registration): Promise<Registered> {
  return transact(actor, 'request.register', async (tx, audit) => {
    const area = await getArea(tx, filing.areaId);
    if (!can(actor, 'request.register', area)) throw new InvalidInput({ areaId: '请选择您辖区内的地点。' });
    await checkOrigin(tx, filing, area);
    return onlyOnce(tx, audit, actor, submitKey, () =>
      fileRequest(tx, audit, { userId: actor.userId, name: actor.name, unit: area.name }, filing),
    );
  });
}

/** An event has the grid that found it, and it stands there; what residents ask has none. */
async function checkOrigin(
  tx: Tx,
  { source, gridId, categoryId }: Omit<Registration, 'submitKey'>,
  area: { id: number; lo: number; hi: number; parentId: number | null; level: string },
): Promise<void> {
  const category = await tx.requestCategory.findUnique({
    where: { id: categoryId },
    select: { isEvent: true },
  });
  const isEvent = source === 'grid';
  if (category && category.isEvent !== isEvent)
    throw new InvalidInput({
      categoryId: isEvent ? '网格发现的，请选网格事件的类别。' : '网格事件的类别只用于网格发现。',
    });
  if (!isEvent) return;
  const community = area.level === 'estate' ? area.parentId : area.id;
  const [grid] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM grids WHERE id = ${gridId ?? 0} AND area_id = ${community} AND retired_on IS NULL`;
  if (!grid) throw new InvalidInput({ gridId: '请选择这个社区的网格。' });
}

type Work = () => ReturnType<typeof fileRequest>;

async function onlyOnce(tx: Tx, audit: Audit, actor: Actor, key: string, work: Work) {
  let made: Awaited<ReturnType<Work>> | undefined;
  const { result } = await once(tx, actor, key, async () => {
    made = await work();
    return made.result as Registered;
  });
  return made ?? audit.record([], result as Registered);
}

/** What the form offers: the place of somebody who works in one community, and its grids. */
export const readRegistration = (actor: Actor) =>
  read(actor, 'request.register', async (tx) => {
    const own = grantsFor(actor, 'request.register').find(({ level }) => level === 'community');
    const grids = await tx.$queryRaw<{ value: string; label: string }[]>`
      SELECT id::text AS value, name AS label FROM grids WHERE area_id = ${own?.areaId ?? 0} AND retired_on IS NULL ORDER BY code LIMIT 200`;
    return {
      area: own ? { id: own.areaId, name: own.areaName } : null,
      categories: await listCategories(tx),
      grids,
    };
  });
