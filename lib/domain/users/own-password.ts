import type { Actor } from '@/lib/platform/actor';
import { auditFor } from '@/lib/platform/audit';
import { clock } from '@/lib/platform/clock';
import { broken, InvalidInput, notFound } from '@/lib/platform/errors';
import { hashPassword, passwordProblem, verifyPassword } from '@/lib/platform/passwords';
import { countAttempt, endSignIns, isLocked, lockAccount } from '@/lib/platform/sign-in';
import { transactAsSystem } from '@/lib/platform/transact';

type Change = { currentPassword: string; newPassword: string };

/**
 * Ends the account's other sign-ins. A wrong present password counts like a failed sign-in: an unlocked PC
 * is no place for guessing. The system's transaction, because nobody may write his own account.
 */
export async function changeOwnPassword(
  actor: Actor,
  { currentPassword, newPassword }: Change,
): Promise<null> {
  const problem = passwordProblem(newPassword, actor.username);
  if (problem) throw new InvalidInput({ newPassword: problem });
  const isRight = await transactAsSystem({ system: 'sign-in', ip: actor.ip }, async (tx, audit) => {
    const account = await lockAccount(tx, { id: actor.userId });
    if (!account) throw notFound();
    // Nothing is counted while it is locked, so nothing may be tried either.
    if (isLocked(account)) throw broken('账号已锁定，请稍后再试，或请系统管理员解锁。');
    const isRight = await verifyPassword(account.passwordHash, currentPassword);
    const isLockedNow = await countAttempt(tx, account, isRight ? null : '密码不正确');
    const subject = {
      subject: 'users',
      subjectId: actor.userId,
      subjectLabel: actor.username,
      pos: account.pos,
    };
    if (!isRight) {
      if (isLockedNow) await endSignIns(tx, actor.userId, 'locked');
      const note = isLockedNow ? '现用密码不正确，账号已锁定' : '现用密码不正确';
      await audit.record({ ...subject, action: 'refuse', note }, null);
      return false;
    }
    if (newPassword === currentPassword)
      throw new InvalidInput({ newPassword: '新密码不能与现用密码相同。' });
    await tx.user.update({
      where: { id: actor.userId },
      data: {
        passwordHash: await hashPassword(newPassword),
        mustChangePassword: false,
        passwordChangedAt: clock.now(),
      },
      select: { id: true },
    });
    const ended = await endSignIns(tx, actor.userId, 'password', actor.signInId);
    const note = ended > 0 ? `结束另外 ${ended} 处登录` : '';
    await auditFor(tx, actor, null).record({ ...subject, action: 'change-password', note }, null);
    return true;
  });
  // Outside the transaction: the failure must stay counted.
  if (!isRight) throw new InvalidInput({ currentPassword: '现用密码不正确。' });
  return null;
}
