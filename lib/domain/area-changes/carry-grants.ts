import type { Entry } from '@/lib/platform/audit';
import { roleLabels } from '@/lib/platform/permissions';
import type { Role } from '@/prisma/client/enums';
import type { Change, Sql } from './carry-out';
import type { Descent } from './descent';

type Held = {
  id: number;
  userId: number;
  username: string;
  role: Role;
  areaId: number;
  validFrom: string;
  validTo: string | null;
};

/**
 * Grants at areas that ended go on where these went, each no wider than it was (`Descent.coverOf`). The old grant is
 * ended, never changed. Whoever holds one is told, and so are those who keep grants: they alone may widen it.
 */
export async function carryGrants(tx: Sql, change: Change, descent: Descent): Promise<Entry[]> {
  const { effectiveOn, title } = change;
  const held = await tx.$queryRaw<Held[]>`
    SELECT g.id, g.user_id AS "userId", u.username, g.role::text, g.area_id AS "areaId", g.valid_from::text AS "validFrom", g.valid_to::text AS "validTo"
    FROM grants g JOIN users u ON u.id = g.user_id
    WHERE g.area_id = ANY (${[...descent.ended]}::int[]) AND g.ended_at IS NULL AND (g.valid_to IS NULL OR g.valid_to >= ${effectiveOn}::date)
    ORDER BY g.id`;
  if (held.length === 0) return [];
  await tx.$executeRaw`UPDATE grants SET ended_at = now() WHERE id = ANY (${held.map(({ id }) => id)}::int[])`;
  const wanted = held.flatMap((grant) =>
    descent.coverOf(grant.areaId).map((areaId) => ({
      ...grant,
      areaId,
      fromId: grant.id,
      validFrom: laterOf(grant.validFrom, effectiveOn),
      reason: `随区划调整：${title}，原在${descent.nameOf(grant.areaId)}`,
    })),
  );
  // What the same person holds there already, or gets from two areas that became one, is granted once.
  const carried = await tx.$queryRaw<{ fromId: number; areaId: number }[]>`
    INSERT INTO grants (user_id, role, area_id, carried_from_id, valid_from, valid_to, reason)
    SELECT DISTINCT ON (w."userId", w.role, w."areaId") w."userId", w.role, w."areaId", w."fromId", w."validFrom", w."validTo", w.reason
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      AS w ("userId" int, role "Role", "areaId" int, "fromId" int, "validFrom" date, "validTo" date, reason text)
    WHERE NOT EXISTS (SELECT FROM grants g WHERE g.user_id = w."userId" AND g.role = w.role AND g.area_id = w."areaId" AND g.ended_at IS NULL
      AND daterange(g.valid_from, g.valid_to, '[]') && daterange(w."validFrom", w."validTo", '[]'))
    ORDER BY w."userId", w.role, w."areaId", w."validTo" DESC NULLS FIRST RETURNING carried_from_id AS "fromId", area_id AS "areaId"`;
  const entries = held.map(({ id, userId, username, role, areaId, validFrom, validTo }) => {
    const to = carried
      .filter(({ fromId }) => fromId === id)
      .map((grant) => descent.nameOf(grant.areaId))
      .join('、');
    const from = descent.nameOf(areaId);
    const text = to
      ? `您的授权随区划调整转移：${roleLabels[role]}，由${from}转到${to}，自 ${effectiveOn} 起。`
      : `您的授权随区划调整结束：${roleLabels[role]}（${from}）。如工作需要，请联系安全管理员授权。`;
    return {
      entry: {
        ...{ action: 'carry', subject: 'grants', subjectId: id, subjectLabel: username, note: title },
        ...{ before: { user: username, role, area: from, validFrom, validTo }, after: { area: to || '无' } },
      } satisfies Entry,
      notice: { userId, text, href: '/account' },
    };
  });
  await tell(
    tx,
    entries.map(({ notice }) => notice),
  );
  await tellKeepers(tx, change, held.length);
  return entries.map(({ entry }) => entry);
}

/** Days as text sort as days. */
const laterOf = (a: string, b: string): string => [a, b].sort()[1] ?? a;

const tell = (tx: Sql, notices: readonly { userId: number; text: string; href: string }[]) =>
  tx.$executeRaw`INSERT INTO notices (user_id, text, href)
    SELECT "userId", text, href FROM jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) AS n ("userId" int, text text, href text)`;

async function tellKeepers(tx: Sql, { title, root }: Change, count: number) {
  const keepers = await tx.$queryRaw<{ userId: number }[]>`
    SELECT DISTINCT g.user_id AS "userId" FROM grants g JOIN areas a ON a.id = g.area_id JOIN areas r ON r.id = ${root.id}
    WHERE g.role = 'security_admin' AND g.ended_at IS NULL AND a.lo <= r.lo AND r.hi <= a.hi`;
  const text = `${title}：${count} 项授权随区划调整转移，只保留原有范围。合并后的街道（镇）需要由原来的人负责全部的，请改授。`;
  await tell(
    tx,
    keepers.map(({ userId }) => ({ userId, text, href: '/grants' })),
  );
}

/** What a jurisdiction manages goes on the same way: no wider than it was. */
export async function carryMembers(
  tx: Sql,
  { id: changeId, effectiveOn, document }: Change,
  descent: Descent,
): Promise<void> {
  const held = await tx.$queryRaw<{ id: number; jurisdictionId: number; areaId: number; from: string }[]>`
    SELECT id, jurisdiction_id AS "jurisdictionId", area_id AS "areaId", greatest(valid_from, ${effectiveOn}::date)::text AS "from" FROM jurisdiction_members
    WHERE area_id = ANY (${[...descent.ended]}::int[]) AND (valid_to IS NULL OR valid_to > ${effectiveOn}::date)`;
  if (held.length === 0) return;
  const ids = held.map(({ id }) => id);
  // What had not yet begun never will there.
  await tx.$executeRaw`UPDATE jurisdiction_members SET valid_to = greatest(${effectiveOn}::date, valid_from + 1) WHERE id = ANY (${ids}::int[])`;
  const wanted = held.flatMap(({ jurisdictionId, areaId, from }) =>
    descent.coverOf(areaId).map((to) => ({ jurisdictionId, areaId: to, from })),
  );
  await tx.$executeRaw`
    INSERT INTO jurisdiction_members (jurisdiction_id, area_id, valid_from, document, change_id)
    SELECT DISTINCT ON (w."jurisdictionId", w."areaId") w."jurisdictionId", w."areaId", w."from", ${document}, ${changeId}::int
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w ("jurisdictionId" int, "areaId" int, "from" date)
    -- One area, one jurisdiction: what another manages already stays with it.
    WHERE NOT EXISTS (SELECT FROM jurisdiction_members m WHERE m.area_id = w."areaId" AND (m.valid_to IS NULL OR m.valid_to > ${effectiveOn}::date))
    ORDER BY w."jurisdictionId", w."areaId", w."from"`;
}
