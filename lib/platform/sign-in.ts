import { randomUUID } from 'node:crypto';
import type { Actor } from './actor';
import { auditFor } from './audit';
import { clock } from './clock';
import { Prisma, type Tx } from './db';
import { verifyPassword } from './passwords';
import { accessSettings } from './settings';
import { transactAsSystem } from './transact';

type Attempt = { username: string; password: string; ip: string };

type Account = {
  id: number;
  username: string;
  name: string;
  pos: number;
  passwordHash: string;
  failedAttempts: number;
  lockedUntil: Date | null;
  disabledAt: Date | null;
};

const isUsername = (text: string) => /^[a-z][a-z0-9._-]{2,31}$/.test(text);

/**
 * Returns the new sign-in's id, or null: the caller learns nothing of the reason, which the trail keeps.
 * The account's row is locked meanwhile, so that guesses sent at once are counted one by one.
 */
export function signIn({ username, password, ip }: Attempt): Promise<string | null> {
  return inTurn(() =>
    transactAsSystem({ system: 'sign-in', ip }, async (tx, audit) => {
      const name = username.trim().toLowerCase();
      const account = await lockAccount(tx, { username: name });
      const isRight = await verifyPassword(account?.passwordHash, password);
      const refusal = refusalOf(account, isRight);
      // Runs for an unknown account too, to take as long.
      const isLockedNow = await countAttempt(tx, account, refusal);
      if (account && !refusal) return admit(tx, account, ip);
      const subject = account
        ? { subjectId: account.id, subjectLabel: account.username, pos: account.pos }
        : // Not whatever was typed: now and then it is a password.
          { subjectLabel: isUsername(name) ? name : '（不是账号）' };
      const entry = { subject: 'sign-ins', ...subject };
      const locked = {
        ...entry,
        action: 'lock',
        note: `连续 ${accessSettings.failuresBeforeLock} 次不正确，锁定 ${accessSettings.lockMinutes} 分钟`,
      };
      await audit.record(
        [{ ...entry, action: 'refuse', note: refusal ?? '' }, ...(isLockedNow ? [locked] : [])],
        null,
      );
      return null;
    }),
  );
}

export async function lockAccount(
  tx: Tx,
  who: { id: number } | { username: string },
): Promise<Account | undefined> {
  const [account] = await tx.$queryRaw<Account[]>`
    SELECT id, username, display_name AS name, pos, password_hash AS "passwordHash", failed_attempts AS "failedAttempts",
      locked_until AS "lockedUntil", disabled_at AS "disabledAt"
    FROM users WHERE ${'id' in who ? Prisma.sql`id = ${who.id}` : Prisma.sql`username = ${who.username}`} FOR NO KEY UPDATE`;
  return account;
}

export const isLocked = (account: Account) =>
  account.lockedUntil !== null && account.lockedUntil > clock.now();

function refusalOf(account: Account | undefined, isRight: boolean): string | null {
  if (!account) return '没有这个账号';
  if (account.disabledAt) return '账号已停用';
  if (isLocked(account)) return '账号已锁定';
  return isRight ? null : '密码不正确';
}

/** Returns whether this failure locks the account. While it is locked nothing is counted: the lock ends by itself. */
export async function countAttempt(
  tx: Tx,
  account: Account | undefined,
  refusal: string | null,
): Promise<boolean> {
  const { failuresBeforeLock, lockMinutes } = accessSettings;
  const isCounted = account !== undefined && !account.disabledAt && !isLocked(account);
  // After a lock has run out the count begins anew.
  const failures = refusal === null ? 0 : (account?.lockedUntil ? 0 : (account?.failedAttempts ?? 0)) + 1;
  const locks = isCounted && failures >= failuresBeforeLock;
  const until = locks ? new Date(clock.now().getTime() + lockMinutes * 60_000) : null;
  await tx.user.updateMany({
    where: { id: isCounted ? account.id : 0 },
    data: { failedAttempts: failures, lockedUntil: until },
  });
  return locks;
}

async function admit(tx: Tx, account: Account, ip: string): Promise<string> {
  const id = randomUUID();
  const now = clock.now();
  await tx.signIn.create({ data: { id, userId: account.id, createdAt: now, lastSeenAt: now, ip } });
  const actor = { userId: account.id, name: account.name, ip, grants: [] as const };
  const entry = {
    action: 'sign-in',
    subject: 'sign-ins',
    subjectId: account.id,
    subjectLabel: account.username,
    pos: account.pos,
  };
  await auditFor(tx, actor, null).record(entry, id);
  return id;
}

/** Ends one sign-in; one that has ended already is left as it is. */
export async function signOut(actor: Actor): Promise<void> {
  await transactAsSystem({ system: 'sign-in', ip: actor.ip }, async (tx) => {
    const { count } = await tx.signIn.updateMany({
      where: { id: actor.signInId, endedAt: null },
      data: { endedAt: clock.now(), endReason: 'sign-out' },
    });
    if (count === 0) return;
    const { pos } = await tx.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { pos: true } });
    const entry = {
      action: 'sign-out',
      subject: 'sign-ins',
      subjectId: actor.userId,
      subjectLabel: actor.username,
      pos,
    };
    await auditFor(tx, actor, null).record(entry, null);
  });
}

/** Ends an account's sign-ins wherever they are, but for `except`. Returns how many there were. */
export async function endSignIns(
  tx: Tx,
  userId: number,
  endReason: string,
  except?: string,
): Promise<number> {
  const { count } = await tx.signIn.updateMany({
    where: { userId, endedAt: null, ...(except && { id: { not: except } }) },
    data: { endedAt: clock.now(), endReason },
  });
  return count;
}

// An attempt holds a connection while argon2 works, and anybody may send attempts: the others must still get theirs.
const AT_ONCE = 4;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
