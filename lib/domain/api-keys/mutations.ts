import type { Actor } from '@/lib/platform/actor';
import { listAreas } from '@/lib/platform/areas/queries';
import { clock } from '@/lib/platform/clock';
import { broken, InvalidInput, notFound } from '@/lib/platform/errors';
import { can, scope } from '@/lib/platform/scope';
import { transact } from '@/lib/platform/transact';
import type { NewKey } from './definition';
import { hashOfKey, newKeyText, prefixOf } from './key';

/** Returns the key: it is stored nowhere and cannot be shown again. */
export async function issueKey(actor: Actor, { areaId, validTo, ...fields }: NewKey) {
  const key = newKeyText();
  return transact(actor, 'api-keys.manage', async (tx, audit) => {
    const [area] = await listAreas(tx, [areaId]);
    if (!area || area.validTo || !can(actor, 'api-keys.manage', area))
      throw new InvalidInput({ areaId: '这个辖区不在您的管理范围内。' });
    const data = {
      ...fields,
      areaId,
      validTo: validTo === null ? null : new Date(validTo),
      keyHash: hashOfKey(key),
      prefix: prefixOf(key),
      createdById: actor.userId,
      createdAt: clock.now(),
    };
    const { id, pos } = await tx.apiKey.create({ data, select: { id: true, pos: true } });
    const after = { ...fields, area: area.name, validTo };
    return audit.record(
      {
        action: 'issue-key',
        subject: 'api-keys',
        subjectId: id,
        subjectLabel: `${fields.holder} ${prefixOf(key)}`,
        pos,
        after,
      },
      { key, holder: fields.holder },
    );
  });
}

/** From the next call on it is refused. What was filed with it stays. */
export async function revokeKey(actor: Actor, id: number): Promise<void> {
  await transact(actor, 'api-keys.manage', async (tx, audit) => {
    const key = await tx.apiKey.findFirst({ where: { id, ...scope(actor, 'api-keys.manage') } });
    if (!key) throw notFound();
    if (key.revokedAt) throw broken('这个密钥已经停用。');
    await tx.apiKey.updateMany({ where: { id }, data: { revokedAt: clock.now() } });
    return audit.record(
      {
        action: 'revoke-key',
        subject: 'api-keys',
        subjectId: id,
        subjectLabel: `${key.holder} ${key.prefix}`,
        pos: key.pos,
      },
      undefined,
    );
  });
}
