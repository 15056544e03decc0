import { findJurisdiction } from '@/lib/domain/jurisdictions/queries';
import type { Actor } from '@/lib/platform/actor';
import { listAreas } from '@/lib/platform/areas/queries';
import { clock, today } from '@/lib/platform/clock';
import type { Prisma, Tx } from '@/lib/platform/db';
import { broken, InvalidInput } from '@/lib/platform/errors';
import { paths } from '@/lib/platform/paths';
import { type Role, roleLabels } from '@/lib/platform/permissions';
import { can } from '@/lib/platform/scope';
import { transact } from '@/lib/platform/transact';
import type { Ending, NewGrant } from './definition';
import { findGrant, findGrantee } from './queries';

/** Holds from `validFrom` to `validTo`, both included; read anew at each of the person's requests. */
export async function grantRole(
  actor: Actor,
  { userId, role, areaId, jurisdictionId, validFrom, validTo, reason }: NewGrant,
) {
  if (userId === actor.userId) throw broken('不能给自己授权，请另一位安全管理员办理。');
  return transact(actor, 'grants.manage', async (tx, audit) => {
    const user = await findGrantee(tx, actor, userId);
    if (!user) throw new InvalidInput({ userId: '没有这个账号，或者它不在您的管理范围内。' });
    const place =
      jurisdictionId === null
        ? await areaInScope(tx, actor, areaId, role)
        : await jurisdictionInScope(tx, actor, jurisdictionId);
    const { id } = await tx.grant
      .create({
        data: {
          userId,
          role,
          areaId,
          jurisdictionId,
          reason,
          validFrom: new Date(validFrom),
          validTo: validTo && new Date(validTo),
        },
        select: { id: true },
      })
      .catch(inWords);
    await tell(tx, userId, `您获得授权：${roleLabels[role]}（${place.name}），自 ${validFrom} 起。`);
    const held: Record<string, string> =
      jurisdictionId === null ? { area: place.name } : { jurisdiction: place.name };
    const after = { user: user.username, role, ...held, validFrom, validTo, reason };
    const subject = { subject: 'grants', subjectId: id, subjectLabel: user.username, pos: place.lo };
    return audit.record({ ...subject, action: 'grant', after }, { id });
  });
}

/** Counts at once: the person's next request no longer has it. */
export async function endGrant(actor: Actor, { id, reason }: Ending) {
  return transact(actor, 'grants.manage', async (tx, audit) => {
    const grant = await findGrant(tx, actor, id);
    if (grant.userId === actor.userId) throw broken('不能改动自己的授权，请另一位安全管理员办理。');
    const { count } = await tx.grant.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: clock.now() },
    });
    if (count === 0) throw broken('这项授权已经结束。');
    await tell(
      tx,
      grant.userId,
      `您的授权已结束：${roleLabels[grant.role]}（${grant.areaPath}）。原因：${reason}`,
    );
    const { role, areaPath: area, validFrom, validTo } = grant;
    const before = { user: grant.user.username, role, area, validFrom, validTo };
    const subject = { subject: 'grants', subjectId: id, subjectLabel: grant.user.username, pos: grant.pos };
    return audit.record({ ...subject, action: 'end-grant', before, note: reason }, null);
  });
}

type Place = { name: string; lo: number };

async function areaInScope(tx: Tx, actor: Actor, areaId: number | null, role: Role): Promise<Place> {
  const [area] = areaId === null ? [] : await listAreas(tx, [areaId]);
  if (!area || area.validTo || !can(actor, 'grants.manage', area))
    throw new InvalidInput({ areaId: '这个辖区不在您的管理范围内。' });
  if (role === 'scheme_manager' && area.level !== 'city' && area.level !== 'district')
    throw new InvalidInput({ areaId: '方案管理员只设在市和区（市）县。' });
  return area;
}

/** What it manages may lie in any district: only who keeps the grants of the whole city grants in it. */
async function jurisdictionInScope(tx: Tx, actor: Actor, id: number): Promise<Place> {
  const jurisdiction = await findJurisdiction(tx, id);
  if (!can(actor, 'grants.manage', jurisdiction))
    throw new InvalidInput({ jurisdictionId: '这个管理区不在您的管理范围内，请市级安全管理员办理。' });
  if (jurisdiction.validTo && jurisdiction.validTo <= today())
    throw new InvalidInput({ jurisdictionId: `“${jurisdiction.name}”已于 ${jurisdiction.validTo} 终止。` });
  return jurisdiction;
}

// createMany, because a single create would read the notice back, and it is another's.
const tell = (tx: Tx, userId: number, text: string): Promise<Prisma.BatchPayload> =>
  tx.notice.createMany({ data: [{ userId, text, href: paths.account() }] });

/** What the trigger keep_duties_apart refuses: it sees all of an account's grants, the actor perhaps not. */
function inWords(error: unknown): never {
  const text = error instanceof Error ? JSON.stringify(error) + error.message : '';
  if (text.includes('GZ002'))
    throw broken(
      '系统管理员、安全管理员、审计管理员互不兼任，也不与业务角色同在一个账号。请换一个账号，或先结束它在同一时期的另一类授权。',
    );
  if (text.includes('GZ003')) throw broken('这个账号在同一辖区或管理区、同一时期已有这个角色。');
  throw error;
}
