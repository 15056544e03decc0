import { asDay } from '@/lib/domain/grants/labels';
import { jurisdictionText } from '@/lib/domain/grants/queries';
import type { Actor } from '@/lib/platform/actor';
import { ancestorsOf, areaPathText, type PathStep } from '@/lib/platform/areas/queries';
import { clock } from '@/lib/platform/clock';
import type { Prisma, Tx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { Permission } from '@/lib/platform/permissions';
import { can, scope } from '@/lib/platform/scope';
import { accessSettings } from '@/lib/platform/settings';
import { read, readOwn, transactAsSystem } from '@/lib/platform/transact';
import { stateOf, type UserState } from './labels';

/** What 系统管理员 sees of an account: never its password's hash. */
const userFields = {
  id: true,
  username: true,
  displayName: true,
  areaId: true,
  pos: true,
  workUnit: true,
  workPhone: true,
  mustChangePassword: true,
  passwordChangedAt: true,
  lockedUntil: true,
  disabledAt: true,
  isDemo: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} as const satisfies Prisma.UserSelect;

export type UserQuery = {
  search: string;
  state: UserState | null;
  area: { lo: number; hi: number } | null;
  page: number;
  size: number;
};

type Found = Prisma.UserGetPayload<{ select: typeof userFields }>;
export type UserRow = Found & { areaPath: string; state: UserState };

export async function listUsers(actor: Actor, query: UserQuery): Promise<{ rows: UserRow[]; total: number }> {
  return read(actor, 'users.manage', async (tx) => {
    const where = { AND: [scope(actor, 'users.manage'), matching(query)] };
    const rows = await tx.user.findMany({
      where,
      select: userFields,
      orderBy: [{ pos: 'asc' }, { username: 'asc' }],
      skip: (query.page - 1) * query.size,
      take: query.size,
    });
    return { rows: await withAreas(tx, rows), total: await tx.user.count({ where }) };
  });
}

function matching({ search, state, area }: UserQuery): Prisma.UserWhereInput {
  const now = clock.now();
  const unlocked = { OR: [{ lockedUntil: null }, { lockedUntil: { lte: now } }] };
  const states: Record<UserState, Prisma.UserWhereInput> = {
    active: { disabledAt: null, ...unlocked },
    locked: { disabledAt: null, lockedUntil: { gt: now } },
    disabled: { disabledAt: { not: null } },
  };
  const words = search.split(/\s+/u).filter(Boolean).slice(0, 5);
  const holds = (contains: string) => ({
    OR: [
      { username: { contains, mode: 'insensitive' as const } },
      { displayName: { contains } },
      { workUnit: { contains } },
    ],
  });
  return {
    AND: [
      ...words.map(holds),
      state ? states[state] : {},
      area ? { pos: { gte: area.lo, lte: area.hi } } : {},
    ],
  };
}

async function withAreas(tx: Tx, users: Found[]): Promise<UserRow[]> {
  const paths = await ancestorsOf(
    tx,
    users.map(({ areaId }) => areaId),
  );
  const now = clock.now();
  return users.map((user) => ({
    ...user,
    areaPath: areaPathText(paths.get(user.areaId) ?? []),
    state: stateOf(user, now),
  }));
}

/** One account in the actor's areas; `not_found` for any other. */
export async function findUser(tx: Tx, actor: Actor, id: number): Promise<UserRow> {
  const user = await tx.user.findFirst({
    where: { AND: [{ id }, scope(actor, 'users.manage')] },
    select: userFields,
  });
  if (!user) throw notFound();
  const [row] = await withAreas(tx, [user]);
  return row as UserRow;
}

export type OpenSignIn = { id: string; createdAt: Date; lastSeenAt: Date; ip: string };

function openSignIns(tx: Tx, userId: number): Promise<OpenSignIn[]> {
  const { idleMinutes, sessionHours } = accessSettings;
  const ago = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000);
  return tx.signIn.findMany({
    // One that has run out ends only when somebody comes with it again.
    where: {
      userId,
      endedAt: null,
      lastSeenAt: { gt: ago(idleMinutes) },
      createdAt: { gt: ago(sessionHours * 60) },
    },
    select: { id: true, createdAt: true, lastSeenAt: true, ip: true },
    orderBy: { createdAt: 'desc' },
    take: 20,
  });
}

export const getUser = (actor: Actor, id: number): Promise<{ user: UserRow; signIns: OpenSignIn[] }> =>
  read(actor, 'users.manage', async (tx) => ({
    user: await findUser(tx, actor, id),
    signIns: await openSignIns(tx, id),
  }));

/** What nobody else sees of the actor's account: where notices go by e-mail. */
export const myMailing = (actor: Actor) =>
  readOwn(actor, (tx) =>
    tx.user.findUniqueOrThrow({
      where: { id: actor.userId },
      select: { email: true, emailVerifiedAt: true, mailing: true },
    }),
  );

/** The actor's own account, with all grants that have not ended and the browsers that are signed in. */
export const myAccount = (actor: Actor) =>
  readOwn(actor, async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: actor.userId }, select: userFields });
    const grants = await tx.grant.findMany({
      where: { userId: actor.userId, endedAt: null },
      select: {
        id: true,
        role: true,
        areaId: true,
        jurisdiction: { select: { name: true, validTo: true } },
        validFrom: true,
        validTo: true,
      },
      orderBy: { id: 'asc' },
    });
    const paths = await ancestorsOf(
      tx,
      [user, ...grants].flatMap(({ areaId }) => areaId ?? []),
    );
    const areaPath = (areaId: number | null) => areaPathText(paths.get(areaId ?? 0) ?? []);
    return {
      user: { ...user, areaPath: areaPath(user.areaId) },
      grants: grants.map(({ validFrom, validTo, jurisdiction, ...grant }) => ({
        ...grant,
        validFrom: asDay(validFrom),
        validTo: validTo && asDay(validTo),
        areaPath: jurisdiction ? jurisdictionText(jurisdiction) : areaPath(grant.areaId),
      })),
      signIns: await openSignIns(tx, actor.userId),
    };
  });

/** The accounts of the demo city, shown before signing in; none in a real installation. */
export const demoAccounts = (): Promise<{ username: string; displayName: string }[]> =>
  transactAsSystem({ system: 'sign-in' }, (tx) =>
    tx.user.findMany({
      where: { isDemo: true, disabledAt: null },
      select: { username: true, displayName: true },
      orderBy: { id: 'asc' },
      take: 12,
    }),
  );

export type AreaChoice = PathStep & { path: string };

/** The area that a list is narrowed to, or null when it is none of the actor's. */
export async function areaChoice(
  actor: Actor,
  permission: Permission,
  id: number | null,
): Promise<AreaChoice | null> {
  if (id === null) return null;
  const path = await read(actor, permission, async (tx) => (await ancestorsOf(tx, [id])).get(id));
  const area = path?.at(-1);
  return path && area && can(actor, permission, area) ? { ...area, path: areaPathText(path) } : null;
}
