import { jurisdictionsOn } from '@/lib/domain/jurisdictions/queries';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, areaPathText } from '@/lib/platform/areas/queries';
import { today } from '@/lib/platform/clock';
import type { Prisma, Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { Role } from '@/lib/platform/permissions';
import { can, scope } from '@/lib/platform/scope';
import { read } from '@/lib/platform/transact';
import { stateOf } from './definition';
import { asDay, type GrantState } from './labels';

export type GrantQuery = {
  search: string;
  userId: number | null;
  role: Role | null;
  state: GrantState | null;
  area: { lo: number; hi: number } | null;
  page: number;
  size: number;
};

const fields = {
  id: true,
  userId: true,
  role: true,
  areaId: true,
  jurisdiction: { select: { name: true, validTo: true } },
  pos: true,
  validFrom: true,
  validTo: true,
  reason: true,
  endedAt: true,
  user: { select: { username: true, displayName: true, workUnit: true } },
} as const satisfies Prisma.GrantSelect;

type Found = Prisma.GrantGetPayload<{ select: typeof fields }>;
export type GrantRow = Omit<Found, 'validFrom' | 'validTo' | 'jurisdiction'> & {
  validFrom: string;
  validTo: string | null;
  /** The way to the area, or the jurisdiction's name. */
  areaPath: string;
  state: GrantState;
};

export async function listGrants(
  actor: Actor,
  query: GrantQuery,
): Promise<{ rows: GrantRow[]; total: number }> {
  return read(actor, 'grants.manage', async (tx) => {
    const where = { AND: [scope(actor, 'grants.manage'), matching(query)] };
    const rows = await tx.grant.findMany({
      where,
      select: fields,
      orderBy: [{ pos: 'asc' }, { userId: 'asc' }, { id: 'asc' }],
      skip: (query.page - 1) * query.size,
      take: query.size,
    });
    return { rows: await toRows(tx, rows), total: await tx.grant.count({ where }) };
  });
}

function matching({ search, userId, role, state, area }: GrantQuery): Prisma.GrantWhereInput {
  const day = new Date(today());
  const running = { OR: [{ validTo: null }, { validTo: { gte: day } }] };
  const states: Record<GrantState, Prisma.GrantWhereInput> = {
    active: { endedAt: null, validFrom: { lte: day }, ...running },
    future: { endedAt: null, validFrom: { gt: day } },
    expired: { endedAt: null, validTo: { lt: day } },
    ended: { endedAt: { not: null } },
  };
  const words = search.split(/\s+/u).filter(Boolean).slice(0, 5);
  const named = words.map((word) => ({ user: holding(word) }));
  return {
    AND: [
      ...named,
      state ? states[state] : {},
      role ? { role } : {},
      userId ? { userId } : {},
      area ? { pos: { gte: area.lo, lte: area.hi } } : {},
    ],
  };
}

const holding = (contains: string): Prisma.UserWhereInput => ({
  OR: [
    { username: { contains, mode: 'insensitive' } },
    { displayName: { contains } },
    { workUnit: { contains } },
  ],
});

async function toRows(tx: Tx, grants: Found[]): Promise<GrantRow[]> {
  const paths = await ancestorsOf(
    tx,
    grants.flatMap(({ areaId }) => areaId ?? []),
  );
  return grants.map(({ validFrom, validTo, jurisdiction, ...grant }) => {
    const days = { validFrom: asDay(validFrom), validTo: validTo && asDay(validTo) };
    const areaPath = jurisdiction
      ? jurisdictionText(jurisdiction)
      : areaPathText(paths.get(grant.areaId ?? 0) ?? []);
    return { ...grant, ...days, areaPath, state: stateOf({ ...days, endedAt: grant.endedAt }) };
  });
}

/** 高新区（管理区） */
export const jurisdictionText = ({ name, validTo }: { name: string; validTo: Date | null }): string =>
  `${name}（管理区${validTo && asDay(validTo) <= today() ? '，已终止' : ''}）`;

/** One grant in the actor's areas; `not_found` for any other. */
export async function findGrant(tx: Tx, actor: Actor, id: number): Promise<GrantRow> {
  const grant = await tx.grant.findFirst({
    where: { AND: [{ id }, scope(actor, 'grants.manage')] },
    select: fields,
  });
  if (!grant) throw notFound();
  const [row] = await toRows(tx, [grant]);
  return row as GrantRow;
}

export type Grantee = { id: number; username: string; displayName: string; workUnit: string };

const granteeFields = { id: true, username: true, displayName: true, workUnit: true } as const;

/** Accounts kept in the actor's areas, to grant something to. */
export const searchGrantees = (actor: Actor, text: string): Promise<Grantee[]> =>
  read(actor, 'grants.manage', (tx) =>
    tx.user.findMany({
      where: { AND: [scope(actor, 'grants.manage'), { disabledAt: null }, holding(text.trim())] },
      select: granteeFields,
      orderBy: { username: 'asc' },
      take: 20,
    }),
  );

/** One of them; null for an account that is kept elsewhere. */
export async function findGrantee(tx: Tx, actor: Actor, id: number): Promise<Grantee | null> {
  const where = { AND: [scope(actor, 'grants.manage'), { id, disabledAt: null }] };
  return tx.user.findFirst({ where, select: granteeFields });
}

export const getGrantee = (actor: Actor, id: number): Promise<Grantee | null> =>
  read(actor, 'grants.manage', (tx) => findGrantee(tx, actor, id));

/** The jurisdictions in which the actor may grant: those of cities whose grants are all his to keep. */
export const listGrantableJurisdictions = (actor: Actor): Promise<{ id: number; name: string }[]> =>
  read(actor, 'grants.manage', async (tx) =>
    (await jurisdictionsOn(tx, today())).filter((each) => can(actor, 'grants.manage', each)),
  );
