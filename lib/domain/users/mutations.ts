import type { Actor } from '@/lib/platform/actor';
import { listAreas } from '@/lib/platform/areas/queries';
import { type Audit, difference, type Entry, type Recorded } from '@/lib/platform/audit';
import { clock, wallTime } from '@/lib/platform/clock';
import { Prisma, type Tx } from '@/lib/platform/db';
import { broken, InvalidInput, StaleEdit } from '@/lib/platform/errors';
import { hashPassword, temporaryPassword } from '@/lib/platform/passwords';
import { can } from '@/lib/platform/scope';
import { endSignIns } from '@/lib/platform/sign-in';
import { transact } from '@/lib/platform/transact';
import type { NewUser, Revision } from './definition';
import { findUser, type UserRow } from './queries';

/** Returns the password for the first sign-in: it is stored nowhere and cannot be shown again. */
export async function createUser(actor: Actor, { areaId, ...fields }: NewUser) {
  const password = temporaryPassword(fields.username);
  const passwordHash = await hashPassword(password);
  return transact(actor, 'users.manage', async (tx, audit) => {
    const area = await areaInScope(tx, actor, areaId);
    const { id, pos } = await tx.user
      .create({ data: { ...fields, areaId, passwordHash }, select: { id: true, pos: true } })
      .catch(refuseTakenName);
    const entry: Entry = {
      action: 'create',
      subject: 'users',
      subjectId: id,
      subjectLabel: fields.username,
      pos,
      after: { ...fields, area: area.name },
    };
    return audit.record(entry, { id, username: fields.username, password });
  });
}

/** Throws StaleEdit with the account as it is now when `version` is no longer the last. */
export async function reviseUser(actor: Actor, { id, version, areaId, ...fields }: Revision) {
  return onUser(actor, id, async (tx, audit, before) => {
    const area = await areaInScope(tx, actor, areaId);
    const { count } = await tx.user.updateMany({
      where: { id, version },
      data: { ...fields, areaId, version: { increment: 1 } },
    });
    if (count === 0) throw new StaleEdit({ ...before, savedAt: wallTime(before.updatedAt) });
    const change = difference(
      { ...profileOf(before), area: before.areaPath },
      { ...fields, area: areaId === before.areaId ? before.areaPath : area.name },
    );
    return audit.record({ ...entryOf(before), action: 'revise', ...change }, null);
  });
}

export const disableUser = (actor: Actor, id: number) =>
  onUser(actor, id, async (tx, audit, user) => {
    if (user.disabledAt) throw broken('这个账号已经停用。');
    await tx.user.update({ where: { id }, data: { disabledAt: clock.now() }, select: { id: true } });
    const ended = await endSignIns(tx, id, 'disabled');
    return audit.record({ ...entryOf(user), action: 'disable', note: endedNote(ended) }, null);
  });

export const enableUser = (actor: Actor, id: number) =>
  onUser(actor, id, async (tx, audit, user) => {
    if (!user.disabledAt) throw broken('这个账号没有停用。');
    await tx.user.update({ where: { id }, data: { disabledAt: null }, select: { id: true } });
    return audit.record({ ...entryOf(user), action: 'enable' }, null);
  });

export const unlockUser = (actor: Actor, id: number) =>
  onUser(actor, id, async (tx, audit, user) => {
    if (user.state !== 'locked') throw broken('这个账号没有锁定。');
    const data = { lockedUntil: null, failedAttempts: 0 };
    await tx.user.update({ where: { id }, data, select: { id: true } });
    return audit.record({ ...entryOf(user), action: 'unlock' }, null);
  });

/** Returns the password for the next sign-in, after which it must be changed. */
export async function resetPassword(actor: Actor, id: number) {
  return onUser(actor, id, async (tx, audit, user) => {
    const password = temporaryPassword(user.username);
    const data = {
      passwordHash: await hashPassword(password),
      mustChangePassword: true,
      passwordChangedAt: clock.now(),
      lockedUntil: null,
      failedAttempts: 0,
    };
    await tx.user.update({ where: { id }, data, select: { id: true } });
    const ended = await endSignIns(tx, id, 'password');
    const entry = { ...entryOf(user), action: 'reset-password', note: endedNote(ended) };
    return audit.record(entry, { id, username: user.username, password });
  });
}

export const endUserSignIns = (actor: Actor, id: number) =>
  onUser(actor, id, async (tx, audit, user) => {
    const ended = await endSignIns(tx, id, 'ended');
    return audit.record({ ...entryOf(user), action: 'end-sign-ins', note: endedNote(ended) }, null);
  });

const endedNote = (ended: number) => (ended > 0 ? `结束 ${ended} 处登录` : '');

function onUser<T>(
  actor: Actor,
  id: number,
  work: (tx: Tx, audit: Audit, user: UserRow) => Promise<Recorded<T>>,
): Promise<T> {
  // Row-level security refuses it as well; here it is put into words.
  if (id === actor.userId) throw broken('不能改动自己的账号，请另一位系统管理员办理。');
  return transact(actor, 'users.manage', async (tx, audit) => work(tx, audit, await findUser(tx, actor, id)));
}

async function areaInScope(tx: Tx, actor: Actor, areaId: number) {
  const [area] = await listAreas(tx, [areaId]);
  if (area && !area.validTo && can(actor, 'users.manage', area)) return area;
  throw new InvalidInput({ areaId: '这个辖区不在您的管理范围内。' });
}

const profileOf = ({ displayName, workUnit, workPhone }: UserRow) => ({ displayName, workUnit, workPhone });

const entryOf = ({ id, username, pos }: UserRow) => ({
  subject: 'users',
  subjectId: id,
  subjectLabel: username,
  pos,
});

function refuseTakenName(error: unknown): never {
  const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
  throw isTaken ? new InvalidInput({ username: '这个账号已经有人用了，请换一个。' }) : error;
}
